package dev.keyturn.step;

import dev.keyturn.settings.Change;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A step in Java, for what no other step can say. Its code sees the declared keys only, and may change those that it
 * declares to write.
 *
 * <p>What it costs: a migration with such a step cannot be taken back by a program that does not have the code.
 *
 * @param name the name under which the code is known
 * @param reads keys that the code reads
 * @param writes keys that the code reads and changes
 * @param code the code, where this program has it
 */
public record Custom(String name, List<KeyPattern> reads, List<KeyPattern> writes, Optional<Code> code)
        implements Step {
    private static final String WAS = "was";
    private static final String WROTE = "wrote";
    private static final String VALUE = "value";

    /** Both directions. Each is pure, gets the declared keys, and gives them back changed; it may throw {@link RefusedException}. */
    public record Code(UnaryOperator<Settings> up, UnaryOperator<Settings> down) {}

    public Custom {
        reads = List.copyOf(reads);
        writes = List.copyOf(writes);
        if (name.isBlank() || writes.isEmpty()) {
            throw new IllegalArgumentException("a custom step has a name and declares at least one key that it writes");
        }
    }

    @Override
    public String kind() {
        return "custom";
    }

    @Override
    public Footprint footprint() {
        return new Footprint(reads, writes, List.of());
    }

    @Override
    public Up up(Settings settings) {
        Work work = Work.up(settings);
        if (isInLists(work)) {
            return work.up();
        }
        Settings old = view(settings);
        Optional<Settings> young = run(work, old, true);
        if (young.isEmpty()) {
            return work.up();
        }
        Changes changes = Changes.between(old, young.get());
        if (changes.isEmpty()) {
            return work.up(Residue.idle());
        }
        work.did();
        Optional<Settings> back = run(Work.up(settings), young.get(), false);
        if (back.filter(old::equals).isEmpty()) {
            work.keep(WAS, pack(written(old)));
            work.keep(WROTE, pack(written(young.get())));
        }
        apply(work, changes);
        return work.up();
    }

    @Override
    public Down down(Settings settings, Residue residue, OnConflict policy) {
        Work work = Work.down(settings, residue, policy);
        if (residue.isIdle() || isInLists(work)) {
            return work.down();
        }
        Settings young = view(settings);
        Optional<Value> wrote = residue.get(WROTE);
        if (wrote.isPresent() && written(unpack(wrote.get())).equals(written(young))) {
            applyBack(
                    work,
                    Changes.between(
                            written(young), written(unpack(residue.get(WAS).orElseThrow()))));
        } else {
            run(work, young, false).ifPresent(old -> applyBack(work, Changes.between(young, old)));
        }
        return work.down();
    }

    /** A list is seen as a whole or not at all: the places of its elements are no keys that stay. */
    private boolean isInLists(Work work) {
        footprint()
                .distinct()
                .flatMap(pattern -> pattern.matches(work.now()).stream())
                .filter(key -> key.segments().stream().anyMatch(Segment.Index.class::isInstance))
                .distinct()
                .forEach(key -> work.problem(
                        key,
                        "it lies in a list, and the custom step \"" + name + "\" takes lists as a whole",
                        "keys of tables",
                        "let the step declare the list around it"));
        return work.failed();
    }

    /** What the code may see. */
    private Settings view(Settings settings) {
        return only(settings, footprint().all());
    }

    private Settings written(Settings settings) {
        return only(settings, writes);
    }

    private static Settings only(Settings settings, List<KeyPattern> patterns) {
        Settings seen = settings.like(Table.empty());
        for (KeyPattern pattern : patterns) {
            for (Key key : pattern.matches(settings)) {
                seen = key.isRoot() ? settings : seen.with(key, settings.at(key).orElseThrow());
            }
        }
        return seen;
    }

    private Optional<Settings> run(Work work, Settings seen, boolean isUp) {
        Key first = writes.get(0).key().orElse(Key.root());
        if (code.isEmpty()) {
            work.problem(
                    first,
                    "the code of the custom step \"" + name + "\" is not in this program",
                    "the program that has it",
                    "run this with a release that contains the migration's class");
            return Optional.empty();
        }
        try {
            Settings result = (isUp ? code.get().up() : code.get().down()).apply(seen);
            for (Change change : Changes.between(seen, result).list()) {
                if (writes.stream().noneMatch(pattern -> pattern.covers(change.key()))) {
                    work.problem(
                            change.key(),
                            "the custom step \"" + name + "\" changed it without having declared it",
                            "changes of declared keys only",
                            "add the key to what the step writes");
                }
            }
            return work.failed() ? Optional.empty() : Optional.of(result);
        } catch (RefusedException refused) {
            refused.problems().forEach(work::problem);
        } catch (RuntimeException failure) {
            work.problem(
                    first,
                    "the code of the custom step \"" + name + "\" failed with "
                            + failure.getClass().getSimpleName() + place(failure),
                    "code that answers all settings, or throws RefusedException with what is wrong",
                    "");
        }
        return Optional.empty();
    }

    /** The line of the code that failed, as far as it is known. */
    private static String place(RuntimeException failure) {
        for (StackTraceElement frame : failure.getStackTrace()) {
            if (frame.getClassName().equals(Custom.class.getName())) {
                return "";
            }
            if (!frame.getClassName().startsWith("java.")
                    && !frame.getClassName().startsWith("jdk.")) {
                return " at " + frame.getFileName() + ":" + frame.getLineNumber();
            }
        }
        return "";
    }

    private static void apply(Work work, Changes changes) {
        changes.list().forEach(change -> apply(work, change));
    }

    /** What is put back is put back from the last to the first, so that each finds its place again. */
    private static void applyBack(Work work, Changes changes) {
        List<Change> puts = new ArrayList<>();
        for (Change change : changes.list()) {
            if (change.after().isEmpty()) {
                apply(work, change);
            } else {
                puts.add(0, change);
            }
        }
        puts.forEach(change -> apply(work, change));
    }

    private static void apply(Work work, Change change) {
        if (change.after().isEmpty()) {
            work.takeContent(change.key());
        } else {
            work.put(change.key(), change.after().get());
        }
    }

    /** Settings as a value: a list of the keys with their values, in order. */
    private static Value pack(Settings settings) {
        List<Value> entries = new ArrayList<>();
        settings.forEach((key, value) ->
                entries.add(Table.empty().with("key", Value.of(key.toString())).with(VALUE, value)));
        return Value.of(entries);
    }

    private static Settings unpack(Value packed) {
        Settings settings = Settings.empty();
        for (Value entry : ((Items) packed).items()) {
            Settings fields = Settings.of((Table) entry);
            settings = settings.with(
                    Key.of(fields.text("key").orElseThrow()),
                    fields.at(Key.of(VALUE)).orElseThrow());
        }
        return settings;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Custom other
                && name.equals(other.name)
                && reads.equals(other.reads)
                && writes.equals(other.writes);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public Table form() {
        return Form.table()
                .value("name", Value.of(name))
                .patterns("reads", reads)
                .patterns("writes", writes)
                .build();
    }

    static Custom read(Form form) {
        return new Custom(
                form.text("name"),
                form.has("reads") ? form.patterns("reads") : List.of(),
                form.patterns("writes"),
                Optional.empty());
    }
}
