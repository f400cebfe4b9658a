package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.Migration;
import dev.keyturn.Migrations;
import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.testkit.MigrationFixtures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** What somebody reads who has fixtures that are missing, unused, or no longer so. */
class FixtureTextsTest {
    private static final String PROPERTY = "keyturn.fixtures";
    private static final String ID = "2026-11-datasource";

    @TempDir
    private Path folder;

    private String given = "";

    @BeforeEach
    void nothingIsWritten() {
        given = System.getProperty(PROPERTY, "");
        System.clearProperty(PROPERTY);
    }

    @AfterEach
    void asItWas() {
        if (given.isEmpty()) {
            System.clearProperty(PROPERTY);
        } else {
            System.setProperty(PROPERTY, given);
        }
    }

    /** Fixtures of some migrations in the folder of a test. */
    private record Kept(Path fixtures, Migrations migrations) implements MigrationFixtures {}

    private List<String> run(Migration... migrations) {
        return run(new Kept(folder, Migrations.of(migrations)));
    }

    private List<String> run(MigrationFixtures kept) {
        List<String> texts = new ArrayList<>();
        Stream.of(
                        kept.beforeMigratedIsAfter(),
                        kept.afterRolledBackIsBefore(),
                        kept.afterAtTheOldShapeSaysWhatBeforeSays())
                .flatMap(tests -> tests)
                .forEach(test -> texts.add(test.getDisplayName() + "\n  " + result(test)));
        return texts;
    }

    private String result(DynamicTest test) {
        try {
            test.getExecutable().execute();
            return "passed";
        } catch (TestAbortedException skipped) {
            return "skipped: " + said(skipped);
        } catch (AssertionError failed) {
            return said(failed);
        } catch (Throwable thrown) {
            throw new AssertionError(thrown);
        }
    }

    private String said(Throwable thrown) {
        return String.valueOf(thrown.getMessage())
                .replace(folder.toString(), "fixtures")
                .replace("\n", "\n  ");
    }

    private List<String> write(Migration... migrations) {
        System.setProperty(PROPERTY, "write");
        try {
            return run(migrations);
        } finally {
            System.clearProperty(PROPERTY);
        }
    }

