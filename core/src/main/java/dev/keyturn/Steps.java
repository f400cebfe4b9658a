package dev.keyturn;

import dev.keyturn.codec.Codec;
import dev.keyturn.codec.Codecs;
import dev.keyturn.codec.Splitter;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Value;
import dev.keyturn.step.AddDefault;
import dev.keyturn.step.Condition;
import dev.keyturn.step.Convert;
import dev.keyturn.step.Copy;
import dev.keyturn.step.Each;
import dev.keyturn.step.Flatten;
import dev.keyturn.step.Join;
import dev.keyturn.step.MapValue;
import dev.keyturn.step.Move;
import dev.keyturn.step.Nest;
import dev.keyturn.step.Remove;
import dev.keyturn.step.Rename;
import dev.keyturn.step.SetValue;
import dev.keyturn.step.Split;
import dev.keyturn.step.Step;
import dev.keyturn.step.Unwrap;
import dev.keyturn.step.When;
import dev.keyturn.step.Wrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Steps that are being described, one after the other. Immutable: every call gives another one with one step more, or with
 * an option of the last step set. A step that lacks something it needs does not compile.
 *
 * <p>Every step is refused, and nothing is changed, where its precondition does not hold. A step whose source is absent
 * does nothing.
 */
public class Steps {
    private final Function<List<Step>, Migration> end;
    private final List<Step> steps;

    Steps(Function<List<Step>, Migration> end, List<Step> steps) {
        this.end = end;
        this.steps = steps;
    }

    /** The beginning of steps within {@code each} and {@code when}, which do not end in a migration of their own. */
    private static Steps inner() {
        return new Steps(
                steps -> {
                    throw new IllegalStateException("the steps within each and when are no migration of their own");
                },
                List.of());
    }

    static List<Step> inner(UnaryOperator<Steps> describe) {
        return describe.apply(inner()).steps;
    }

    Function<List<Step>, Migration> end() {
        return end;
    }

    private List<Step> plus(Step step) {
        List<Step> more = new ArrayList<>(steps);
        more.add(step);
        return List.copyOf(more);
    }

    private Steps with(Step step) {
        return new Steps(end, plus(step));
    }

    /**
     * Gives one key's value another name; children of the key stay. The key holds a single value or a list, and the new
     * name has no value.
     *
     * <p>{@code rename("db.url").to("datasource.url")}
     */
    public Target<StepOptions.Relocated> rename(String key) {
        Key from = Key.of(key);
        return to -> new StepOptions.Relocated(
                this, (occupied, references) -> plus(new Rename(from, Key.of(to), occupied, references)));
    }

    /**
     * Moves a key with all that is below it. Nothing is at or below the new place.
     *
     * <p>{@code move("db").to("datasource")}
     */
    public Target<StepOptions.Relocated> move(String key) {
        Key from = Key.of(key);
        return to -> new StepOptions.Relocated(
                this, (occupied, references) -> plus(new Move(from, Key.of(to), occupied, references)));
    }

    /**
     * Gives one key's value a second name. The key holds a single value or a list, and the second name has no value or the
     * same one.
     *
     * <p>{@code copy("host").to("public.host")}
     */
    public Target<StepOptions.Occupying> copy(String key) {
        Key from = Key.of(key);
        return to -> new StepOptions.Occupying(this, occupied -> plus(new Copy(from, Key.of(to), occupied)));
    }

    /**
     * Converts one key's value. The codec accepts the value; in place, its two sides cannot be confused; to a new key, that
     * has no value.
     *
     * <p>{@code convert("http.timeout").with(Codecs.millisToDuration())} or {@code
     * convert("http.timeout").to("http.patience").with(Codecs.millisToDuration())}
     */
    public Converting convert(String key) {
        return new Converting(Key.of(key), Key.of(key));
    }

