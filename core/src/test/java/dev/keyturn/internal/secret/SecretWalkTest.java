package dev.keyturn.internal.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migration;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Description;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The quick ways to find what is secret, compared with the plain ones. */
class SecretWalkTest {
    private static final Pattern WORD =
            Pattern.compile("passw|passphrase|pwd|secret|token|api-?_?key|private-?_?key|credential|auth-?_?key");

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> parts = Arbitraries.of(
                "passw",
                "passphrase",
                "pass",
                "PWD",
                "Secret",
                "to",
                "ken",
                "token",
                "api",
                "-",
                "_",
                "key",
                "KEY",
                "private",
                "auth",
                "credential",
                "ial",
                "p",
                "s",
                "a",
                "c",
                "\n",
                ".",
                "\u212a",
                "\u017fecret",
                "host");
        return parts.list().ofMinSize(1).ofMaxSize(4).map(list -> String.join("", list));
    }

    @Property
    void aNameIsSecretIfOneOfTheWordsIsInIt(@ForAll("names") String name) {
        boolean isWordInIt = WORD.matcher(name.toLowerCase(Locale.ROOT)).find();

        assertThat(SecretWords.areIn(name)).isEqualTo(name.equals("pass") || isWordInIt);
    }

    @Provide
    Arbitrary<Settings> settings() {
        Arbitrary<String> keys = Arbitraries.of(
                "a",
                "a.b",
                "a.b.c",
                "a.x",
                "b.c",
                "b",
                "db.password",
                "db.url",
                "db.host",
                "token.x.y",
                "list",
                "pin.code");
        Arbitrary<Value> values = Arbitraries.of(
                Value.of("plain"),
                Value.of(1),
                Value.of("https://u:p@h"),
                Value.of("password=x"),
                Value.of("a=b"),
                Value.of(List.of(Value.of("plain"))),
                Value.of(List.of(Value.of("jdbc:x@y"))),
                Json.read("{\"l\": [{\"secret\": 1}]}", "test").get("l").orElseThrow());
        return Combinators.combine(keys, values)
                .as((key, value) -> Settings.empty().with(key, value))
                .list()
                .ofMaxSize(8)
                .map(SecretWalkTest::together);
    }

    private static Settings together(List<Settings> parts) {
        Settings[] all = {Settings.empty()};
        parts.forEach(part -> part.forEach(
                (key, value) -> all[0] = all[0].blockedAt(key).isPresent() ? all[0] : all[0].with(key, value)));
        return all[0];
    }

    @Provide
    Arbitrary<List<String>> declared() {
        return Arbitraries.of("a", "a.b", "a.*", "b.c", "*.host", "db.u*", "pin", "db.url.x")
                .list()
                .ofMaxSize(2);
    }

    @Property
    void SECRECY_goingOverAllSettingsFindsWhatAskingForEachFinds(
            @ForAll("settings") Settings settings, @ForAll("declared") List<String> declared) {
        SecretKeys secrets = SecretKeys.of(List.of(migration(declared)));
        List<Value> one = new ArrayList<>();
        settings.forEach((key, value) -> {
            if (secrets.isSecret(key, value) || secrets.holdsSecret(value)) {
                one.add(value);
            }
        });
        List<Value> other = new ArrayList<>();
        secrets.forEachIn(settings, other::add);

        assertThat(other).isEqualTo(one);
        assertThat(new SecretsIn(secrets, settings).areThere()).isEqualTo(!one.isEmpty());
    }

    private static Description migration(List<String> declared) {
        return Migration.named("1-a")
                .owner("tests")
                .expect("a new shape")
                .rollbackNote("safe")
                .secret(declared.toArray(String[]::new))
                .rename("p")
                .to("q")
                .build()
                .description();
    }
}
