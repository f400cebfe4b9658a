package dev.keyturn.testkit.laws;

import dev.keyturn.Migration;
import dev.keyturn.Migrations;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Condition;
import dev.keyturn.step.Down;
import dev.keyturn.step.Each;
import dev.keyturn.step.Footprint;
import dev.keyturn.step.OnConflict;
import dev.keyturn.step.Residue;
import dev.keyturn.step.Sequence;
import dev.keyturn.step.Step;
import dev.keyturn.step.StepForms;
import dev.keyturn.step.Up;
import dev.keyturn.step.When;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is put to the laws: one bare step, several as one, or a whole migration. */
public final class Subject {
    private static final String RESIDUES = "residues";
    private static final int FEW = 3;

    private final List<Step> steps;
    private final boolean bare;
    private final Optional<Migrations> migrations;
    private final Optional<Ways> ways;
    private final String inTests;
    private final UnaryOperator<Settings> canonizer;

    private Subject(List<Step> steps, boolean bare, Optional<Migrations> migrations, Optional<Ways> ways) {
        this(steps, bare, migrations, ways, "subject", UnaryOperator.identity());
    }

    private Subject(
            List<Step> steps,
            boolean bare,
            Optional<Migrations> migrations,
            Optional<Ways> ways,
            String inTests,
            UnaryOperator<Settings> canonizer) {
        this.steps = List.copyOf(steps);
        this.bare = bare;
        this.migrations = migrations;
        this.ways = ways;
        this.inTests = inTests;
        this.canonizer = canonizer;
    }

    /** A step alone. */
    public static Subject of(Step step) {
        return new Subject(List.of(step), true, Optional.empty(), Optional.empty());
    }

    /** Steps one after the other, as a migration runs them. */
    public static Subject of(List<? extends Step> steps) {
        return new Subject(List.copyOf(steps), false, Optional.empty(), Optional.empty());
    }

    /** A migration, with its steps and all that is promised of runs of it. */
    public static Subject of(Migration migration) {
        return of(Migrations.of(migration)).calledInTests("migration()");
    }

    /** A whole history of migrations. */
    public static Subject of(Migrations migrations) {
        List<Step> steps = migrations.list().stream()
                .flatMap(migration -> migration.description().allSteps().stream())
                .toList();
        return new Subject(steps, false, Optional.of(migrations), Optional.empty()).calledInTests("migrations()");
    }

    /**
     * The two ways between two shapes, written by hand: whoever writes a step of another kind tries its draft so, and whoever
     * writes laws tries them on drafts that are wrong.
     */
    public interface Ways {
        /** To the new shape. */
        Up up(Settings settings);

        /** Back to the old shape. */
        Down down(Settings settings, Residue residue, OnConflict policy);
    }

    /** Other ways for a step: the step says which keys are touched and which values are tried. */
    public static Subject of(Step like, Ways ways) {
        return new Subject(List.of(like), true, Optional.empty(), Optional.of(ways));
    }

    /** The migrations, where it is more than steps. */
    Optional<Migrations> migrations() {
        return migrations;
    }

    /** The migration, where it is one. */
    Optional<Migration> migration() {
        return migrations
                .filter(all -> all.list().size() == 1)
                .map(all -> all.list().get(0));
    }

    /** The same; a test that is made to be pasted says this for it. */
    public Subject calledInTests(String java) {
        return new Subject(steps, bare, migrations, ways, java, canonizer);
    }

    /**
     * The same; settings are compared as this makes them, and tried so. For a migration that writes what means the same in one
     * way, such as {@code 90s} for {@code 90000 ms}.
     *
     * @param way gives the same again for what it gave
     */
    public Subject comparedAs(UnaryOperator<Settings> way) {
        return new Subject(steps, bare, migrations, ways, inTests, way);
    }

    Settings canonical(Settings settings) {
        return canonizer.apply(settings);
    }

    /** What it is called in a test. */
    String inTests() {
        return inTests;
    }

    /** The steps. */
    public List<Step> steps() {
        return steps;
    }

    /** Whether it is a step alone, which must know by itself that it is done already. */
    boolean isBare() {
        return bare;
    }

    Footprint footprint() {
        return Footprint.all(steps);
    }

    /** To the new shape; the residue of several steps is a list of theirs. */
    public Up up(Settings settings) {
        Up up = upExactly(canonical(settings));
        return up instanceof Up.Done done ? new Up.Done(canonical(done.settings()), done.residue()) : up;
    }

