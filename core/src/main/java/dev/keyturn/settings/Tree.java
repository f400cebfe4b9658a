package dev.keyturn.settings;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A persistent AVL tree: every change gives a new tree that shares all but one path with the old one. It compares keys
 * and never hashes them, so that no choice of names can make it slow.
 */
final class Tree<K extends Comparable<K>, V> {
    private final @Nullable Node<K, V> root;

    private Tree(@Nullable Node<K, V> root) {
        this.root = root;
    }

    private record Node<K, V>(
            K key,
            V value,
            @Nullable Node<K, V> left,
            @Nullable Node<K, V> right,
            int height) {
        static <K, V> Node<K, V> of(K key, V value, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
            return new Node<>(key, value, left, right, Math.max(heightOf(left), heightOf(right)) + 1);
        }

        static int heightOf(@Nullable Node<?, ?> node) {
            return node == null ? 0 : node.height;
        }
    }

    /** A key with its value. */
    record Entry<K, V>(K key, V value) {}

    /** A tree of entries that are already in the order of their keys. */
    static <K extends Comparable<K>, V> Tree<K, V> ofSorted(List<Entry<K, V>> sorted) {
        return new Tree<>(build(sorted, 0, sorted.size()));
    }

    private static <K, V> @Nullable Node<K, V> build(List<Entry<K, V>> sorted, int from, int to) {
        if (from == to) {
            return null;
        }
        int middle = (from + to) >>> 1;
        Entry<K, V> entry = sorted.get(middle);
        return Node.of(entry.key, entry.value, build(sorted, from, middle), build(sorted, middle + 1, to));
    }

    @Nullable
    V get(K key) {
        return get(root, key);
    }

    private static <K extends Comparable<K>, V> @Nullable V get(@Nullable Node<K, V> tree, K key) {
        Node<K, V> node = tree;
        while (node != null) {
            int order = key.compareTo(node.key);
            if (order == 0) {
                return node.value;
            }
            node = order < 0 ? node.left : node.right;
        }
        return null;
    }

    /** The entry with the greatest key below this one. */
    @Nullable
    Entry<K, V> before(K key) {
        Node<K, V> best = null;
        Node<K, V> node = root;
        while (node != null) {
            if (node.key.compareTo(key) < 0) {
                best = node;
                node = node.right;
            } else {
                node = node.left;
            }
        }
        return best == null ? null : new Entry<>(best.key, best.value);
    }

    /** The entry with the least key above this one. */
    @Nullable
    Entry<K, V> after(K key) {
        Node<K, V> best = null;
        Node<K, V> node = root;
        while (node != null) {
            if (node.key.compareTo(key) > 0) {
                best = node;
                node = node.left;
            } else {
                node = node.right;
            }
        }
        return best == null ? null : new Entry<>(best.key, best.value);
    }

    @Nullable
    Entry<K, V> last() {
        Node<K, V> node = root;
        while (node != null && node.right != null) {
            node = node.right;
        }
        return node == null ? null : new Entry<>(node.key, node.value);
    }

    Tree<K, V> put(K key, V value) {
        return new Tree<>(put(root, key, value));
    }

    private static <K extends Comparable<K>, V> Node<K, V> put(@Nullable Node<K, V> node, K key, V value) {
        if (node == null) {
            return Node.of(key, value, null, null);
        }
        int order = key.compareTo(node.key);
        if (order == 0) {
            return new Node<>(node.key, value, node.left, node.right, node.height);
        }
        return order < 0
                ? balanced(node, put(node.left, key, value), node.right)
                : balanced(node, node.left, put(node.right, key, value));
    }

    /** The tree without this key, which it has. */
    Tree<K, V> without(K key) {
        return new Tree<>(without(root, key));
    }

