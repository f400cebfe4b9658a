package dev.keyturn.files.yaml;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/** A part of a YAML text: what it is, and where it stands. */
abstract sealed class Node {
    /** Where its content begins. */
    final int start;
    /** Where its content ends. */
    final int end;

    private final Properties properties;

    private Node(Properties properties, int start, int end) {
        this.properties = properties;
        this.start = start;
        this.end = end;
    }

    /** Where it begins, its anchor and tag in front of it included. */
    int outerStart() {
        return hasProperties() ? properties.start : start;
    }

    /** Where its anchor and tag end; the place where its content begins if it has none. */
    int propertiesEnd() {
        return hasProperties() ? properties.end : start;
    }

    @Nullable
    String tag() {
        return properties.tag;
    }

    @Nullable
    String anchor() {
        return properties.anchor;
    }

    boolean hasProperties() {
        return properties.start >= 0;
    }

    /** How many nodes it is when aliases are put in; kept from growing beyond an int. */
    abstract int weight();

    /** How deep it is when aliases are put in. */
    abstract int height();

    /** Whether an alias refers to it that stands outside of these bounds. */
    boolean isReferredFromOutside(int from, int to) {
        return properties.lastAlias >= 0 && (properties.firstAlias < from || properties.lastAlias >= to);
    }

    /** An alias refers to it; so it has an anchor. */
    void refer(int alias) {
        properties.firstAlias = Math.min(properties.firstAlias, alias);
        properties.lastAlias = Math.max(properties.lastAlias, alias);
    }

    /** An anchor and a tag, and the aliases that refer to the anchor. Few nodes have them. */
    static final class Properties {
        static final Properties NONE = new Properties(-1, -1, null, null);

        /** Where the first of them begins, or -1 if there is none. */
        private final int start;

        private final int end;
        private final @Nullable String tag;
        private final @Nullable String anchor;
        private int firstAlias = Integer.MAX_VALUE;
        private int lastAlias = -1;

        Properties(int start, int end, @Nullable String tag, @Nullable String anchor) {
            this.start = start;
            this.end = end;
            this.tag = tag;
            this.anchor = anchor;
        }

        /** Where the last of them ends, or -1 if there is none. */
        int end() {
            return end;
        }

        int start() {
            return start;
        }

        @Nullable
        String anchor() {
            return anchor;
        }
    }

    /** Text, a number, a boolean or null. An empty one, as in {@code key:}, is as long as nothing. */
    static final class Scalar extends Node {
        final String text;
        final ScalarStyle style;

        Scalar(Properties properties, int start, int end, String text, ScalarStyle style) {
            super(properties, start, end);
            this.text = text;
            this.style = style;
        }

        @Override
        int weight() {
            return 1;
        }

        @Override
        int height() {
            return 0;
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
            super(Properties.NONE, start, end);
            this.target = target;
        }

        @Override
        int weight() {
            return target.weight();
        }

        @Override
        int height() {
            return target.height();
        }
    }

    /** A mapping or a sequence, in block or in flow style. */
    static final class Collection extends Node {
        final boolean isMapping;
        final Form form;
        final List<Member> members;
        private final int weight;
        private final int height;

        Collection(Properties properties, int start, int end, boolean isMapping, Form form, List<Member> members) {
            super(properties, start, end);
            this.isMapping = isMapping;
            this.form = form;
            this.members = List.copyOf(members);
            this.weight = weight(members);
            this.height = height(members);
        }

        @Override
        int weight() {
            return weight;
        }

        @Override
        int height() {
            return height;
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
                weight += member.value.weight();
            }
            return (int) Math.min(weight, Integer.MAX_VALUE);
        }

        private static int height(List<Member> members) {
            int height = 0;
            for (Member member : members) {
                height = Math.max(height, member.value.height());
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
