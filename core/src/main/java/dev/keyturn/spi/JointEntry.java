package dev.keyturn.spi;

import dev.keyturn.settings.Items;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is added to the journals of many at once: for each of them an {@link Entry.Kind#INTENT} with the {@link
 * Entry.Kind#APPLIED} that confirms it, or a {@link Entry.Kind#BASELINE}. What all have in common is written once. The entries of one
 * of them follow from it, to the character, with their numbers, parents and checksums.
 *
 * @param time when it was written, as far as the clock was right
 * @param kind what it records: an intent, with its confirmation, or a baseline
 * @param shared what the entries of all say
 * @param parts what those of each say besides
 */
public record JointEntry(Instant time, Entry.Kind kind, Table shared, List<Part> parts) {
    private static final int FORM = 1;

    public JointEntry {
        if (kind != Entry.Kind.INTENT && kind != Entry.Kind.BASELINE) {
            throw new IllegalArgumentException("many journals at once have intents, or baselines");
        }
        parts = List.copyOf(parts);
    }

    /**
     * What is one's own.
     *
     * @param whose whose it is
     * @param number the number of the entry, or of the first of both
     * @param parent the checksum of the entry before it; empty for the first
     * @param own what the entry says behind what all say
     */
    public record Part(String whose, long number, String parent, Table own) {}

    /** What it adds to the journal of one; nothing, if it is not about that one. */
    public List<Entry> entries(String whose) {
        return parts.stream()
                .filter(part -> part.whose().equals(whose))
                .findFirst()
                .map(this::entries)
                .orElse(List.of());
    }

    /** What it adds to the journal of this one. */
    public List<Entry> entries(Part part) {
        Table.Builder body = Table.builder();
        shared.forEach(body::put);
        part.own().forEach(body::put);
        Entry first = new Entry(part.number(), part.parent(), time, kind, body.build());
        if (kind == Entry.Kind.BASELINE) {
            return List.of(first);
        }
        Table about = Table.empty().with("of", Value.of(part.number()));
        return List.of(first, new Entry(part.number() + 1, first.checksum(), time, Entry.Kind.APPLIED, about));
    }

    /** It as one line of JSON, with its checksum at the end. */
    public String toJson() {
        List<Value> own = new ArrayList<>(parts.size());
        for (Part part : parts) {
            own.add(Table.builder()
                    .put("whose", Value.of(part.whose()))
                    .put("number", Value.of(part.number()))
                    .put("parent", Value.of(part.parent()))
                    .put("own", part.own())
                    .build());
        }
        return Sums.added(Json.exact(Table.builder()
                .put("joint", Value.of(FORM))
                .put("time", Value.of(time.toString()))
                .put("kind", Value.of(Entry.word(kind)))
                .put("shared", shared)
                .put("parts", Value.of(own))
                .build()));
    }

    /**
     * Reads {@link #toJson}; nothing if a single bit of it is another one.
     *
     * @throws dev.keyturn.settings.RefusedException if the checksum is right, and it is no JSON all the same
     */
    public static Optional<JointEntry> read(String json, String source) {
        if (!Sums.isRight(json)) {
            return Optional.empty();
        }
        Table fields = Json.readExact(json, Origin.of(source));
        try {
            List<Part> parts = new ArrayList<>();
            for (Value item : ((Items) fields.get("parts").orElseThrow()).items()) {
                parts.add(part((Table) item));
            }
            boolean isKnown = fields.get("joint").equals(Optional.of(Value.of(FORM)));
            return Entry.kind(fields.text("kind").orElse(""))
                    .filter(kind -> isKnown)
                    .map(kind -> new JointEntry(
                            Instant.parse(fields.text("time").orElseThrow()),
                            kind,
                            (Table) fields.get("shared").orElseThrow(),
                            parts));
        } catch (ClassCastException
                | java.util.NoSuchElementException
                | DateTimeParseException
                | IllegalArgumentException foreign) {
            return Optional.empty(); // the caller reports it as damaged
        }
    }

    private static Part part(Table fields) {
        return new Part(
                fields.text("whose").orElseThrow(),
                ((Num) fields.get("number").orElseThrow()).asLong().orElseThrow(),
                fields.text("parent").orElseThrow(),
                (Table) fields.get("own").orElseThrow());
    }

    /** How many it is about; what it says may be secret. */
    @Override
    public String toString() {
        return Entry.word(kind) + " of " + parts.size();
    }
}
