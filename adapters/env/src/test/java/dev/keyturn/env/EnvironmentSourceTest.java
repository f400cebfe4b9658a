package dev.keyturn.env;

import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Text;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.testkit.source.SettingsSourceContract;
import java.util.Map;
import java.util.TreeMap;

/** The contract of sources, as far as one can be kept that is only read; what is skipped is shown with its reason. */
class EnvironmentSourceTest implements SettingsSourceContract {
    @Override
    public SettingsSource source(Settings initial) {
        Map<String, String> variables = new TreeMap<>();
        initial.forEach(
                (key, value) -> variables.put(Naming.relaxed().variable(key).orElseThrow(), ((Text) value).text()));
        return EnvironmentSource.of("environment", variables);
    }
}