    private Path put(String name, String content) throws IOException {
        Path file = folder.resolve(ID).resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private String text(String name) throws IOException {
        return Files.readString(folder.resolve(ID).resolve(name));
    }

    private static void check(String name, List<String> texts) throws IOException {
        Path golden = Path.of("src/test/resources/dev/keyturn/files/fixtures", name + ".txt");
        String text = String.join("\n", texts) + "\n";
        if ("write".equals(System.getProperty("keyturn.golden"))) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, text);
        }
        assertThat(text).isEqualTo(Files.readString(golden));
    }

    @Test
    void aMissingPairIsToldWithTheCommandThatWritesItAndNothingIsWritten() throws IOException {
        check("missing", run(ShopMigrations.DATASOURCE));

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theCommandWritesAnExampleAndWhatComesOfItAndTheNextRunPasses() throws IOException {
        List<String> texts = new ArrayList<>(write(ShopMigrations.DATASOURCE));
        texts.add(text("before.yaml"));
        texts.add(text("after.yaml"));
        check("written", texts);

        assertThat(run(ShopMigrations.DATASOURCE))
                .filteredOn(text -> text.endsWith("passed"))
                .hasSize(2);
        assertThat(write(ShopMigrations.DATASOURCE))
                .filteredOn(text -> text.endsWith("passed"))
                .hasSize(2);
    }

    @Test
    void anExampleIsFoundForEveryMigrationOfAHistory() {
        List<String> texts = write(ShopMigrations.all().list().toArray(Migration[]::new));

        assertThat(texts)
                .hasSize(9)
                .filteredOn(text -> text.contains(": written; read what is there"))
                .hasSize(3);
        assertThat(run(ShopMigrations.all().list().toArray(Migration[]::new)))
                .hasSize(9)
                .allMatch(text -> text.endsWith("passed") || text.contains("skipped: "));
    }

    @Test
    void aFileThatIsThereStaysAndOnlyTheOtherOneIsWritten() throws IOException {
        String before = "# mine\ndb.url=x\n";
        put("before.properties", before);
        check("half", run(ShopMigrations.DATASOURCE));

        write(ShopMigrations.DATASOURCE);

        assertThat(text("before.properties")).isEqualTo(before);
        assertThat(text("after.properties")).startsWith("# mine\ndatasource.url=x\n");
        assertThat(folder.resolve(ID).resolve("before.yaml")).doesNotExist();
    }

    @Test
    void whatComesOutOtherwiseIsToldAtTheKeysOrAtTheLineAndNoSecretIsShown() throws IOException {
        Migration migration = ShopMigrations.DATASOURCE;
        put("before.yaml", "db:\n  url: x\n  password: hunter22 # old\n");
        write(migration);
        String after = text("after.yaml");
        List<String> texts = new ArrayList<>();

        put("after.yaml", after.replace("enabled: true", "enabled: no"));
        texts.addAll(run(migration));
        put("after.yaml", after.replace("hunter22", "hunter23"));
        texts.addAll(run(migration));
        put("after.yaml", after.replace("# old", "# new"));
        texts.addAll(run(migration));
        put("after.yaml", after.replace("kept for", "good for"));
        texts.addAll(run(migration));
        put("after.yaml", after.replace("\n", "\r\n"));
        texts.addAll(run(migration));
        put("after.yaml", "a: [");
        texts.addAll(run(migration));

        check("different", texts);
        assertThat(texts).noneMatch(text -> text.contains("hunter"));
    }

    /** A source that keeps nothing of the look of a file. */
    private record Plain(SettingsSource inner) implements SettingsSource {
        @Override
        public String name() {
            return inner.name();
        }

        @Override
        public Capabilities capabilities() {
            return inner.capabilities();
        }

        @Override
        public Snapshot read(Selection selection) {
            return inner.read(selection);
        }

        @Override
        public Receipt write(String expectedRevision, Edit edit) {
            return inner.write(expectedRevision, edit);
        }

        @Override
        public void close() {
            inner.close();
        }
    }

    @Test
    void aWayBackThatDoesNotGiveTheOldFileIsTold() throws IOException {
        put("before.yaml", "db:\n  url: x\nlegacy:\n  # nobody knows why\n  flag: 'yes' # so it stayed\n  keep: 1\n");
        write(ShopMigrations.DATASOURCE);
        MigrationFixtures plain = new MigrationFixtures() {
            @Override
            public Migrations migrations() {
                return Migrations.of(ShopMigrations.DATASOURCE);
            }

            @Override
            public Path fixtures() {
                return folder;
            }

            @Override
            public SettingsSource open(Path file) {
                return new Plain(FileSource.of(file));
            }
        };

        check("way-back", run(plain));
    }

    @Test
    void aFileThatShowsNothingOrIsRefusedOrCannotBeReadIsTold() throws IOException {
        List<String> texts = new ArrayList<>();
        put("after.yaml", "");
        put("before.yaml", "cache: {enabled: false}\n");
        texts.addAll(run(ShopMigrations.DATASOURCE));
        put("before.yaml", "db: {url: a}\ndatasource: {url: b}\n");
        texts.addAll(run(ShopMigrations.DATASOURCE));
        put("before.yaml", "db: [\n");
        texts.addAll(run(ShopMigrations.DATASOURCE));
        Files.delete(folder.resolve(ID).resolve("before.yaml"));
        put("before.ini", "db.url=x\n");
        put("after.ini", "datasource.url=x\n");
        texts.addAll(run(ShopMigrations.DATASOURCE));

        check("refused", texts);
    }

    @Test
    void whatBelongsToNoMigrationFails() throws IOException {
        Kept kept = new Kept(folder, Migrations.of(ShopMigrations.DATASOURCE));
        kept.noFixtureIsUnused();
        put("before.yaml", "db: {url: a}\n");
        put("after.yaml", "datasource: {url: a}\n");
        put(".gitattributes", "* -text\n");
        kept.noFixtureIsUnused();
        put("after.conf", "");
        put("before.yaml.orig", "");
        put("notes.txt", "");
        Files.createDirectories(folder.resolve("2025-old"));
        Files.writeString(folder.resolve("README.md"), "");

        check("unused", List.of(result(DynamicTest.dynamicTest("unused", kept::noFixtureIsUnused))));
    }

    @Test
    void withoutMigrationsNothingWouldBeTried() {
        assertThatThrownBy(() -> run())
                .isInstanceOf(AssertionError.class)
                .hasMessage("there are no migrations, so that nothing would be tried; expected at least one");
    }

    @Test
    void withoutTheFilesOnTheClassPathItSaysWhatToAdd() throws IOException {
        put("before.yaml", "db: {url: a}\n");
        put("after.yaml", "datasource: {url: a}\n");
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            assertThat(run(ShopMigrations.DATASOURCE).get(0))
                    .contains("before.yaml: nothing on the class path opens files; expected keyturn-files: add the"
                            + " dependency dev.keyturn:keyturn-files");
        } finally {
            thread.setContextClassLoader(usual);
        }
    }

    @Test
    void encodingLineEndsAndAByteOrderMarkCount() throws IOException {
        Path before = put("before.yaml", "");
        Files.write(before, "\ufeffdb: # ü\r\n  url: x\r\n  user: y\r\n".getBytes(StandardCharsets.UTF_16LE));

        write(ShopMigrations.DATASOURCE);

        String after = Files.readString(folder.resolve(ID).resolve("after.yaml"), StandardCharsets.UTF_16LE);
        assertThat(after).startsWith("\ufeffdb: # ü\r\n  user: y\r\n").contains("datasource:\r\n  url: x\r\n");
        assertThat(run(ShopMigrations.DATASOURCE))
                .filteredOn(text -> text.endsWith("passed"))
                .hasSize(2);
    }
}
