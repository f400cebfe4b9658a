package dev.keyturn.testkit.source;

import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SettingsSource.Receipt;
import dev.keyturn.spi.SettingsSource.Snapshot;
import dev.keyturn.spi.SourceException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What contracts do to a source. */
final class Touch {
    /** A text that no message may show. */
    static final String SECRET = "hunter2-never-shown";

    /** The origin of what sources are given to begin with; one that gives it back has kept the values themselves. */
    static final String ORIGIN = "initial";

    private Touch() {}

    /** A few settings that every place can hold: texts, with plain names. */
    static Settings small() {
        return Settings.of(Json.read("""
                {"app": {"name": "shop"}, "db": {"url": "jdbc:x", "user": "u", "password": "%s"},
                 "http": {"timeout": "3000"}, "level": "info"}
                """.formatted(SECRET), ORIGIN));
    }

    /** What a source can do beyond reading and writing; the test is skipped for one that says that it cannot. */
    static <T> T able(Rule rule, SettingsSource source, Class<T> kind) {
        Optional<T> ability = source.ability(kind);
        rule.concerns(ability.isPresent(), source.name() + " has no ability(" + kind.getSimpleName() + ")");
        return ability.orElseThrow();
    }

    static Snapshot look(SettingsSource source) {
        return source.read(Selection.all());
    }

    static Settings settings(SettingsSource source) {
        return look(source).settings();
    }

    static Edit edit(Settings before, Settings after) {
        return Edit.of(Changes.between(before, after));
    }

    /** What these settings are in a source of the same kind as those: with texts only, if it holds nothing else. */
    static Settings like(Settings those, Settings settings) {
        Settings[] like = {those.like(Table.empty())};
        settings.forEach((key, value) -> like[0] = like[0].with(key, value));
        return like[0];
    }

    static Receipt change(SettingsSource source, UnaryOperator<Settings> how) {
        Snapshot before = look(source);
        return source.write(before.revision(), edit(before.settings(), how.apply(before.settings())));
    }

    static Receipt set(SettingsSource source, String key, String text) {
        return change(source, settings -> settings.with(key, Value.of(text)));
    }

    /** Writes, and finds exactly that; or the source refuses, and nothing is changed. Whether it was written. */
    static boolean writesExactlyOrRefuses(SettingsSource source, Settings after, String what) {
        Snapshot before = look(source);
        try {
            source.write(before.revision(), edit(before.settings(), after));
        } catch (SourceException | RefusedException e) {
            Rule.EXACT.same(before.settings(), settings(source), what + " is refused, and yet something is written");
            Rule.SECRECY.demand(!String.valueOf(e.getMessage()).contains(SECRET), "a refusal shows a value");
            return false;
        }
        Rule.EXACT.same(after, settings(source), what + " is written");
        return true;
    }

    /** The place opened once more, or the test is skipped. */
    static SettingsSource second(Rule rule, GivesSources sources, SettingsSource source) throws Exception {
        assumeWritable(rule, source);
        return rule.given(
                sources.reopen(source), "this test opens " + source.name() + " only once", "reopen(SettingsSource)");
    }

    /** That there are rounds of a race, or the test is skipped. */
    static void races(Rule rule, int rounds) {
        rule.provable(rounds > 0, "this test gives races no rounds", "rounds() of one or more");
    }

    static void assumeWritable(Rule rule, SettingsSource source) {
        rule.concerns(
                source.capabilities().isWritable(),
                source.name() + " says in its capabilities() that it cannot be written");
    }
}
