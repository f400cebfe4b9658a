package dev.keyturn.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migration;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.testkit.MigrationContract;
import dev.keyturn.testkit.laws.Law;
import dev.keyturn.testkit.laws.Laws;
import dev.keyturn.testkit.laws.Subject;
import dev.keyturn.testkit.laws.Verdict;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A migration that writes in one way what means the same keeps the laws where the settings are compared like that. */
class ComparedAsTest implements MigrationContract {
    private static final Migration TRIMS = Migration.named("2026-11-trims")
            .owner("tests")
            .expect("no white space around the address")
            .rollbackNote("safe")
            .custom("trim")
            .writing("db.url")
            .up(ComparedAsTest::trimmed)
            .down(settings -> settings)
            .build();

    private static Settings trimmed(Settings settings) {
        return settings.text("db.url")
                .map(text -> settings.with(Key.of("db.url"), Value.of(text.strip())))
                .orElse(settings);
    }

    @Override
    public Migration migration() {
        return TRIMS;
    }

    @Override
    public UnaryOperator<Settings> comparedAs() {
        return ComparedAsTest::trimmed;
    }

    @Override
    public int floor() {
        return 0; // compared like that it changes nothing
    }

    @Test
    void withoutThatAnEditLosesWhatStoodAroundIt() {
        Verdict verdict = Laws.check(TRIMS);
        assertThat(verdict.of(Law.EDIT_MIN)).isPresent();
    }

    @Test
    void theLineThatSumsUpSaysOfHowMany() {
        Settings around = Settings.empty().with("db.url", Value.of(" x "));
        Verdict verdict = Laws.check(Subject.of(TRIMS).comparedAs(comparedAs()), List.of(around, Settings.empty()), 0);
        assertThat(Verdict.sumUp(List.of(verdict), Set.of())).endsWith(", 1 settings compared in another form");
    }
}
