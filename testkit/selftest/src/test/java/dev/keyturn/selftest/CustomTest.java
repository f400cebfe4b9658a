package dev.keyturn.selftest;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Custom;
import dev.keyturn.testkit.StepLaws;
import dev.keyturn.testkit.laws.Law;
import dev.keyturn.testkit.laws.Subject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Custom keeps the laws where its code is right. */
class CustomTest implements StepLaws {
    @Override
    public List<Subject> subjects() {
        return Given.bare(
                custom("rename", List.of("old", "young"), CustomTest::toYoung, CustomTest::toOld),
                custom("lower", List.of("log.level"), CustomTest::lower, settings -> settings),
                custom("suffix", List.of("db.*.host"), CustomTest::withPort, CustomTest::withoutPort));
    }

    /**
     * The code decides alone what becomes of a key that came back, and cannot name a conflict that a policy would
     * decide; and the original comes back as a whole or not at all.
     */
    @Override
    public Set<Law> exempt(Subject subject) {
        return Set.of(Law.EDIT_BACK, Law.EDIT_MIN);
    }

    static Custom custom(String name, List<String> writes, UnaryOperator<Settings> up, UnaryOperator<Settings> down) {
        return new Custom(
                name, List.of(), writes.stream().map(KeyPattern::of).toList(), Optional.of(new Custom.Code(up, down)));
    }

    private static Settings toYoung(Settings settings) {
        return settings.has(Key.of("young")) ? settings : moved(settings, "old", "young");
    }

    private static Settings toOld(Settings settings) {
        return settings.has(Key.of("old")) ? settings : moved(settings, "young", "old");
    }

    static Settings moved(Settings settings, String from, String to) {
        return settings.value(from)
                .filter(value -> value instanceof Text)
                .map(value -> settings.without(Key.of(from)).with(to, value))
                .orElse(settings);
    }

    private static Settings lower(Settings settings) {
        return eachText(settings, text -> text.toLowerCase(Locale.ROOT));
    }

    private static Settings withPort(Settings settings) {
        return eachText(settings, text -> text.contains(":") ? text : text + ":5432");
    }

    private static Settings withoutPort(Settings settings) {
        return eachText(settings, text -> text.endsWith(":5432") ? text.substring(0, text.length() - 5) : text);
    }

    static Settings eachText(Settings settings, UnaryOperator<String> change) {
        Settings changed = settings;
        for (Key key : settings.keys()) {
            Optional<String> text = settings.text(key.toString());
            if (text.isPresent()) {
                changed = changed.with(key, Value.of(change.apply(text.get())));
            }
        }
        return changed;
    }
}
