package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.files.hocon.HoconFormat;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SettingsSource.Snapshot;
import org.junit.jupiter.api.Test;

/** The contracts over a HOCON file. */
class HoconContractTest extends FormatContract {
    HoconContractTest() {
        super(new HoconFormat(), "");
    }

    /** It holds one where the value is an expression, and no other. */
    @Test
    @Override
    public void CAPABLE_aValueBesideItsChildrenIsHeldWhereTheSourceSaysSo() throws Exception {
        try (SettingsSource source = source(Settings.empty().with("level", Value.of("info")))) {
            Snapshot before = source.read(Selection.all());
            Settings plain = before.settings().with("level.below", Value.of("debug"));
            assertThatThrownBy(() -> source.write(before.revision(), edit(before, plain)))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("a value beside what is below it cannot be written in HOCON");
            assertThat(source.read(Selection.all())).isEqualTo(before);

            Settings joined =
                    before.settings().with("level", Value.of("${?LEVEL}")).with("level.below", Value.of("debug"));
            source.write(before.revision(), edit(before, joined));
            assertThat(source.read(Selection.all()).settings()).isEqualTo(joined);
        }
    }

    private static Edit edit(Snapshot before, Settings after) {
        return Edit.of(Changes.between(before.settings(), after));
    }
}
