package dev.keyturn.selftest.broken;

import static dev.keyturn.selftest.broken.Texts.moved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.settings.Json;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import dev.keyturn.step.IfOccupied;
import dev.keyturn.step.Rename;
import dev.keyturn.testkit.laws.Cases;
import dev.keyturn.testkit.laws.Law;
import dev.keyturn.testkit.laws.Laws;
import dev.keyturn.testkit.laws.Subject;
import dev.keyturn.testkit.laws.Verdict;
import dev.keyturn.testkit.laws.Violation;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Settings of one's own may hold real secrets: no text of a failure shows one, nor what the migration made of it. */
class SecretsStayHiddenTest {
    private static final String PASSWORD = "  Zq-Hunter2-Xv ";
    private static final String OLD = "db.password";
    private static final String NEW = "datasource.login";
    private static final Settings SAMPLE = Settings.of(Json.read("""
                    {"db": {"password": "PASSWORD", "user": "app", "url": "jdbc:pg://app:Hunter2-too@host/db"},
                     "listed": {"tokens": ["PASSWORD", "Wk-Noisy-82"]}, "token": 1234567}
                    """.replace("PASSWORD", PASSWORD), "sample.json"));

    private static Subject code(String up, String down) {
        return Mutant.code(
                        up + ", then " + down,
                        Law.RT,
                        "",
                        new Rename(Key.of(OLD), Key.of(NEW), IfOccupied.REFUSE, false),
                        settings -> done(settings, OLD, NEW, up),
                        settings -> done(settings, NEW, OLD, down))
                .subject();
    }

    /** One wrong thing, done where there is a text at the key. */
    private static Settings done(Settings settings, String from, String to, String what) {
        return switch (what) {
            case "strip", "lower", "cut", "constant", "number" ->
                moved(settings, from, to, value -> value instanceof Text text ? made(text.text(), what) : value);
            case "lose" -> settings.without(Key.of(from));
            case "throw" -> {
                settings.text(from).ifPresent(text -> {
                    throw new IllegalStateException("cannot do with " + text.toLowerCase(Locale.ROOT));
                });
                yield settings;
            }
            case "throw-on-this" -> {
                settings.text(from).filter(PASSWORD::equals).ifPresent(text -> {
                    throw new IllegalStateException("cannot do with " + text.toLowerCase(Locale.ROOT));
                });
                yield moved(settings, from, to);
            }
            case "strip-this" ->
                moved(
                        settings,
                        from,
                        to,
                        value -> value.equals(Value.of(PASSWORD)) ? Value.of(PASSWORD.strip() + "!") : value);
            case "undeclared" -> {
                Settings moved = moved(settings, from, to);
                yield settings.text(from)
                        .map(text -> moved.with("copy", Value.of(text + "?")))
                        .orElse(moved);
            }
            case "undeclared-this" -> {
                Settings moved = moved(settings, from, to);
                yield settings.text(from)
                        .filter(PASSWORD::equals)
                        .map(text -> moved.with("copy", Value.of("is " + text.strip())))
                        .orElse(moved);
            }
            default -> moved(settings, from, to);
        };
    }

    private static Value made(String text, String how) {
        return switch (how) {
            case "strip" -> Value.of(text.strip());
            case "lower" -> Value.of(text.toLowerCase(Locale.ROOT));
            case "cut" -> Value.of(text.substring(0, Math.min(8, text.length())));
            case "number" -> Value.of(text.length());
            default -> Value.of("constant");
        };
    }

    private static Verdict verdict(Subject subject) {
        return Laws.check(
                subject,
                Stream.concat(Stream.of(SAMPLE), Cases.of(subject, 60, 1).stream())
                        .toList(),
                Laws.USUAL_FLOOR);
    }

    private static void isHidden(String shown) {
        String plain = shown.toLowerCase(Locale.ROOT);
        assertThat(plain).doesNotContain("hunter", "zq-", "noisy", "-xv", "1234567");
    }

    @TestFactory
    Stream<DynamicTest> noTextShowsASecret() {
        return Stream.of(
                        "strip",
                        "lower",
                        "cut",
                        "constant",
                        "number",
                        "lose",
                        "throw",
                        "throw-on-this",
                        "strip-this",
                        "undeclared",
                        "undeclared-this",
                        "right")
                .flatMap(up -> Stream.of("strip", "constant", "lose", "throw", "throw-on-this", "strip-this", "right")
                        .filter(down -> !up.equals("right") || !down.equals("right"))
                        .map(down -> DynamicTest.dynamicTest(up + ", then " + down, () -> {
                            Verdict verdict = verdict(code(up, down));
                            assertThat(verdict.violations()).isNotEmpty();
                            verdict.violations().values().forEach(violation -> {
                                isHidden(violation.toString());
                                isHidden(violation.settings() + violation.what() + violation.edit());
                            });
                        })));
    }

    @Test
    void aMadeUpValueTakesThePlaceOfASecretWhereTheSameIsWrongWithIt() {
        Violation violation = verdict(code("lower", "right")).of(Law.RT).orElseThrow();
        assertThat(violation.asTest()).doesNotContain("(secret)");
        assertThat(violation.what()).startsWith("db.password: expected \"").doesNotContain("(secret)");
        Texts.check("secret-with-a-stand-in", violation.toString());
    }

    @Test
    void whereNothingElseShowsItTheSecretIsLeftOut() {
        Violation violation =
                verdict(code("throw-on-this", "right")).of(Law.PURE).orElseThrow();
        Texts.check("secret-left-out", violation.toString());
    }

    @Test
    void aRegressionTestThatIsGivenASecretDoesNotShowItEither() {
        String json = Json.exact(SAMPLE.root());
        Subject subject = code("throw-on-this", "right");
        assertThat(List.of(Law.PURE)).allSatisfy(law -> {
            try {
                Laws.demand(law, subject, json);
            } catch (AssertionError shown) {
                isHidden(String.valueOf(shown.getMessage()));
                return;
            }
            throw new AssertionError("the law should not hold");
        });
    }
}
