package dev.keyturn.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource.Snapshot;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which variable is which setting. */
class NamingTest {
    private static Settings read(EnvironmentSource source, String... keys) {
        return look(source, keys).settings();
    }

    private static Snapshot look(EnvironmentSource source, String... keys) {
        return source.read(Selection.all()
                .naming(Stream.of(keys).map(Key::of).map(KeyPattern::of).toList()));
    }

    private static EnvironmentSource of(String... namesAndValues) {
        Map<String, String> variables = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            variables.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return EnvironmentSource.of("env", variables);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "spring.main.log-startup-info, SPRING_MAIN_LOGSTARTUPINFO",
                "my.service[0].other,          MY_SERVICE_0_OTHER",
                "my.service.0.other,           MY_SERVICE_0_OTHER",
                "db.maxSize,                   DB_MAXSIZE",
                "a_b,                          A_B",
                "logging.level.\"com.foo\",    LOGGING_LEVEL_COM_FOO",
                "in.izmir,                     IN_IZMIR"
            })
    void relaxedIsWhatSpringBootReads(String key, String variable) {
        assertThat(Naming.relaxed().variable(Key.of(key))).contains(variable);
    }

    @Test
    void relaxedAlsoReadsTheFormWithUnderscoresForDashesAndSmallLetters() {
        assertThat(read(of("MAIN_LOG_STARTUP", "on"), "main.log-startup").text("main.log-startup"))
                .contains("on");
        assertThat(read(of("main_logstartup", "on"), "main.log-startup").text("main.log-startup"))
                .contains("on");
    }

    @Test
    void microProfileReadsThreeFormsInItsOrder() {
        EnvironmentSource all = of("com.acme.my-size", "1", "com_acme_my_size", "2", "COM_ACME_MY_SIZE", "3")
                .named(Naming.microProfile());

        assertThat(Naming.microProfile().variables(Key.of("com.acme.my-size")))
                .containsExactly("com.acme.my-size", "com_acme_my_size", "COM_ACME_MY_SIZE");
        assertThat(Naming.microProfile().variable(Key.of("com.acme.my-size"))).contains("COM_ACME_MY_SIZE");
        assertThat(read(all, "com.acme.my-size").text("com.acme.my-size")).contains("1");
    }

    @Test
    void exactNamesAreTheKeysOfAnEnvFile() {
        assertThat(read(of("DB_URL", "x", "Other", "y").named(Naming.exact())).keys())
                .containsExactly(Key.ofNames("DB_URL"), Key.ofNames("Other"));
        assertThat(Naming.exact().variables(Key.of("db.url"))).isEmpty();
    }

    @Test
    void aSeparatorTellsNamesApart() {
        Naming naming = Naming.separatedBy("__");

        assertThat(naming.variable(Key.of("db.max_size"))).contains("DB__MAX_SIZE");
        assertThat(naming.key("DB__MAX_SIZE")).contains(Key.of("db.max_size"));
        assertThat(naming.variable(Key.of("a_.b")))
                .as("it would be read as a and _b")
                .isEmpty();
        assertThatThrownBy(() -> Naming.separatedBy("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRuleOfOnesOwn() {
        Naming naming = Naming.of(
                key -> Optional.of("X" + key),
                variable -> Optional.of(variable)
                        .filter(name -> name.startsWith("X"))
                        .map(name -> Key.of(name.substring(1))));

        assertThat(read(of("Xa.b", "1", "PATH", "2").named(naming)).keys()).containsExactly(Key.of("a.b"));
    }

    @Test
    void variablesWithoutThePrefixAreNoSettings() {
        EnvironmentSource app =
                of("APP_DB_URL", "x", "DB_URL", "y", "APP_", "z").prefixed("APP_");

        assertThat(read(app).keys()).containsExactly(Key.of("db.url"));
        assertThat(read(app).text("db.url")).contains("x");
    }

    @Test
    void aVariableMeansTheKeyThatIsKnown() {
        assertThat(read(of("A_B", "1"), "a_b").keys()).containsExactly(Key.of("a_b"));
        assertThat(read(of("A_B", "1").knowing("a_b")).keys()).containsExactly(Key.of("a_b"));
        assertThat(read(of("A_B", "1")).keys()).containsExactly(Key.of("a.b"));
    }

    @Test
    void whatIsBelowAKnownKeyIsReadBelowIt() {
        assertThat(read(of("HTTPCLIENT_READ_SIZE", "1"), "http-client").keys())
                .containsExactly(Key.of("http-client.read.size"));
        assertThat(read(of("APP_HTTPCLIENT_SIZE", "1").prefixed("APP_"), "http-client")
                        .keys())
                .containsExactly(Key.of("http-client.size"));
    }

    @Test
    void aVariableThatCouldBeTwoKnownKeysIsRefusedAndBothAreNamed() {
        assertThatThrownBy(() -> read(of("A_B", "1"), "a.b", "a_b"))
                .isInstanceOf(RefusedException.class)
                .hasMessage(
                        "env:A_B: a.b: the variable A_B could be a.b or a_b; expected a variable that one setting has; safe"
                                + " to retry; say which it is: meaning(\"A_B\", …); or choose a naming that tells them apart");
        assertThat(read(of("A_B", "1").meaning("A_B", "a_b"), "a.b", "a_b").keys())
                .containsExactly(Key.of("a_b"));
        assertThat(read(of("OTHER", "1"), "a.b", "a_b").keys()).containsExactly(Key.of("other"));
    }

    @Test
    void ofTwoVariablesForOneSettingTheOneThatIsReadIsNamed() {
        Snapshot both = look(of("DB_URL", "1", "db_url", "2"), "db.url");

        assertThat(both.settings().text("db.url")).contains("1");
        assertThat(both.notices())
                .extracting(Object::toString)
                .containsExactly(
                        "env:db_url: db.url: the variable is not read, because DB_URL is the same setting, and goes"
                                + " first; expected one variable for each setting; safe to retry; drop one of the two");
    }

    @Test
    void aMapThatIgnoresCaseIsReadAsOnWindows() {
        Map<String, String> windows = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        windows.put("Com_Acme_Size", "7");

        EnvironmentSource source = EnvironmentSource.of("env", windows).named(Naming.microProfile());

        assertThat(read(source, "com.acme.size").text("com.acme.size")).contains("7");
    }

    @Test
    void anEmptyVariableIsATextThatIsEmpty() {
        assertThat(read(of("A", "")).text("a")).contains("");
    }

    @Test
    void namesThatAreNoneAreKeptAsTheyAre() {
        assertThat(read(of("_", "1", "A__B", "2", "=C:", "3")).keys())
                .containsExactlyInAnyOrder(Key.ofNames("_"), Key.ofNames("A__B"), Key.ofNames("=c:"));
        assertThat(read(of("A" + "_A".repeat(600), "1")).keys()).hasSize(1);
    }

    @Test
    void aValueMayStandBesideWhatIsBelowIt() {
        Settings settings = read(of("LOGGING_LEVEL", "info", "LOGGING_LEVEL_WEB", "debug"));

        assertThat(settings.text("logging.level")).contains("info");
        assertThat(settings.text("logging.level.web")).contains("debug");
    }

    @Test
    void aTurkishMachineReadsTheSame() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            for (Naming naming : List.of(Naming.relaxed(), Naming.microProfile(), Naming.separatedBy("__"))) {
                assertThat(naming.variable(Key.of("id"))).contains("ID");
                assertThat(naming.key("ID")).contains(Key.of("id"));
            }
        } finally {
            Locale.setDefault(before);
        }
    }
}