    /**
     * Splits one key's value. The splitter accepts the value, has as many parts as there are keys, and those have no value.
     *
     * <p>{@code split("server.address").into("server.host", "server.port").with(Codecs.hostPort())}
     */
    public Parts split(String key) {
        Key from = Key.of(key);
        return into -> splitter ->
                new StepOptions.Occupying(this, occupied -> plus(new Split(from, keys(into), splitter, occupied)));
    }

    /**
     * Joins several keys' values. The splitter accepts them together, and the key of the whole has no value.
     *
     * <p>{@code join("server.host", "server.port").into("server.address").with(Codecs.hostPort())}
     */
    public Whole join(String... keys) {
        List<Key> parts = keys(keys);
        return into -> splitter ->
                new StepOptions.Occupying(this, occupied -> plus(new Join(parts, Key.of(into), splitter, occupied)));
    }

    private static List<Key> keys(String... keys) {
        return List.of(keys).stream().map(Key::of).toList();
    }

    /** Adds text where the key has no value. {@code addDefault("log.level", "info")} */
    public StepOptions.Commented addDefault(String key, String value) {
        return addDefault(key, Value.of(value));
    }

    /** Adds a whole number where the key has no value. {@code addDefault("pool.size", 10)} */
    public StepOptions.Commented addDefault(String key, long value) {
        return addDefault(key, Value.of(value));
    }

    /** Adds true or false where the key has no value. {@code addDefault("cache.enabled", true)} */
    public StepOptions.Commented addDefault(String key, boolean value) {
        return addDefault(key, Value.of(value));
    }

    /** Adds a value where the key has none; a value that is there stays, be it null. */
    public StepOptions.Commented addDefault(String key, Value value) {
        return new StepOptions.Commented(this, comment -> plus(new AddDefault(Key.of(key), value, comment)));
    }

    /** Sets a value, whatever is there. {@code set("schema", Value.of(2))} */
    public Steps set(String key, Value value) {
        return with(new SetValue(Key.of(key), value));
    }

    /** Removes one key's value; children of the key stay. It holds a single value or a list. {@code remove("legacy.flag")} */
    public Steps remove(String key) {
        return with(new Remove(Key.of(key), false));
    }

    /** Removes a key with all that is below it. {@code removeAll("legacy")} */
    public Steps removeAll(String key) {
        return with(new Remove(Key.of(key), true));
    }

    /**
     * Exchanges one key's value by a table of words. The value is one of the old words, or one of the new ones already; no
     * word stands on both sides.
     *
     * <p>{@code mapValue("log.level").by(Map.of("DEBUG", "verbose", "INFO", "normal"))}
     */
    public Words mapValue(String key) {
        return words -> new StepOptions.Lossy(this, reason -> plus(new MapValue(Key.of(key), words, reason)));
    }

    /** Makes one key's single value a list of that one element; a list stays. {@code wrap("host")} */
    public Steps wrap(String key) {
        return with(new Wrap(Key.of(key)));
    }

    /** Makes one key's list of one element that element; a single value stays. {@code unwrap("hosts")} */
    public Steps unwrap(String key) {
        return with(new Unwrap(Key.of(key)));
    }

    /**
     * Makes the keys that begin with a name and a separator entries of a table of that name. Nothing of theirs is in the
     * table yet.
     *
     * <p>{@code nest("server").separatedBy("_")}: {@code server_host} becomes {@code server.host}
     */
    public Separated nest(String key) {
        return separator ->
                new StepOptions.Referenced(this, references -> plus(new Nest(Key.of(key), separator, references)));
    }

    /**
     * Makes the entries of a table keys beside it. None of them is there yet.
     *
     * <p>{@code flatten("server").separatedBy("_")}: {@code server.host} becomes {@code server_host}
     */
    public Separated flatten(String key) {
        return separator ->
                new StepOptions.Referenced(this, references -> plus(new Flatten(Key.of(key), separator, references)));
    }

