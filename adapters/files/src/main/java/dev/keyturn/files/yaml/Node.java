package dev.keyturn.files.yaml;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/** A part of a YAML text: what it is, and where it stands. */
abstract sealed class Node {
    /** Where it begins, its anchor and tag in front of it included. */
    final int outerStart;
    /** Where its content begins. */
    final int start;
    /** Where its content ends. */
    final int end;

    final @Nullable String tag;
    final @Nullable String anchor;

    /** Where its anchor and tag end; the place where its content begins if it has none. */
    final int propertiesEnd;

    private int firstAlias = Integer.MAX_VALUE;
    private int lastAlias = -1;

    /** How many nodes it is when aliases are put in, and how deep; kept from growing beyond an int. */
    final int weight;

    final int height;

    private Node(Properties properties, int start, int end, int weight, int height) {
        this.outerStart = properties.start < 0 ? start : properties.start;
        this.start = start;
        this.end = end;
        this.propertiesEnd = properties.start < 0 ? start : properties.end;
        this.tag = properties.tag;
        this.anchor = properties.anchor;
        this.weight = weight;
        this.height = height;
    }

    /** Whether an alias refers to it that stands outside of these bounds. */
    boolean isReferredFromOutside(int from, int to) {
        return lastAlias >= 0 && (firstAlias < from || lastAlias >= to);
    }

    void refer(int alias) {
        firstAlias = Math.min(firstAlias, alias);
        lastAlias = Math.max(lastAlias, alias);
    }

    boolean hasProperties() {
        return tag != null || anchor != null;
    }

    /** An anchor and a tag, with the place where the first of them begins, or -1 if there is none, and where the last ends. */
    record Properties(
            int start,
            int end,
            @Nullable String tag,
            @Nullable String anchor) {
        static final Properties NONE = new Properties(-1, -1, null, null);
    }

    /** Text, a number, a boolean or null. An empty one, as in {@code key:}, is as long as nothing. */
    static final class Scalar extends Node {
        final String text;
        final ScalarStyle style;

        Scalar(Properties properties, int start, int end, String text, ScalarStyle style) {
            super(properties, start, end, 1, 0);
            this.text = text;
            this.style = style;
        }

        boolean isPlain() {
            return style == ScalarStyle.PLAIN;
        }

        boolean isBlock() {
            return style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED;
        }
    }

    /** A reference to an anchored node. */
    static final class Alias extends Node {
        final Node target;

        Alias(int start, int end, Node target) {
            super(Properties.NONE, start, end, target.weight, target.height);
            this.target = target;
        }
    }

    /** A mapping or a sequence, in block or in flow style. */
    static final class Collection extends Node {
        final boolean isMapping;
        final Form form;
        final List<Member> members;

        Collection(Properties properties, int start, int end, boolean isMapping, Form form, List<Member> members) {
            super(properties, start, end, weight(members), height(members));
            this.isMapping = isMapping;
            this.form = form;
            this.members = List.copyOf(members);
        }

        boolean isBlock() {
            return form == Form.BLOCK;
        }

        /** The place of the entry with this name, or -1 if there is none. */
        int find(String name) {
            for (int i = 0; i < members.size(); i++) {
                if (members.get(i).name.equals(name)) {
                    return i;
                }
            }
            return -1;
        }

        private static int weight(List<Member> members) {
            long weight = 1;
            for (Member member : members) {
                weight += member.value.weight;
            }
            return (int) Math.min(weight, Integer.MAX_VALUE);
        }

        private static int height(List<Member> members) {
            int height = 0;
            for (Member member : members) {
                height = Math.max(height, member.value.height);
            }
            return height + 1;
        }
    }

    /** How a collection is written: in lines, in brackets, or as the one entry of {@code [key: value]}, without braces. */
    enum Form {
        BLOCK,
        FLOW,
        PAIR
    }

    /** An entry of a mapping or an element of a sequence. */
    static final class Member {
        /** The key; none in a sequence. */
        final @Nullable Node key;
        /** What the key says; empty in a sequence. */
        final String name;
        /** Where it begins: with its key, its dash, or its value. */
        final int start;
        /** Where the colon or the dash stands, or -1 if there is none. */
        final int mark;

        final Node value;
        /** Where the comma behind it stands, or -1 if there is none. */
        int comma = -1;

        Member(@Nullable Node key, String name, int start, int mark, Node value) {
            this.key = key;
            this.name = name;
            this.start = start;
            this.mark = mark;
            this.value = value;
        }

        int end() {
            return Math.max(value.end, Math.max(mark + 1, key == null ? 0 : key.end));
        }
    }
}
