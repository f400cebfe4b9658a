package dev.keyturn.selftest.spi;

import dev.keyturn.settings.Bool;
import dev.keyturn.settings.Change;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SourceException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Sources that do not hold what they were given, each in one way. */
final class BrokenValues {
    private static final int LONGEST = 255;

    private BrokenValues() {}

    /** One that makes this of the settings whenever they were written. */
    interface Altering extends Broken.Tried {
        Settings altered(Settings written);

        @Override
        default SettingsSource source(Settings initial) {
            return new Broken(initial) {
                @Override
                protected void store(Edit edit) {
                    super.store(edit);
                    settings = altered(settings);
                }
            };
        }
    }

    /** One that makes this of every value. */
    interface AlteringValues extends Altering {
        Value altered(Value value);

        @Override
        default Settings altered(Settings written) {
            Settings[] altered = {Settings.empty()};
            written.forEach((key, value) -> altered[0] = altered[0].with(key, altered(value)));
            return altered[0];
        }
    }

    /** One that makes this of every name. */
    interface AlteringNames extends Altering {
        String altered(String name);

        @Override
        default Settings altered(Settings written) {
            Settings[] altered = {Settings.empty()};
            written.forEach((key, value) -> altered[0] = altered[0].with(named(key, this::altered), value));
            return altered[0];
        }
    }

    private static Key named(Key key, UnaryOperator<String> how) {
        return Key.ofNames(key.segments().stream()
                .map(segment -> how.apply(((Segment.Name) segment).name()))
                .toArray(String[]::new));
    }

    private static Value text(Value value, UnaryOperator<String> how) {
        return value instanceof Text text ? Value.of(how.apply(text.text())) : value;
    }

    static class TrimsTexts implements AlteringValues {
        @Override
        public Value altered(Value value) {
            return text(value, String::strip);
        }
    }

    static class CutsLongTexts implements AlteringValues {
        @Override
        public Value altered(Value value) {
            return text(value, text -> text.substring(0, Math.min(LONGEST, text.length())));
        }
    }

    static class NormalisesUnicode implements AlteringValues {
        @Override
        public Value altered(Value value) {
            return text(value, text -> Normalizer.normalize(text, Normalizer.Form.NFC));
        }
    }

    static class LosesTypes implements AlteringValues {
        @Override
        public Value altered(Value value) {
            return value instanceof Num || value instanceof Bool ? Value.of(value.toString()) : value;
        }
    }

    /** Takes 1.0 for 1. */
    static class MergesKindsOfNumbers implements AlteringValues {
        @Override
        public Value altered(Value value) {
            boolean isWhole = value instanceof Num number && number.lexeme().endsWith(".0");
            return isWhole ? Num.of(value.toString().replace(".0", "")) : value;
        }
    }

    static class SortsLists implements AlteringValues {
        @Override
        public Value altered(Value value) {
            if (!(value instanceof Items items)) {
                return value;
            }
            List<Value> sorted = new ArrayList<>(items.items());
            sorted.sort(Comparator.comparing(Value::toString));
            return Value.of(sorted);
        }
    }

    private static Settings without(Settings settings, Function<Value, Boolean> isLost) {
        Settings[] left = {settings};
        settings.forEach((key, value) -> left[0] = isLost.apply(value) ? left[0].without(key) : left[0]);
        return left[0];
    }

    /** Says that it holds null, and takes it for nothing. */
    static class DropsNull implements Altering {
        @Override
        public Settings altered(Settings written) {
            return without(written, value -> value.equals(Value.ofNull()));
        }
    }

    static class DropsEmptyTables implements Altering {
        @Override
        public Settings altered(Settings written) {
            return without(written, value -> value instanceof Table);
        }
    }

    static class TakesEmptyTextsForNothing implements Altering {
        @Override
        public Settings altered(Settings written) {
            return without(written, value -> value.equals(Value.of("")));
        }
    }

    static class LosesTheOrder implements Altering {
        @Override
        public Settings altered(Settings written) {
            Settings sorted = Settings.empty();
            List<Key> keys = new ArrayList<>(written.keys());
            keys.sort(Comparator.comparing(Key::toString));
            for (Key key : keys) {
                sorted = sorted.with(key, written.value(key).orElseThrow());
            }
            return sorted;
        }
    }

    static class FoldsCase implements AlteringNames {
        @Override
        public String altered(String name) {
            return name.toLowerCase(Locale.ROOT);
        }
    }

    /** Parts a name that has a dot in it. */
    static class TakesADotForALevel implements Altering {
        @Override
        public Settings altered(Settings written) {
            Key dotted = Key.ofNames("db", "a.b");
            return written.value(dotted)
                    .map(value -> written.without(dotted).with("db.a.b", value))
                    .orElse(written);
        }
    }

    /** Knows only one of two names that differ in case. */
    static class TakesNamesThatDifferInCaseForOne implements Altering {
        @Override
        public Settings altered(Settings written) {
            Key shouted = Key.of("db.PLAIN");
            return written.value(shouted)
                    .filter(value -> written.has(Key.of("db.plain")))
                    .map(value -> written.without(shouted).with("db.plain", value))
                    .orElse(written);
        }
    }

    static class NormalisesNames implements AlteringNames {
        @Override
        public String altered(String name) {
            return Normalizer.normalize(name, Normalizer.Form.NFC);
        }
    }

    private static boolean isOdd(Change change) {
        return change.after().orElse(null) instanceof Text text && text.text().contains("\u0000");
    }

    private static Settings done(Settings settings, Change change) {
        return change.after().isPresent()
                ? settings.with(change.key(), change.after().get())
                : settings.without(change.key());
    }

    /** What lies below refuses a value, and nobody is told. */
    static class SwallowsErrors implements Broken.Tried {
        @Override
        public SettingsSource source(Settings initial) {
            return new Broken(initial) {
                @Override
                protected void store(Edit edit) {
                    if (edit.changes().list().stream().noneMatch(BrokenValues::isOdd)) {
                        super.store(edit);
                    }
                }
            };
        }
    }

    /** Writes one key after the other, and stops where one is refused. */
    static class WritesWhatComesBeforeARefusal implements Broken.Tried {
        @Override
        public SettingsSource source(Settings initial) {
            return new Broken(initial) {
                @Override
                protected void store(Edit edit) {
                    for (Change change : edit.changes().list()) {
                        if (isOdd(change)) {
                            throw new SourceException(Problem.of(
                                    Origin.of(name()), change.key(), "this text cannot be written", "another one"));
                        }
                        settings = done(settings, change);
                        revision.incrementAndGet();
                    }
                }
            };
        }
    }
}