    /**
     * Does the same in every table of a list; a star in the key stands for any one name. Every element is a table and has a
     * value under the identity key that no other has.
     *
     * <p>{@code each("servers").by("name").apply(server -> server.rename("host").to("hostname"))}
     */
    public Identity each(String list) {
        return by -> describe -> with(new Each(KeyPattern.of(list), Optional.of(Key.of(by)), inner(describe)));
    }

    /**
     * Does the same in every table of a table; a star in the key stands for any one name. Every entry is a table or null.
     *
     * <p>{@code eachIn("tenants").apply(tenant -> tenant.rename("db").to("database"))}
     */
    public Applied eachIn(String table) {
        return describe -> with(new Each(KeyPattern.of(table), Optional.empty(), inner(describe)));
    }

    /**
     * Does some steps only where a condition holds when they run. The way back follows what was done then.
     *
     * <p>{@code when(present("legacy.mode")).then(steps -> steps.remove("legacy.mode"))}
     */
    public Then when(Condition condition) {
        return describe ->
                new StepOptions.Either(this, otherwise -> plus(new When(condition, inner(describe), otherwise)));
    }

    /**
     * A step in Java. Its code gets the declared keys only and changes none but those that it declares to write. A program
     * without the code cannot take it back.
     */
    public CustomSteps.Reading custom(String name) {
        return new CustomSteps.Reading(name, this::with);
    }

    /** Ends the description of the migration. */
    public Migration build() {
        return end.apply(steps);
    }

    /** A step that needs its target. */
    @FunctionalInterface
    public interface Target<T> {
        /** Names the target. */
        T to(String key);
    }

    /** A conversion that needs its codec, and may go to another key. */
    public final class Converting {
        private final Key from;
        private final Key to;

        private Converting(Key from, Key to) {
            this.from = from;
            this.to = to;
        }

        /** Names the new key. */
        public Converting to(String key) {
            return new Converting(from, Key.of(key));
        }

        /** Names the codec. */
        public StepOptions.Converted with(Codec codec) {
            return new StepOptions.Converted(
                    Steps.this, (occupied, reason) -> plus(new Convert(from, to, codec, occupied, reason)));
        }
    }

    /** A split that needs the keys of its parts. */
    @FunctionalInterface
    public interface Parts {
        /** Names the keys of the parts, in the order of the splitter's. */
        Splitting into(String... keys);
    }

    /** A join that needs the key of the whole. */
    @FunctionalInterface
    public interface Whole {
        /** Names the key of the whole. */
        Splitting into(String key);
    }

    /** A split or a join that needs its conversion. */
    @FunctionalInterface
    public interface Splitting {
        /** Names the conversion. */
        StepOptions.Occupying with(Splitter splitter);
    }

    /** A mapping that needs its words. */
    @FunctionalInterface
    public interface Words {
        /** Gives the words, as {@link Codecs#enumMap(List)} makes them where they are more than pairs of texts. */
        StepOptions.Lossy by(Codec words);

        /** Gives the new word for each old one. */
        default StepOptions.Lossy by(Map<String, String> words) {
            return by(Codecs.enumMap(words));
        }
    }

    /** A step that needs a separator. */
    @FunctionalInterface
    public interface Separated {
        /** Says what stands between the two halves of the names outside the table. */
        StepOptions.Referenced separatedBy(String separator);
    }

    /** A step on a list that needs to know what tells its elements apart. */
    @FunctionalInterface
    public interface Identity {
        /** Names the key, within an element, whose value tells it apart. */
        Applied by(String key);
    }

    /** A step that needs the steps to apply. */
    @FunctionalInterface
    public interface Applied {
        /** Describes the steps; their keys begin at the element. */
        Steps apply(UnaryOperator<Steps> describe);
    }

    /** A condition that needs the steps to do where it holds. */
    @FunctionalInterface
    public interface Then {
        /** Describes the steps. */
        StepOptions.Either then(UnaryOperator<Steps> describe);
    }
}