    private Up upExactly(Settings settings) {
        if (ways.isPresent()) {
            return ways.get().up(settings);
        }
        if (bare) {
            return steps.get(0).up(settings);
        }
        Sequence.Result result = Sequence.up(steps, settings);
        return result.isDone()
                ? new Up.Done(result.settings(), Residue.of(Table.empty().with(RESIDUES, result.residues())))
                : new Up.Refused(result.problems());
    }

    /** Back to the old shape. */
    public Down down(Settings settings, Residue residue, OnConflict policy) {
        Down down = downExactly(canonical(settings), residue, policy);
        return down instanceof Down.Done done ? new Down.Done(canonical(done.settings()), done.remarks()) : down;
    }

    private Down downExactly(Settings settings, Residue residue, OnConflict policy) {
        if (ways.isPresent()) {
            return ways.get().down(settings, residue, policy);
        }
        if (bare) {
            return steps.get(0).down(settings, residue, policy);
        }
        Optional<Items> residues = residue.isBorn()
                ? Optional.empty()
                : residue.data()
                        .get(RESIDUES)
                        .map(list -> (Items) list)
                        .or(() -> Optional.of(Value.of(
                                steps.stream().map(step -> Table.empty()).toList())));
        return Sequence.down(steps, settings, residues, policy);
    }

    /** What each migration assumes, in order; a run refuses settings where it is not so. */
    List<Condition> assumptions() {
        return migrations.stream()
                .flatMap(all -> all.list().stream())
                .flatMap(migration -> migration.assumptions().stream())
                .toList();
    }

    /** What a migration assumes, and is not so when its turn comes. */
    Optional<Condition> untrue(Settings old) {
        if (assumptions().isEmpty()) {
            return Optional.empty();
        }
        Settings now = old;
        for (Migration migration : migrations.orElseThrow().list()) {
            Settings before = now;
            Optional<Condition> untrue = migration.assumptions().stream()
                    .filter(condition -> !condition.holds(before))
                    .findFirst();
            if (untrue.isPresent()) {
                return untrue;
            }
            now = Sequence.up(migration.description().allSteps(), now).settings();
        }
        return Optional.empty();
    }

    /** Whether a step, or one of several, found its work done already. */
    boolean isIdle(Residue residue) {
        return residue.isIdle() || holdsIdle(residue.data());
    }

    private static boolean holdsIdle(Value kept) {
        if (kept instanceof Items list) {
            return list.items().contains(Table.empty()) || list.items().stream().anyMatch(Subject::holdsIdle);
        }
        return kept instanceof Table table
                && table.names().stream()
                        .anyMatch(name -> holdsIdle(table.get(name).orElseThrow()));
    }

    /** Which way each condition takes, those of elements included. */
    List<Boolean> branches(Settings settings) {
        return Branches.of(steps, settings).toList();
    }

    /** Whether some step changes texts that refer to what it moves, wherever they are. */
    boolean rewritesReferences() {
        return footprint().targets().contains(KeyPattern.of(Key.root()));
    }

    /** Whether some step works on elements, which are gone when nothing is left in them. */
    boolean hasElements() {
        return hasElements(steps);
    }

    private static boolean hasElements(List<Step> steps) {
        return steps.stream()
                .anyMatch(step -> step instanceof Each
                        || (step instanceof When when && (hasElements(when.then()) || hasElements(when.otherwise()))));
    }

    private String ids() {
        return migrations
                .map(all -> all.list().stream().map(Migration::id).collect(Collectors.joining(", ", "", ": ")))
                .orElse("");
    }

    @Override
    public String toString() {
        return ids() + steps.stream().map(Subject::form).collect(Collectors.joining("; "));
    }

    /** A step as a document has it. */
    static String form(Step step) {
        return step.kind() + " "
                + StepForms.write(step).get(step.kind() + "@" + step.version()).orElseThrow();
    }

    /** In a message about these settings: of many steps those that have to do with them. */
    String told(Settings settings, Optional<Edit> edit, Secrets secrets) {
        List<Key> keys = Stream.concat(settings.keys().stream(), edit.map(Edit::key).stream())
                .toList();
        List<Step> told = steps.size() <= FEW
                ? steps
                : steps.stream()
                        .filter(step -> keys.stream()
                                .anyMatch(key -> Edits.touches(
                                        Edits.named(step.footprint().all()), key)))
                        .toList();
        String said = told.stream().map(secrets::shown).collect(Collectors.joining("\n"));
        return ids()
                + (told.isEmpty() ? "all " + steps.size() + " steps" : said)
                + (told.isEmpty() || told.size() == steps.size() ? "" : "\nof " + steps.size() + " steps");
    }
}
