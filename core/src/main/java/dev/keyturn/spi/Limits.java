package dev.keyturn.spi;

import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;

/**
 * How much a run takes on. Beyond that it refuses, before anything is written: whoever feeds it nonsense gets a message and
 * not a program without memory.
 *
 * @param keys how many settings there may be, the elements of lists included
 * @param depth how deep they may lie
 * @param characters how long all names and texts together may be
 * @param entry how many characters one entry of the journal may have
 */
public record Limits(int keys, int depth, long characters, int entry) {
    private static final int MANY = 1_000_000;

    public Limits {
        if (keys < 1 || depth < 1 || characters < 1 || entry < 1) {
            throw new IllegalArgumentException("a limit is 1 or more");
        }
    }

    /** A million settings, as deep as keys go, 256 million characters, 64 million in an entry. */
    public static Limits usual() {
        return new Limits(MANY, Key.MAX_DEPTH, 256L * MANY, 64 * MANY);
    }

    /**
     * Says nothing, if the settings are within the limits.
     *
     * @throws RefusedException if they are not
     */
    public void check(Settings settings, String source) {
        new Count(source).of(settings.root());
        if (settings.root().depth() > depth) {
            throw refuse(source, "the settings are nested deeper than the limit", "at most " + depth + " levels");
        }
    }

    /**
     * Says nothing, if the entry is within the limit.
     *
     * @throws RefusedException if it is not
     */
    public void check(Entry entry, String source) {
        int length = entry.toJson().length();
        if (length > this.entry) {
            throw refuse(
                    source,
                    "entry " + entry.number() + " of the journal would have " + length
                            + " characters, beyond the limit",
                    "at most " + this.entry);
        }
    }

    private static RefusedException refuse(String source, String what, String expected) {
        return new RefusedException(Problem.of(Origin.of(source), Key.root(), what, expected)
                .hint("nothing was written; where it is meant, give the migrator higher limits"));
    }

    /** What is counted so far; settings nest no deeper than keys go. */
    private final class Count {
        private final String source;
        private long count;
        private long length;

        Count(String source) {
            this.source = source;
        }

        void of(Value value) {
            if (value instanceof Table table) {
                count += table.size();
                table.forEach((name, child) -> {
                    length += name.length();
                    of(child);
                });
                table.own().ifPresent(this::of);
            } else if (value instanceof Items list) {
                count += list.size();
                list.items().forEach(this::of);
            } else if (value instanceof Text text) {
                length += text.text().length();
            }
            if (count > keys) {
                throw refuse(source, "there are more settings than the limit", "at most " + keys);
            }
            if (length > characters) {
                throw refuse(source, "the settings are longer than the limit", "at most " + characters + " characters");
            }
        }
    }
}
