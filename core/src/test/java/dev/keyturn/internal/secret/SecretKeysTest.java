package dev.keyturn.internal.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migration;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretKeysTest {
    private static final SecretKeys NONE_DECLARED = SecretKeys.of(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://u:S@h/x",
                "https://u:S/x@h/",
                "jdbc:postgresql://h/db?user=u&password=S",
                "Server=h;Password=S;",
                "jdbc:oracle:thin:u/S@h"
            })
    void SECRECY_aTextWithAPasswordInItIsSecretUnderAnyName(String text) {
        assertThat(NONE_DECLARED.isSecret(Key.of("a"), Value.of(text))).isTrue();
        assertThat(NONE_DECLARED.isSecret(Key.of("a"), Value.of(List.of(Value.of(text)))))
                .isTrue();
    }

    @Test
    void whatOnlyLooksLikeAUrlIsShown() {
        assertThat(NONE_DECLARED.isSecret(Key.of("a"), Value.of("https://example.org:8080/x")))
                .isFalse();
        assertThat(NONE_DECLARED.isSecret(Key.of("db.url"), Value.of("jdbc:h2:mem")))
                .isFalse();
    }

    @Test
    void SECRECY_aNameThatSaysSoIsSecretAlsoWithinALongerKeyAndWithinAList() {
        assertThat(NONE_DECLARED.isSecret(Key.of("db.pass"))).isTrue();
        assertThat(NONE_DECLARED.isSecret(Key.of("API_KEY"))).isTrue();
        Value list = Json.read("{\"l\": [{\"password\": \"S\"}]}", "test.json")
                .get("l")
                .orElseThrow();
        assertThat(NONE_DECLARED.holdsSecret(list)).isTrue();
        assertThat(NONE_DECLARED.isSecret(Key.of("db.url"))).isFalse();
    }

    @Test
    void SECRECY_secretnessFollowsTheStepsIntoTheElementsOfAList() {
        SecretKeys secrets = SecretKeys.of(List.of(Migration.named("1-a")
                .owner("tests")
                .expect("another name")
                .rollbackNote("safe")
                .secret("code")
                .rename("code")
                .to("pin")
                .each("servers")
                .by("name")
                .apply(server -> server.rename("password").to("pw"))
                .build()
                .description()));

        assertThat(secrets.isSecret(Key.of("pin"))).isTrue();
        assertThat(secrets.isSecret(Key.of("servers"))).isTrue();
        assertThat(secrets.isSecret(Key.of("other"))).isFalse();
    }
}
