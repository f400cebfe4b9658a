package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migration;
import dev.keyturn.Migrator;
import dev.keyturn.Migrators;
import dev.keyturn.Plan;
import dev.keyturn.To;
import dev.keyturn.codec.Codecs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Migrations over the documents of one file: each touches its own, and each has its own way back. */
class DocumentMigrationTest {
    static final String YAML = """
            # the shop
            db:
              url: a   # where the data is
            http.timeout: 3000
            legacy: {flag: 1, other: 2}
            ...
            # production
            %YAML 1.2
            --- # on the big machine
            spring.config.activate.on-profile: prod
            db:
              url: b
            # what was it for?
            legacy:
              flag: 2
            ---
            # nobody knows
            db:
              url: c
            """;

    private static final String PROPERTIES = """
            # the shop
            db.url = a
            legacy.flag=1
            #---
            spring.config.activate.on-profile=prod
            db.url : b
            # what was it for?
            legacy.flag=2

            !---
            db.url c
            """;

    static final Migration MIGRATION = Migration.named("1-new")
            .owner("tests")
            .expect("the new shape")
            .rollbackNote("safe")
            .rename("db.url")
            .to("db.address")
            .remove("legacy.flag")
            .addDefault("cache.enabled", true)
            .comment("new in 3.0")
            .build();

    @TempDir
    private Path directory;

