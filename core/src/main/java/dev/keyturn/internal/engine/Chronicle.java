package dev.keyturn.internal.engine;

import dev.keyturn.internal.secret.Redaction;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Entry;
import dev.keyturn.step.Remark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The runs that a journal tells of: each with the migrations that it did, or took back. */
public final class Chronicle {
    private final History history;
    private final Map<Long, Run> runs = new LinkedHashMap<>();

    private Chronicle(History history) {
        this.history = history;
    }

    /** What was done. */
    public enum What {
        /** A migration was written. */
        MIGRATED,
        /** A migration was taken back. */
        ROLLED_BACK,
        /** It was found, or declared, to be in the settings. */
        NOTED,
        /** A backup was put back. */
        RESTORED
    }

    /**
     * What a run did with one migration.
     *
     * @param what what was done
     * @param entry the entry that announces it
     * @param end the entry that says what came of it
     */
    public record Piece(What what, Entry entry, Optional<Entry> end) {
        /** Whether it came to nothing, and the settings are as before. */
        public boolean isGivenUp() {
            return end.filter(last -> last.kind() == Entry.Kind.DISCARDED).isPresent();
        }
    }

    /**
     * What one run did.
     *
     * @param pieces one for each migration, in order
     * @param evidence what a rehearsal before it found, if that was kept
     */
    public record Run(List<Piece> pieces, Optional<Entry> evidence) {
        /** The number of the entry that it announced first. */
        public long number() {
            return pieces.get(0).entry().number();
        }

        /** All entries that tell of it, in order. */
        public List<Entry> entries() {
            return Stream.of(
                            pieces.stream().map(Piece::entry),
                            pieces.stream().flatMap(piece -> piece.end().stream()),
                            evidence.stream())
                    .flatMap(some -> some)
                    .distinct()
                    .sorted(Comparator.comparingLong(Entry::number))
                    .toList();
        }

        /** The ids of what it did, in order; of a run that put a backup back there are none. */
        public List<String> ids() {
            return pieces.stream()
                    .filter(piece -> piece.what() != What.RESTORED)
                    .map(piece -> Body.id(piece.entry()))
                    .toList();
        }

        private Run with(Piece piece) {
            List<Piece> all = new ArrayList<>(pieces);
            all.add(piece);
            return new Run(List.copyOf(all), evidence);
        }
    }

    /** The runs, the oldest first. */
    public static List<Run> of(History history) {
        Chronicle chronicle = new Chronicle(history);
        history.entries()
                .forEach(entry -> Body.read(entry, () -> {
                    chronicle.add(entry);
                    return entry;
                }));
        return List.copyOf(chronicle.runs.values());
    }

    private void add(Entry entry) {
        switch (entry.kind()) {
            case INTENT -> begin(new Piece(What.MIGRATED, entry, Optional.empty()));
            case REVERSAL -> begin(new Piece(What.ROLLED_BACK, entry, Optional.empty()));
            case BASELINE -> begin(new Piece(What.NOTED, entry, Optional.of(entry)));
            case RESTORED -> begin(new Piece(What.RESTORED, entry, Optional.of(entry)));
            case APPLIED, REVERSED, DISCARDED -> end(history.about(entry), entry);
            case NOTE ->
                rehearsed(entry)
                        .ifPresent(number -> runs.computeIfPresent(
                                number, (same, run) -> new Run(run.pieces(), Optional.of(entry))));
            case RETURNED, TAG -> {
                // no run did anything there
            }
        }
    }

    private void begin(Piece piece) {
        long number = number(piece.entry());
        Run run = runs.get(number);
        runs.put(number, run == null ? new Run(List.of(piece), Optional.empty()) : run.with(piece));
    }

    private static long number(Entry entry) {
        return entry.body()
                .get(Body.RUN)
                .filter(Num.class::isInstance)
                .flatMap(number -> ((Num) number).asLong())
                .orElse(entry.number());
    }

    private void end(Entry announced, Entry end) {
        runs.computeIfPresent(
                number(announced),
                (same, run) -> new Run(
                        run.pieces().stream()
                                .map(piece -> piece.entry().equals(announced)
                                        ? new Piece(piece.what(), announced, Optional.of(end))
                                        : piece)
                                .toList(),
                        run.evidence()));
    }

