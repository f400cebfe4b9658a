package dev.keyturn.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SourceProvider;
import java.net.URI;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** Variables are found by whoever knows no more than their address. */
class EnvironmentProviderTest {
    private static final Map<String, String> VARIABLES = Map.of("APP_DB_URL", "a", "APP__DB__URL", "b", "OTHER", "c");

    private static Settings settings(String address) {
        return new EnvironmentProvider(VARIABLES)
                .open(URI.create(address))
                .orElseThrow()
                .read(Selection.all())
                .settings();
    }

    @Test
    void aPrefixSaysWhichVariablesAreMeant() {
        assertThat(settings("env:APP_").value("db.url")).contains(Value.of("a"));
        assertThat(settings("env:APP_").value("other")).isEmpty();
        assertThat(settings("env:*").value("other")).contains(Value.of("c"));
    }

    @Test
    void optionsSayWhichVariableIsWhichSetting() {
        assertThat(settings("env:APP__#naming=separated&separator=__").value("db.url"))
                .contains(Value.of("b"));
        assertThat(settings("env:*#naming=exact").value("APP_DB_URL")).contains(Value.of("a"));
    }

    @Test
    void anAddressThatIsWrittenWronglyIsToldWithWhatThereIs() {
        assertThatThrownBy(() -> settings("env:APP_#nameing=exact"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("env: there is no option nameing; expected one of naming, separator");
        assertThatThrownBy(() -> settings("env:APP_#naming=spring"))
                .hasMessage("env: there is no such naming; expected relaxed, microprofile, exact or separated");
        assertThatThrownBy(() -> settings("env:APP_#naming=separated"))
                .hasMessageStartingWith("env: the option separator is missing");
        assertThatThrownBy(() -> settings("env:APP_#separator=__"))
                .hasMessage("env: the option separator is for naming=separated; expected both, or neither");
        assertThatThrownBy(() -> settings("env:A=B"))
                .hasMessage("env: no variable can begin so; expected env:PREFIX_, or env:* for all variables");
    }

    @Test
    void serviceLoaderFindsItAndLeavesOtherAddressesToOthers() {
        assertThat(ServiceLoader.load(SourceProvider.class))
                .filteredOn(EnvironmentProvider.class::isInstance)
                .singleElement()
                .satisfies(provider -> {
                    assertThat(provider.open(URI.create("file:a.yaml"))).isEmpty();
                    assertThat(provider.open(URI.create("env:KEYTURN_NONE_"))).isPresent();
                });
    }
}
