package dev.keyturn.spi;

import dev.keyturn.settings.Json;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** One line of a journal. Two entries are equal when every bit of them is. */
public final class Entry {
    private static final int FORM = 1;

    private final long number;
    private final String parent;
    private final Instant time;
    private final Kind kind;
    private final Table body;
    private final String checksum;
    private final String json;

    private Entry(long number, String parent, Instant time, Kind kind, Table body, String json) {
        this.number = number;
        this.parent = parent;
        this.time = time;
        this.kind = kind;
        this.body = body;
        this.json = json;
        this.checksum = Sums.of(json);
    }

    /**
     * An entry.
     *
     * @param number its place, from 1
     * @param parent the checksum of the entry before it; empty for the first
     * @param time when it was written, as far as the clock was right
     * @param kind what it records
     * @param body what it says
     */
    public Entry(long number, String parent, Instant time, Kind kind, Table body) {
        this(number, parent, time, kind, body, json(number, parent, time, kind, body));
    }

    /** What an entry records. */
    public enum Kind {
        /** A migration is about to be written: everything that is needed to finish it, undo it or take it back. */
        INTENT,
        /** The migration of an intent is written and verified. */
        APPLIED,
        /** A migration is about to be taken back. */
        REVERSAL,
        /** The reversal is written and verified. */
        REVERSED,
        /** An intent or a reversal came to nothing; the settings are as before. */
        DISCARDED,
        /** Settings were found, or declared, to have the shape of a migration already. */
        BASELINE,
        /** A backup was put back; what was applied after it was made is taken back with it. */
        RESTORED,
        /** Older settings were found in their place; what they have not is to be done again. */
        RETURNED,
        /** A name for this point. */
        TAG,
        /** A sentence that somebody wanted to be kept. */
        NOTE
    }

    /** Its place, from 1. */
    public long number() {
        return number;
    }

    /** The checksum of the entry before it; empty for the first. */
    public String parent() {
        return parent;
    }

    /** When it was written, as far as the clock was right. */
    public Instant time() {
        return time;
    }

    /** What it records. */
    public Kind kind() {
        return kind;
    }

    /** What it says. */
    public Table body() {
        return body;
    }

    /** The hash of everything in the entry. */
    public String checksum() {
        return checksum;
    }

    /** The entry as one line of JSON, with its checksum at the end. */
    public String toJson() {
        return json;
    }

    private static String json(long number, String parent, Instant time, Kind kind, Table body) {
        return Sums.added(Json.exact(Table.builder()
                .put("journal", Value.of(FORM))
                .put("number", Value.of(number))
                .put("parent", Value.of(parent))
                .put("time", Value.of(time.toString()))
                .put("kind", Value.of(word(kind)))
                .put("body", body)
                .build()));
    }

    /**
     * Reads {@link #toJson}; nothing if a single bit of it is another one.
     *
     * @throws dev.keyturn.settings.RefusedException if the checksum is right, and it is no JSON all the same
     */
    public static Optional<Entry> read(String json, String source) {
        if (!Sums.isRight(json)) {
            return Optional.empty();
        }
        Table fields = Json.readExact(json, Origin.of(source));
        boolean isKnown = fields.get("journal").equals(Optional.of(Value.of(FORM)));
        Optional<Long> number =
                fields.get("number").filter(Num.class::isInstance).flatMap(n -> ((Num) n).asLong());
        Optional<Instant> time = fields.text("time").flatMap(Entry::instant);
        Optional<Kind> kind = fields.text("kind").flatMap(Entry::kind);
        Optional<Table> body =
                fields.get("body").filter(Table.class::isInstance).map(Table.class::cast);
        if (!isKnown || number.isEmpty() || time.isEmpty() || kind.isEmpty() || body.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Entry(number.get(), fields.text("parent").orElse(""), time.get(), kind.get(), body.get(), json));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty(); // the caller reports the entry as damaged
        }
    }

    /** A kind as it is written. */
    static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> kind(String text) {
        for (Kind kind : Kind.values()) {
            if (word(kind).equals(text)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Entry other && checksum.equals(other.checksum);
    }

    @Override
    public int hashCode() {
        return checksum.hashCode();
    }

    /** Number and kind; what it says may be secret. */
    @Override
    public String toString() {
        return "entry " + number + " (" + word(kind) + ")";
    }
}