    private static Optional<Long> rehearsed(Entry entry) {
        return entry.body()
                .get(Body.REHEARSAL)
                .map(said -> ((Num) ((Table) said).get(Body.OF).orElseThrow())
                        .asLong()
                        .orElseThrow());
    }

    /**
     * What is noted of a rehearsal that was made before a run.
     *
     * @param tried how many keys were edited
     * @param carriedBack how many of these edits arrive in the old shape
     * @param conflicts about how many somebody would have to decide
     */
    public record Evidence(long tried, long carriedBack, long conflicts) {
        private static final String TRIED = "tried";
        private static final String CARRIED_BACK = "carriedBack";
        private static final String CONFLICTS = "conflicts";

        /** As it is noted. */
        public Table of(Run run) {
            Table numbers = Table.empty()
                    .with(Body.OF, Value.of(run.number()))
                    .with(TRIED, Value.of(tried))
                    .with(CARRIED_BACK, Value.of(carriedBack))
                    .with(CONFLICTS, Value.of(conflicts));
            return Table.empty()
                    .with("says", Value.of("a rehearsal of entry " + run.number() + " passed before it was done"))
                    .with(Body.REHEARSAL, numbers);
        }

        /** As it was noted. */
        public static Evidence of(Entry entry) {
            Table said = (Table) entry.body().get(Body.REHEARSAL).orElseThrow();
            return Body.read(
                    entry,
                    () -> new Evidence(number(said, TRIED), number(said, CARRIED_BACK), number(said, CONFLICTS)));
        }

        private static long number(Table said, String name) {
            return ((Num) said.get(name).orElseThrow()).asLong().orElseThrow();
        }
    }

    /** The migration that a piece is about; nothing where a backup was put back. */
    public static Optional<Applied> migration(Piece piece, History history) {
        return switch (piece.what()) {
            case RESTORED -> Optional.empty();
            case MIGRATED, NOTED ->
                Optional.of(new Applied(piece.entry(), piece.what() == What.NOTED, history.vault()));
            case ROLLED_BACK -> {
                Entry described = history.about(piece.entry());
                yield Optional.of(new Applied(described, described.kind() == Entry.Kind.BASELINE, history.vault()));
            }
        };
    }

    /**
     * What became of a key.
     *
     * @param key the key
     * @param before what it was, as it may be shown; empty where it was not there
     * @param after what it became, as it may be shown; empty where it is gone
     */
    public record Shift(String key, Optional<String> before, Optional<String> after) {}

    /** What became of each key. What was sealed then stays hidden, whatever is secret now. */
    public static List<Shift> shifts(Piece piece, History history, Redaction redaction) {
        return traces(piece, history).stream()
                .map(trace -> new Shift(
                        trace.key().toString(),
                        shown(trace, trace.before(), redaction),
                        shown(trace, trace.after(), redaction)))
                .toList();
    }

    private static Optional<String> shown(Stored.Trace trace, Stored.Side side, Redaction redaction) {
        if (!side.isThere()) {
            return Optional.empty();
        }
        return side.isSealed()
                ? Optional.of(Redaction.SECRET)
                : side.value().map(value -> redaction.shown(trace.key(), value));
    }

    /** What became of edits, where a piece took something back. */
    public static List<Remark> edits(Piece piece) {
        return Body.read(piece.entry(), () -> Body.edits(piece.entry()));
    }

    /** What the run found and left, as far as it is kept: its secrets are to be hidden in what is said of it, too. */
    public static List<Settings> known(Run run, History history) {
        List<Settings> known = new ArrayList<>();
        for (Piece piece : run.pieces()) {
            known.add(side(piece, history, Stored.Trace::before));
            known.add(side(piece, history, Stored.Trace::after));
        }
        return known;
    }

    private static Settings side(Piece piece, History history, Function<Stored.Trace, Stored.Side> which) {
        Settings settings = Settings.empty();
        for (Stored.Trace trace : traces(piece, history)) {
            Optional<Value> value = which.apply(trace).value();
            settings = value.isPresent() ? settings.with(trace.key(), value.get()) : settings;
        }
        return settings;
    }

    private static List<Stored.Trace> traces(Piece piece, History history) {
        return Body.read(
                piece.entry(),
                () -> Stored.open(Body.list(piece.entry(), Body.CHANGES), history.vault())
                        .traces());
    }
}
