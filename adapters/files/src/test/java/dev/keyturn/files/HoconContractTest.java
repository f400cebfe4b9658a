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
import dev.keyturn.spi.format.Splice;
import org.junit.jupiter.api.Test;

/** The contracts over HOCON files. */
class HoconContractTest extends FormatContract {
    HoconContractTest() {
        super(new HoconFormat(), "", """
                # where the data is
                db { url = "jdbc:x", user = shop } // shared
                http.timeout = 3000 // milliseconds

                legacy {
                  # nobody knows why
                  flag : true
                  "other one" = null # and this
                }
                servers = [
                  a, # one
                  { name = b, port = 1.50 }
                ]
                """, """
                { // first
                  text = \"""one
                two\"""
                  words = x y  z
                  empty = {}, list = [1, 2,]
                  to = ${text}
                  over = 1
                  over = ${?OVER}
                  # the end
                }
                """);
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

    /** The same of the format by itself. */
    @Test
    @Override
    public void CAPABLE_aValueBesideItsChildrenIsHeldWhereTheFormatSaysSo() {
        String text = "level = ${?LEVEL}\n";
        Settings before = format().read(text, "test");
        Settings after = before.with("level.below", Value.of("debug"));

        String edited = Splice.apply(text, format().edit(text, "test", Edit.of(Changes.between(before, after))));
        assertThat(format().read(edited, "test")).isEqualTo(after);
    }

    private static Edit edit(Snapshot before, Settings after) {
        return Edit.of(Changes.between(before.settings(), after));
    }
}
