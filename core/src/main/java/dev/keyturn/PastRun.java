package dev.keyturn;

import dev.keyturn.internal.engine.Applied;
import dev.keyturn.internal.engine.Chronicle;
import dev.keyturn.internal.engine.Chronicle.Piece;
import dev.keyturn.internal.engine.Copies;
import dev.keyturn.internal.engine.History;
import dev.keyturn.internal.engine.Verifying;
import dev.keyturn.internal.engine.Wiring;
import dev.keyturn.internal.secret.Redaction;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.spi.Entry;
import dev.keyturn.step.Remark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one run did, as the journal tells it, whether this program knows its migrations or not. Everything in it is as it may be
 * shown: secrets are hidden. To have it on one page: {@link dev.keyturn.review.Note}.
 */
public final class PastRun {
    // what it did is taken from the journal when somebody asks: a journal may hold thousands of runs
    private final Migrator migrator;
    private final History history;
    private final Settings settings;
    private final Chronicle.Run run;
    private final Redaction redaction;

    PastRun(Migrator migrator, History history, Settings settings, Chronicle.Run run) {
        this.migrator = migrator;
        this.history = history;
        this.settings = settings;
        this.run = run;
        List<Settings> shown = new ArrayList<>(Chronicle.known(run, history));
        shown.add(settings);
        this.redaction = wiring().redaction(history, shown.toArray(Settings[]::new));
    }

    private Wiring wiring() {
        return migrator.engine().wiring();
    }

    /** What was done with a migration. */
    public enum What {
        /** It was done. */
        MIGRATED,
        /** It was taken back. */
        ROLLED_BACK,
        /** It was found, or declared, to be in the settings; nothing was changed. */
        NOTED,
        /** A backup was put back; then it is about no migration. */
        RESTORED,
        /** It was begun, and nothing of it was written. */
        GIVEN_UP,
        /** It was begun, and neither finished nor given up: the next run does that. */
        UNFINISHED
    }

    /**
     * What was done with one migration.
     *
     * @param what what was done
     * @param id the migration; empty where a backup was put back
     * @param owner who answers for it
     * @param expectation what is true afterwards
     * @param rollbackNote what whoever takes it back has to know
     * @param shifts what became of each key
     * @param edits what became of edits, where it was taken back
     * @param now whether what it promised is so now; nothing where it is not in the settings any more
     */
    public record Part(
            What what,
            String id,
            String owner,
            String expectation,
            String rollbackNote,
            List<Shift> shifts,
            List<Edit> edits,
            Optional<Checked> now) {
        public Part {
            shifts = List.copyOf(shifts);
            edits = List.copyOf(edits);
        }
    }

    /**
     * What became of an edit.
     *
     * @param key the key, in the old shape where it is there, else in the new one
     * @param became what became of it
     * @param says the same in words
     */
    public record Edit(Key key, Remark.What became, String says) {
        private static List<Edit> of(List<Remark> remarks) {
            return remarks.stream()
                    .map(remark -> new Edit(remark.key(), remark.what(), Words.said(remark.what())))
                    .toList();
        }
    }

    /**
     * A copy of what there was before.
     *
     * @param name the name that {@link Migrator#restore} takes
     * @param place where it is kept; empty if the place does not say
     */
    public record Backup(String name, String place) {}

    /**
     * Whether what a migration promised is so now.
     *
     * @param checks how many checks it has
     * @param problems what is not so
     * @param notices why something cannot be checked
     */
    public record Checked(int checks, List<Problem> problems, List<String> notices) {
        public Checked {
            problems = List.copyOf(problems);
            notices = List.copyOf(notices);
        }
    }

    /**
     * What a rehearsal before the run found.
     *
     * @param tried how many keys were edited
     * @param carriedBack how many of these edits arrive in the old shape
     * @param conflicts about how many of them somebody would have to decide
     */
    public record Rehearsed(long tried, long carriedBack, long conflicts) {
        /** How many of them stay as they are, where they are. */
        public long kept() {
            return tried - carriedBack - conflicts;
        }
    }

    /** The number of its first entry in the journal. */
    public long number() {
        return run.number();
    }

    /** The numbers of all entries that tell of it. */
    public List<Long> entries() {
        return run.entries().stream().map(Entry::number).toList();
    }

    /** The source. */
    public String source() {
        return wiring().source().name();
    }

    /** The journal. */
    public String journal() {
        return wiring().journal().name();
    }

