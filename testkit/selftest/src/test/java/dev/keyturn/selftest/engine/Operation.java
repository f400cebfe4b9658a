package dev.keyturn.selftest.engine;

/** One thing that a program did to a drive. Files and directories are numbers; bytes are the characters 0 to 255. */
sealed interface Operation {
    /** The file or directory whose force makes this durable; 0 for what needs none. */
    int durableWith();

    /** A name in a directory for something that is new. */
    record Create(int directory, String name, int node, boolean isDirectory) implements Operation {
        @Override
        public int durableWith() {
            return directory;
        }
    }

    /** A second name. */
    record Link(int directory, String name, int node) implements Operation {
        @Override
        public int durableWith() {
            return directory;
        }
    }

    /** Another name in the same directory, in place of whatever had it. */
    record Move(int directory, String from, String to, int node) implements Operation {
        @Override
        public int durableWith() {
            return directory;
        }
    }

    /** A name less. */
    record Delete(int directory, String name) implements Operation {
        @Override
        public int durableWith() {
            return directory;
        }
    }

    /** Bytes at a place in a file. */
    record Write(int node, int offset, String bytes) implements Operation {
        @Override
        public int durableWith() {
            return node;
        }
    }

    /** An empty file. */
    record Truncate(int node) implements Operation {
        @Override
        public int durableWith() {
            return node;
        }
    }

    /** A shorter file. */
    record Cut(int node, int length) implements Operation {
        @Override
        public int durableWith() {
            return node;
        }
    }

    /** Everything that was done to this file, or to the names in this directory, is on the platter. */
    record Force(int node) implements Operation {
        @Override
        public int durableWith() {
            return 0;
        }
    }

    /** What became of an operation that was not forced to the platter. */
    enum Fate {
        KEPT,
        LOST,
        /** Half of the bytes were written. */
        TORN,
        /** The file has its length, and zeros in it. */
        ZEROED
    }
}
