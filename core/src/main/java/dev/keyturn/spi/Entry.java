package dev.keyturn.spi;

import dev.keyturn.settings.Json;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * One line of a journal.
 *
 * @param number its place, from 1
 * @param parent the checksum of the entry before it; empty for the first
 * @param time when it was written, as far as the clock was right
 * @param kind what it records
 * @param body what it says
 */
public record Entry(long number, String parent, Instant time, Kind kind, Table body) {
    private static final int FORM = 1;

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
        /** A name for this point. */
        TAG
    }

    /** The entry as one line of JSON, with its checksum. */
    public String toJson() {
        return Json.exact(content().with("sum", Value.of(checksum())));
    }

    /** The hash of everything in the entry. */
    public String checksum() {
        return sha256(Json.exact(content()));
    }

    private Table content() {
        return Table.builder()
                .put("journal", Value.of(FORM))
                .put("number", Value.of(number))
                .put("parent", Value.of(parent))
                .put("time", Value.of(time.toString()))
                .put("kind", Value.of(kind.name().toLowerCase(Locale.ROOT)))
                .put("body", body)
                .build();
    }

    /**
     * Reads {@link #toJson}; nothing if it is not exactly what that writes, to the last bit.
     *
     * @throws dev.keyturn.settings.RefusedException if it is not even JSON
     */
    public static Optional<Entry> read(String json, String source) {
        Settings fields = Settings.of(Json.readExact(json, source));
        Optional<Long> number =
                fields.value("number").filter(Num.class::isInstance).flatMap(n -> ((Num) n).asLong());
        Optional<Instant> time = fields.text("time").flatMap(Entry::instant);
        Optional<Kind> kind = fields.text("kind").flatMap(Entry::kind);
        Optional<Table> body =
                fields.root().get("body").filter(Table.class::isInstance).map(Table.class::cast);
        if (number.isEmpty() || time.isEmpty() || kind.isEmpty() || body.isEmpty()) {
            return Optional.empty();
        }
        Entry entry = new Entry(number.get(), fields.text("parent").orElse(""), time.get(), kind.get(), body.get());
        return entry.toJson().equals(json) ? Optional.of(entry) : Optional.empty();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty(); // the caller reports the entry as damaged
        }
    }

    private static Optional<Kind> kind(String text) {
        for (Kind kind : Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(text)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
