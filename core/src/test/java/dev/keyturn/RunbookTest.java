package dev.keyturn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.review.Runbook;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Condition;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The page for a release, word for word. */
class RunbookTest extends Story {
    @Test
    void aReleaseOnOnePageWithWhatTheRehearsalFound() {
        Migration words = Migration.named("2026-10-words")
                .owner("platform")
                .expect("levels have names", Condition.equal("log.level", Value.of("normal")))
                .rollbackNote("safe")
                .mapValue("log.level")
                .by(new TreeMap<>(Map.of("info", "normal", "debug", "verbose")))
                .build();

        Golden.check("runbook", Runbook.of(migrator(MAIL, DATASOURCE, words)));
        assertThat(journal.read()).isEmpty();
    }

    @Test
    void nothingToReleaseIsSaid() {
        migrator(MAIL).migrate();

        Golden.check("runbook-empty", Runbook.of(migrator(MAIL)));
    }

    @Test
    void whatCannotBeDoneHasNoRunbook() {
        edit("http.timeout", Value.of("soon"));

        assertThatThrownBy(() -> Runbook.of(migrator(DATASOURCE)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("http.timeout");
    }

    @Test
    void whatARehearsalRefusesHasNoRunbook() {
        Migration wrong = Migration.named("1-a")
                .owner("tests")
                .expect("a")
                .rollbackNote("b")
                .custom("count")
                .writing("cache.ttl")
                .up(settings -> settings.with("cache.ttl", Value.of(10)))
                .down(settings -> settings.with("cache.ttl", Value.of(60)))
                .build();

        assertThatThrownBy(() -> Runbook.of(migrator(wrong))).isInstanceOf(RefusedException.class);
        assertThat(journal.read()).isEmpty();
    }

    @Test
    void SECRECY_aCheckOfASecretIsNotSpelledOut() {
        Migration secret = Migration.named("1-a")
                .owner("tests")
                .expect("it is set", Condition.equal("db.password", Value.of("correct-horse")))
                .rollbackNote("safe")
                .rename("db.user")
                .to("db.name")
                .build();
        Runbook runbook = Runbook.of(migrator(secret));

        for (String shown : List.of(runbook.toString(), runbook.toMarkdown(), runbook.toHtml(), runbook.toJson())) {
            assertThat(shown).doesNotContain("correct-horse").contains("what 1-a expects at db.password");
        }
    }
}