    static Stream<Arguments> files() {
        return Stream.of(Arguments.of("application.yaml", YAML), Arguments.of("application.properties", PROPERTIES))
                .flatMap(file -> Stream.of(
                        file,
                        Arguments.of(file.get()[0], ((String) file.get()[1]).replace("\n", "\r\n")),
                        Arguments.of(file.get()[0], "\ufeff" + file.get()[1])));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private static Migrator migrator(FileSource source) {
        return Migrator.of(source).with(MIGRATION).build();
    }

    @ParameterizedTest
    @MethodSource("files")
    void BYTES_aMigrationOfOneDocumentTouchesNoByteOfAnother(String name, String text) throws IOException {
        Path file = file(name, text);
        FileSource prod = FileSource.of(file).document("prod");

        assertThat(migrator(prod).rehearse().hasPassed()).isTrue();
        Plan plan = migrator(prod).plan();
        assertThat(plan.toString()).contains(name + "#prod");
        migrator(prod).migrate(plan);

        String after = Files.readString(file);
        int begin = text.indexOf("spring.config");
        int end = text.indexOf(name.endsWith("yaml") ? "---" : "!---", begin);
        assertThat(after).startsWith(text.substring(0, begin)).endsWith(text.substring(end));
        assertThat(after.substring(begin, after.length() - (text.length() - end)))
                .contains("address", "cache", "# new in 3.0")
                .doesNotContain("url", "flag", "what was it for?");
        migrator(prod).rollback(To.count(1));
        assertThat(Files.readString(file)).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("files")
    void BYTES_allDocumentsGoThereOneAfterTheOtherAndComeBackInAnyOrder(String name, String text) throws IOException {
        Path file = file(name, text);
        List<FileSource> documents = FileSource.documents(file);
        List<Plan> plans = new ArrayList<>();
        for (FileSource document : documents) {
            plans.add(migrator(document).plan());
        }

        for (int i = 0; i < plans.size(); i++) {
            migrator(documents.get(i)).migrate(plans.get(i));
        }

        assertThat(documents).hasSize(3);
        assertThat(Files.readString(file)).doesNotContain("url", "flag");
        for (int i : new int[] {1, 2, 0}) {
            migrator(documents.get(i)).rollback(To.count(1));
        }
        assertThat(Files.readString(file)).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("files")
    void BYTES_allDocumentsAreOnePlanThereAndBack(String name, String text) throws IOException {
        Path file = file(name, text);
        Migrators all = Migrators.of(
                FileSource.documents(file), document -> Migrator.of(document).with(MIGRATION));

        assertThat(all.plan().toString()).contains(name + "#base", name + "#prod", name + "#3");
        all.migrate();
        assertThat(Files.readString(file)).doesNotContain("url", "flag");
        all.rollback(To.before("1-new"));
        assertThat(Files.readString(file)).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("files")
    void aPatchOfADocumentIsWhatAMigrateOfItWrites(String name, String text) throws Exception {
        Git git = Git.in(directory);
        git.run("init", "-q");
        Path file = file(name, text);
        Migrator prod = migrator(FileSource.of(file).document("prod"));

        git.apply(prod.patch().bytes());

        String patched = Files.readString(file);
        Files.writeString(file, text);
        prod.migrate();
        assertThat(patched).isEqualTo(Files.readString(file));
    }

    @ParameterizedTest
    @MethodSource("files")
    void aPatchOfAllDocumentsIsOneForTheFileAndWhatAMigrateOfThemWrites(String name, String text) throws Exception {
        Git git = Git.in(directory);
        git.run("init", "-q");
        Path file = file(name, text);
        Migrators all = Migrators.of(
                FileSource.documents(file), source -> Migrator.of(source).with(MIGRATION));

        byte[] patch = all.patch().bytes();
        git.apply(patch);

        assertThat(new String(patch, StandardCharsets.UTF_8)).containsOnlyOnce("diff --git");
        String patched = Files.readString(file);
        Files.writeString(file, text);
        all.migrate();
        assertThat(patched).isEqualTo(Files.readString(file));
    }

    @Test
    void changesOfDocumentsThatStandCloseTogetherAreOneChangeForGit() throws Exception {
        Git git = Git.in(directory);
        git.run("init", "-q");
        Path file = file("application.properties", "db.url=a\n#---\ndb.url=b\n#---\ndb.url=c");
        Migrators all = Migrators.of(
                FileSource.documents(file), source -> Migrator.of(source).with(MIGRATION));

        git.apply(all.patch().bytes());

        String patched = Files.readString(file);
        Files.writeString(file, "db.url=a\n#---\ndb.url=b\n#---\ndb.url=c");
        all.migrate();
        assertThat(patched).contains("db.address=a").contains("db.address=b").isEqualTo(Files.readString(file));
    }

    @Test
    void BYTES_aDocumentComesBackAsItWasWhereOthersWereEditedOrCameInFrontOfIt() throws IOException {
        Path file = file("application.yaml", YAML);
        FileSource prod = FileSource.of(file).document("prod");
        migrator(prod).migrate();
        String migrated = Files.readString(file);
        Files.writeString(file, "--- {}\n" + migrated.replace("timeout: 3000", "timeout: 5000"));

        migrator(prod).rollback(To.count(1));

        assertThat(Files.readString(file)).isEqualTo("--- {}\n" + YAML.replace("timeout: 3000", "timeout: 5000"));
    }

    @Test
    void anEditOfOneDocumentIsCarriedBackIntoThatOne() throws IOException {
        Path file = file("application.yaml", YAML);
        FileSource prod = FileSource.of(file).document("prod");
        migrator(prod).migrate();
        Files.writeString(file, Files.readString(file).replace("address: b", "address: edited"));

        Migrator.of(prod).build().rollback(To.count(1));

        assertThat(Files.readString(file)).isEqualTo(YAML.replace("url: b", "url: edited"));
    }

    @Test
    void whatStandsInSeveralDocumentsComesBackInTheRightOne() throws IOException {
        String twice = "# gone\nlegacy.flag: 1\nb: 1\n";
        Path file = file("application.yaml", twice + "---\n" + twice);
        Migration removal = Migration.named("1-gone")
                .owner("tests")
                .expect("no flag")
                .rollbackNote("safe")
                .remove("\"legacy.flag\"")
                .build();
        Migrator second =
                Migrator.of(FileSource.of(file).document(2)).with(removal).build();
        second.migrate();
        Files.writeString(file, Files.readString(file) + "c: 1\n");

        second.rollback(To.count(1));

        assertThat(Files.readString(file)).isEqualTo(twice + "---\n" + twice + "c: 1\n");
    }

    @Test
    void aDocumentThatLosesAllItHasStaysADocument() throws IOException {
        Path file = file("application.yaml", "legacy:\n  flag: 1\n---\nb: 1\n");
        Migration removal = Migration.named("1-gone")
                .owner("tests")
                .expect("nothing")
                .rollbackNote("safe")
                .remove("legacy.flag")
                .build();
        Migrator base =
                Migrator.of(FileSource.of(file).document("base")).with(removal).build();

        base.migrate();
        assertThat(Files.readString(file)).isEqualTo("{}\n---\nb: 1\n");
        base.rollback(To.count(1));
        assertThat(Files.readString(file)).isEqualTo("legacy:\n  flag: 1\n---\nb: 1\n");
    }

    @Test
    void aSettingGoesIntoAnEmptyDocumentAndNoOther() throws IOException {
        Path file = file("application.yaml", "a: 1\n---\n# nothing yet\n---\nb: 1\n");

        migrator(FileSource.of(file).document(2)).migrate();

        assertThat(Files.readString(file))
                .isEqualTo("a: 1\n---\n# nothing yet\ncache:\n  # new in 3.0\n  enabled: true\n---\nb: 1\n");
    }

    @Test
    void theOldMarkerOfAProfileCanBecomeTheNewOne() throws IOException {
        Path file = file("application.yaml", "a: 1\n---\nspring:\n  profiles: prod\nb: 1\n");
        Migration marker = Migration.named("1-marker")
                .owner("tests")
                .expect("Spring Boot 2.4")
                .rollbackNote("safe")
                .rename("spring.profiles")
                .to("spring.config.activate.on-profile")
                .build();
        FileSource prod = FileSource.of(file).document("prod");

        Migrator.of(prod).with(marker).build().migrate();

        assertThat(FileSource.of(file).document(2).name()).isEqualTo(prod.name());
        assertThat(Files.readString(file)).contains("on-profile: prod").startsWith("a: 1\n---\n");
    }

    @Test
    void aConversionChangesTheDocumentThatItIsMeantFor() throws IOException {
        Path file = file("application.yaml", "http:\n  timeout: 1000\n---\nhttp:\n  timeout: 2000\n");
        Migration convert = Migration.named("1-duration")
                .owner("tests")
                .expect("durations")
                .rollbackNote("safe")
                .convert("http.timeout")
                .with(Codecs.millisToDuration())
                .build();

        Migrator.of(FileSource.of(file).document(2)).with(convert).build().migrate();

        assertThat(Files.readString(file)).isEqualTo("http:\n  timeout: 1000\n---\nhttp:\n  timeout: 2s\n");
    }
}