    /** When it announced what it would do, as far as the clock was right. */
    public Instant begun() {
        return run.pieces().get(0).entry().time();
    }

    /** When it, or the run after it that recovered it, noted the last of it as done; nothing if that is open. */
    public Optional<Instant> ended() {
        return run.pieces().get(run.pieces().size() - 1).end().map(Entry::time);
    }

    /** What it did, one migration after the other. */
    public List<Part> parts() {
        return run.pieces().stream().map(this::part).toList();
    }

    private Part part(Piece piece) {
        Optional<Applied> migration = Chronicle.migration(piece, history);
        Table document = migration.map(Applied::document).orElse(Table.empty());
        return new Part(
                what(piece),
                migration.map(Applied::id).orElse(""),
                said(document, "owner"),
                said(document, "expect"),
                said(document, "rollback"),
                Chronicle.shifts(piece, history, redaction).stream()
                        .map(shift -> new Shift(shift.key(), shift.before(), shift.after()))
                        .toList(),
                Edit.of(Chronicle.edits(piece)),
                migration.filter(one -> standing().contains(one.id())).map(this::checked));
    }

    /** The sentence alone, where checks stand beside it. A program too old for the steps can still say it. */
    private String said(Table document, String name) {
        Table within = document.get(name)
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .orElse(Table.empty());
        return redaction.text(document.text(name).or(() -> within.text("says")).orElse(""));
    }

    private static What what(Piece piece) {
        if (piece.end().isEmpty()) {
            return What.UNFINISHED;
        }
        if (piece.isGivenUp()) {
            return What.GIVEN_UP;
        }
        return switch (piece.what()) {
            case MIGRATED -> What.MIGRATED;
            case ROLLED_BACK -> What.ROLLED_BACK;
            case NOTED -> What.NOTED;
            case RESTORED -> What.RESTORED;
        };
    }

    /** The ids of what it did that is in the settings still, as it did it, in order. */
    public List<String> standing() {
        return run.pieces().stream()
                .filter(piece -> piece.what() == Chronicle.What.MIGRATED || piece.what() == Chronicle.What.NOTED)
                .flatMap(piece -> Chronicle.migration(piece, history).stream())
                .filter(one -> history.applied(one.id())
                        .filter(now -> now.number() == one.number())
                        .isPresent())
                .map(Applied::id)
                .toList();
    }

    private Checked checked(Applied applied) {
        int checks = applied.description(wiring().codecs())
                .map(one -> one.checks().size())
                .orElse(0);
        Verifying.Found found = Verifying.verify(wiring(), history, settings, applied.id());
        return new Checked(
                checks,
                found.problems().stream().map(redaction::problem).toList(),
                found.notices().stream().map(redaction::text).toList());
    }

    /** The backup that it made, if that is still there. */
    public Optional<Backup> backup() {
        long last = run.entries().get(run.entries().size() - 1).number();
        return wiring().backups()
                .flatMap(copies -> copies.names().stream()
                        .filter(name -> number() <= Copies.entry(name) && Copies.entry(name) <= last)
                        .findFirst()
                        .map(name -> new Backup(name, copies.place().name())));
    }

    /** What a rehearsal before it found, if that was noted ({@link Migrator#note(Rehearsal)}). */
    public Optional<Rehearsed> rehearsed() {
        return run.evidence()
                .map(Chronicle.Evidence::of)
                .map(found -> new Rehearsed(found.tried(), found.carriedBack(), found.conflicts()));
    }

    /**
     * How what is in the settings still would be taken back now.
     *
     * @param to how far to go back
     * @param takesBack what that takes back, the last first; what came after this run is among it
     * @param edits what would become of edits
     * @param problems what would be in the way
     */
    public record Return(To to, List<String> takesBack, List<Edit> edits, List<Problem> problems) {
        public Return {
            takesBack = List.copyOf(takesBack);
            edits = List.copyOf(edits);
            problems = List.copyOf(problems);
        }
    }

    /** How to take it back; nothing if nothing of it is in the settings any more. It is tried in memory. */
    public Optional<Return> wayBack() {
        return standing().stream().findFirst().map(id -> {
            To to = To.before(id);
            RollbackPlan plan = migrator.planRollback(to);
            List<String> ids = new ArrayList<>();
            to.choice().from(history).forEach(applied -> ids.add(applied.id()));
            return new Return(
                    to,
                    ids,
                    Edit.of(plan.remarks()),
                    plan.problems().stream().map(redaction::problem).toList());
        });
    }
}
