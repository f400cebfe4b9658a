package dev.keyturn.releases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migrator;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new release migrates; an old one, which has never seen the migration, lives with it and takes it back. */
class TwoReleasesTest {
    private static final String FIRST = "{'url': 'x', 'timeout': 3000, 'server': 'h:80', 'legacy': 1, 'name': 'shop'}";
    private static final String OLD =
            "{'db': {'url': 'x'}, 'timeout': 3000, 'server': 'h:80', 'legacy': 1, 'name': 'shop'}";
    private static final String NEW = "{'datasource': {'url': 'x'}, 'timeout': '3s', 'host': 'h', 'port': 80,"
            + " 'cache': true, 'name': 'shop'}";

    @TempDir
    private Path directory;

    private Path store = Path.of("");
    private Release old;
    private Release young;
    private Release custom;

    @BeforeEach
    void threeReleasesOnOneStore() throws Exception {
        store = Files.createDirectory(directory.resolve("store"));
        put(FIRST);
        old = Release.install(directory.resolve("old"), store, List.of(OldMigration.class));
        young = Release.install(directory.resolve("new"), store, List.of(OldMigration.class, NewMigration.class));
        custom =
                Release.install(directory.resolve("custom"), store, List.of(OldMigration.class, CustomMigration.class));
        assertThat(old.runs("migrate")).isEqualTo("app.json\n  migrated 1-old: 2 keys changed\n");
        assertThat(settings()).isEqualTo(read(OLD));
    }

    @AfterEach
    void uninstall() throws IOException {
        old.close();
        young.close();
        custom.close();
    }

    private void put(String json) throws IOException {
        Files.writeString(store.resolve("app.json"), json.replace('\'', '"'));
    }

    private Settings settings() throws IOException {
        return Settings.of(Json.read(Files.readString(store.resolve("app.json")), "app.json"));
    }

    private static Settings read(String json) {
        return Settings.of(Json.read(json.replace('\'', '"'), "expected.json"));
    }

    private static Settings seen(Release release) {
        return read(release.runs("read"));
    }

    @Test
    void NON_VACUOUS_eachReleaseHasALibraryOfItsOwnAndOnlyItsOwnMigrations() throws ClassNotFoundException {
        assertThat(old.library()).isNotSameAs(young.library()).isNotSameAs(Migrator.class);
        assertThat(young.has(NewMigration.class)).isTrue();
        assertThat(old.has(NewMigration.class)).isFalse();
        assertThat(old.has(CustomMigration.class)).isFalse();
        assertThat(old.has(TwoReleasesTest.class)).isFalse();
    }

    @Test
    void theOldReleaseShowsWhatTheNewOneDidAndLeavesItAlone() throws IOException {
        assertThat(young.runs("migrate")).startsWith("app.json\n  migrated 2-new: ");

        assertThat(old.says("status"))
                .contains("applied  1-old", "ahead    2-new")
                .anyMatch(line -> line.contains("2-new is applied, and is not among the migrations given"));
        assertThat(old.runs("migrate")).contains("nothing to do");
        assertThat(old.runs("verify")).contains("all is as it should be");
        assertThat(settings()).isEqualTo(read(NEW));
    }

    @Test
    void MIXED_bothReleasesReadAndWriteAtTheirOwnShapeAtOnce() throws IOException {
        young.runs("migrate");

        assertThat(seen(old)).isEqualTo(read(OLD));
        assertThat(seen(young)).isEqualTo(read(NEW));
        assertThat(old.runs("set db.url y")).isEqualTo("done");
        assertThat(young.runs("set host i")).isEqualTo("done");
        assertThat(seen(young)).isEqualTo(read(NEW.replace("'x'", "'y'").replace("'h'", "'i'")));
        assertThat(seen(old)).isEqualTo(read(OLD.replace("'x'", "'y'").replace("h:80", "i:80")));
        assertThat(settings()).isEqualTo(seen(young));
    }

    @Test
    void EDIT_IN_theOldReleasePlansTheWayBackOfWhatItHasNeverSeenAndGoesItAfterEdits() throws IOException {
        young.runs("migrate");
        put(NEW.replace("'3s'", "'5s'").replace("'x'", "'z'").replace("'shop'", "'shop 2'"));

        assertThat(old.says("plan-rollback 2-new"))
                .contains(
                        "+ db.url = \"z\"",
                        "+ server = \"h:80\"",
                        "+ legacy = 1",
                        "timeout: was edited after the migration; the edit was carried back")
                .noneMatch(line -> line.contains("Nothing can be taken back"));
        assertThat(old.runs("rollback 2-new")).startsWith("app.json\n  rolled back 2-new: ");
        assertThat(settings())
                .isEqualTo(
                        read(OLD.replace("3000", "5000").replace("'x'", "'z'").replace("'shop'", "'shop 2'")));
        assertThat(old.says("status")).contains("applied  1-old", "held     2-new");
    }

    @Test
    void RT_withoutEditsTheOldReleaseGetsBackWhatItHad() throws IOException {
        String before = Files.readString(store.resolve("app.json"));
        young.runs("migrate");

        old.runs("rollback 2-new");

        assertThat(Files.readString(store.resolve("app.json"))).isEqualTo(before);
        assertThat(young.runs("migrate")).contains("2-new was rolled back and is held");
    }

    @Test
    void whatTheOldShapeCannotExpressIsRefusedByTheOldReleaseWithItsPlace() throws IOException {
        young.runs("migrate");
        put(NEW.replace("'3s'", "'soon'"));

        assertThat(old.runs("plan-rollback 2-new")).contains("Nothing can be taken back", "timeout: ");
        assertThat(old.runs("rollback 2-new")).startsWith("refused: ").contains("timeout: ");
        assertThat(settings().text("timeout")).contains("soon");
    }

    @Test
    void whatHasCodeOfItsOwnIsSaidBeforehandToNeedTheReleaseThatHasIt() {
        assertThat(custom.says("plan"))
                .contains("way back  exact, but only by a release that has the code of the custom step shout");
    }

    @Test
    void whatHasCodeOfItsOwnIsRefusedByTheOldReleaseAndTakenBackByTheNewOne() throws IOException {
        custom.runs("migrate");
        Settings loud = settings();
        assertThat(loud.text("name")).contains("SHOP");
        String message =
                "the code of the custom step \"shout\" is not in this program; expected the program that has it;"
                        + " safe to retry; run this with a release that contains the migration's class";

        assertThat(old.says("status")).contains("applied  1-old", "ahead    2-custom");
        assertThat(old.runs("plan-rollback 2-custom")).contains("Nothing can be taken back", message);
        assertThat(old.runs("rollback 2-custom")).startsWith("refused: ").contains(message);
        assertThat(old.runs("read")).startsWith("refused: ").contains(message);
        assertThat(settings()).isEqualTo(loud);
        custom.runs("rollback 2-custom");
        assertThat(settings()).isEqualTo(read(OLD));
    }
}
