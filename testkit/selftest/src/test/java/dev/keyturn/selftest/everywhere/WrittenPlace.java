package dev.keyturn.selftest.everywhere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.Migrator;
import dev.keyturn.To;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SourceException;
import java.io.IOException;
import java.util.concurrent.Callable;

/** A file or a table. */
record WrittenPlace(String name, Callable<SettingsSource> fresh, Content content) implements Place {
    /** What it holds, to the byte. */
    @FunctionalInterface
    interface Content {
        String of(SettingsSource source) throws IOException;
    }

    @Override
    public Cell tried(Examples.Example example) {
        try (SettingsSource source = fresh.call()) {
            return holds(source, example.before()) ? thereAndBack(source, example) : Cell.NOT_HELD;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static Settings now(SettingsSource source) {
        return source.read(Selection.all()).settings();
    }

    private static boolean holds(SettingsSource source, Settings settings) {
        SettingsSource.Snapshot empty = source.read(Selection.all());
        try {
            source.write(
                    empty.revision(), Edit.of(Changes.between(empty.settings(), like(empty.settings(), settings))));
        } catch (RefusedException | SourceException e) {
            assertThat(now(source)).isEqualTo(empty.settings());
            return false;
        }
        return now(source).equals(like(empty.settings(), settings));
    }

    private Cell thereAndBack(SettingsSource source, Examples.Example example) throws Exception {
        Settings before = now(source);
        String content = content().of(source);
        Migrator migrator =
                Migrator.of(source).with(example.migration()).withoutLog().build();
        if (!migrator.plan().problems().isEmpty()) {
            assertThatThrownBy(migrator::migrate).isInstanceOf(RefusedException.class);
            assertThat(content().of(source)).isEqualTo(content);
            return Cell.REFUSED;
        }

        migrator.migrate();
        assertThat(now(source)).as("%s, there", name).isEqualTo(like(before, example.after()));

        migrator.rollback(To.before(example.migration().id()));
        assertThat(now(source)).as("%s, back", name).isEqualTo(before);
        assertThat(content().of(source)).as("%s, to the byte", name).isEqualTo(content);
        return Cell.PROVEN;
    }

    private static Settings like(Settings place, Settings settings) {
        return place.isTextOnly() ? Place.asText(settings) : settings;
    }
}
