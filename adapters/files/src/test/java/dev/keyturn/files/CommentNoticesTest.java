package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migration;
import dev.keyturn.Migrator;
import dev.keyturn.Report;
import dev.keyturn.Shape;
import dev.keyturn.To;
import dev.keyturn.codec.Codecs;
import dev.keyturn.files.properties.PropertiesFormat;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.format.Parsed;
import dev.keyturn.spi.format.SettingsFormat;
import dev.keyturn.spi.format.Splice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Comments that have no place of their own: where they go, and what the report says of them. */
class CommentNoticesTest extends CommentedFiles {
    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void theReportSaysWhereACommentWasPutThatMayBelongElsewhere(String name, String text) throws IOException {
        up(name, text, join(name));
        Path file = directory.resolve(name);
        Files.writeString(
                file, above(last(name, "server.data"), name, "entirely new").apply(Files.readString(file)));

        Report report = Migrator.of(FileSource.of(file)).build().rollback(To.before("1-new"));

        assertThat(report.toString())
                .contains(key(name, "db.port")
                        + ": a comment that was added since the migration may belong to it, or to another entry")
                .contains("it stands here now; move it by hand if it belongs elsewhere")
                .doesNotContain("entirely new");
        assertThat(file).content().containsOnlyOnce("entirely new");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void aCommentAtAnAddedDefaultStaysOrTheReportSaysThatItWentWithIt(String name, String text) throws IOException {
        up(name, text, migration().addDefault(key(name, "last2"), 2).build());
        Path file = directory.resolve(name);
        Files.writeString(file, above(key(name, "last2"), name, "mine").apply(Files.readString(file)));

        Report report = Migrator.of(FileSource.of(file)).build().rollback(To.before("1-new"));

        boolean isKept = Files.readString(file).contains("mine");
        boolean isTold = report.toString().contains("has gone with what it stood at");
        assertThat(isKept ^ isTold).as("%s%n%s", Files.readString(file), report).isTrue();
    }

    @Test
    void commentsGoToTheTableAroundWhatHasNoLineForItselfAndComeBack() throws IOException {
        String text = """
                # the server
                server = {timeout = 3}
                [db]
                host = 'h'
                # its port
                port = 1
                """;

        String joined = up("app.toml", text, join("app.toml"));

        assertThat(joined).isEqualTo("""
                # the server
                # its port
                server = {timeout = 3, data = 'h:1'}
                """);
        assertThat(down("app.toml", now -> now)).isEqualTo(text);
    }

    /** Properties of which one has no line for itself. */
    private static SettingsFormat withoutLineOf(Key key) {
        SettingsFormat format = new PropertiesFormat();
        return new SettingsFormat() {
            @Override
            public String name() {
                return format.name();
            }

            @Override
            public List<String> endings() {
                return format.endings();
            }

            @Override
            public Capabilities capabilities() {
                return format.capabilities();
            }

            @Override
            public Parsed parse(String text, String source) {
                Parsed parsed = format.parse(text, source);
                return new Parsed() {
                    @Override
                    public Settings settings() {
                        return parsed.settings();
                    }

                    @Override
                    public List<Splice> edit(Edit edit) {
                        return parsed.edit(edit);
                    }

                    @Override
                    public List<String> commentMarks() {
                        return parsed.commentMarks();
                    }

                    @Override
                    public int line(Key other) {
                        return other.equals(key) ? 0 : parsed.line(other);
                    }
                };
            }
        };
    }

    @Test
    void theReportSaysWhichCommentWasLeftOut() throws IOException {
        String text = "# its host\nhost=h\n# its port\nport=1\n";
        Path file = Files.writeString(directory.resolve("app.properties"), text);
        FileSource source = FileSource.of(file, withoutLineOf(Key.of("data")));
        Migration join = migration()
                .join("host", "port")
                .into("data")
                .with(Codecs.hostPort())
                .build();

        Migrator migrator = Migrator.of(source).with(join).build();
        Report report = migrator.migrate();

        assertThat(file).content().isEqualTo("# its host\ndata=h:1\n");
        assertThat(report.toString())
                .contains(":4:1: port: its comment cannot stand at what comes in its place, and was left out");
        migrator.rollback(To.before("1-new"));
        assertThat(file).content().isEqualTo(text);
    }

    @Test
    void textThatOnlyLooksLikeACommentIsNoComment() throws IOException {
        String text = """
                note: |
                  first
                  # no comment
                db:
                  host: "h # no comment"
                  port: 1
                server:
                  timeout: 3
                """;

        String moved = up(
                "app.yaml",
                text,
                migration().rename("db.host").to("server.host").build());

        assertThat(moved).contains("  # no comment\ndb:\n", "  host: \"h # no comment\"\n");
        assertThat(down("app.yaml", now -> above("host", "app.yaml", "added").apply(now)))
                .isEqualTo(above("host", "app.yaml", "added").apply(text));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void aNewerShapeIsRenderedWithTheCommentsThatTheFileWillHave(String name, String text) throws IOException {
        Path file = Files.writeString(directory.resolve(name), text);
        Migrator migrator = Migrator.of(FileSource.of(file)).with(join(name)).build();

        String rendered = migrator.at(Shape.after("1-new")).render();
        migrator.migrate();

        assertThat(rendered).isEqualTo(Files.readString(file));
    }
}