    private static <K extends Comparable<K>, V> @Nullable Node<K, V> without(@Nullable Node<K, V> node, K key) {
        if (node == null) {
            return null;
        }
        int order = key.compareTo(node.key);
        if (order < 0) {
            return balanced(node, without(node.left, key), node.right);
        }
        if (order > 0) {
            return balanced(node, node.left, without(node.right, key));
        }
        if (node.left == null) {
            return node.right;
        }
        Node<K, V> least = node.right;
        if (least == null) {
            return node.left;
        }
        while (least.left != null) {
            least = least.left;
        }
        return balanced(least, node.left, without(node.right, least.key));
    }

    private static <K, V> Node<K, V> balanced(Node<K, V> node, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
        int lean = Node.heightOf(left) - Node.heightOf(right);
        if (left != null && lean > 1) {
            Node<K, V> inner = left.right;
            if (inner != null && Node.heightOf(inner) > Node.heightOf(left.left)) {
                return Node.of(
                        inner.key,
                        inner.value,
                        Node.of(left.key, left.value, left.left, inner.left),
                        Node.of(node.key, node.value, inner.right, right));
            }
            return Node.of(left.key, left.value, left.left, Node.of(node.key, node.value, left.right, right));
        }
        if (right != null && lean < -1) {
            Node<K, V> inner = right.left;
            if (inner != null && Node.heightOf(inner) > Node.heightOf(right.right)) {
                return Node.of(
                        inner.key,
                        inner.value,
                        Node.of(node.key, node.value, left, inner.left),
                        Node.of(right.key, right.value, inner.right, right.right));
            }
            return Node.of(right.key, right.value, Node.of(node.key, node.value, left, right.left), right.right);
        }
        return Node.of(node.key, node.value, left, right);
    }

    void forEach(BiConsumer<? super K, ? super V> action) {
        forEach(root, action);
    }

    /** Goes over the entries from a key on, as long as the action says to go on. */
    void forEachFrom(K least, BiPredicate<? super K, ? super V> action) {
        forEachFrom(root, least, action);
    }

    private static <K extends Comparable<K>, V> boolean forEachFrom(
            @Nullable Node<K, V> node, K least, BiPredicate<? super K, ? super V> action) {
        if (node == null) {
            return true;
        }
        if (node.key.compareTo(least) < 0) {
            return forEachFrom(node.right, least, action);
        }
        return forEachFrom(node.left, least, action)
                && action.test(node.key, node.value)
                && forEachFrom(node.right, least, action);
    }

    /** Goes over the entries that the other tree has not, or has with another object; what both share is not looked at. */
    void forEachNotIn(Tree<K, V> other, BiConsumer<? super K, ? super V> action) {
        forEachNotIn(root, other.root, null, null, action);
    }

    @SuppressWarnings("ReferenceEquality") // the same node is shared; an equal one would have to be looked at
    private static <K extends Comparable<K>, V> void forEachNotIn(
            @Nullable Node<K, V> node,
            @Nullable Node<K, V> other,
            @Nullable K above,
            @Nullable K below,
            BiConsumer<? super K, ? super V> action) {
        if (node == null) {
            return;
        }
        Node<K, V> there = between(other, above, below);
        if (node == there) {
            return;
        }
        forEachNotIn(node.left, there, above, node.key, action);
        if (get(there, node.key) != node.value) {
            action.accept(node.key, node.value);
        }
        forEachNotIn(node.right, there, node.key, below, action);
    }

    /** The least part of a tree with all of its keys between these two. */
    private static <K extends Comparable<K>, V> @Nullable Node<K, V> between(
            @Nullable Node<K, V> tree, @Nullable K above, @Nullable K below) {
        Node<K, V> node = tree;
        while (node != null) {
            if (below != null && node.key.compareTo(below) >= 0) {
                node = node.left;
            } else if (above != null && node.key.compareTo(above) <= 0) {
                node = node.right;
            } else {
                return node;
            }
        }
        return null;
    }

    private static <K, V> void forEach(@Nullable Node<K, V> node, BiConsumer<? super K, ? super V> action) {
        if (node != null) {
            forEach(node.left, action);
            action.accept(node.key, node.value);
            forEach(node.right, action);
        }
    }
}
