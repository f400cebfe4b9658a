package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migration;
import dev.keyturn.Migrator;
import dev.keyturn.Report;
import dev.keyturn.To;
import dev.keyturn.codec.Codecs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What several steps changed side by side comes back with its comments, whatever was edited near it since. */
class CommentsBackTest extends CommentedFiles {
    /** A key with a comment between two without. */
    static Stream<Arguments> neighbours() {
        return Stream.of(
                Arguments.of("a.yaml", "pool: 1\n# why we need it\nlegacy: true\nurl: x\n"),
                Arguments.of("a.toml", "pool = 1\n# why we need it\nlegacy = true\nurl = 'x'\n"),
                Arguments.of("a.conf", "pool = 1\n# why we need it\nlegacy = true\nurl = x\n"),
                Arguments.of(
                        "a.jsonc",
                        "{\n  \"pool\": 1,\n  // why we need it\n  \"legacy\": true,\n  \"url\": \"x\"\n}\n"),
                Arguments.of("a.properties", "pool=1\n# why we need it\nlegacy=true\nurl=x\n"),
                Arguments.of("a.env", "POOL=1\n# why we need it\nLEGACY=true\nURL=x\n"));
    }

    private static Migration removedBesideRenamed(String name) {
        return migration()
                .remove(key(name, "legacy"))
                .rename(key(name, "url"))
                .to(key(name, "db_url"))
                .build();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("neighbours")
    void EDITOUT_whatWasRemovedBesideARenamedKeyComesBackWithItsCommentWhenItsOtherNeighbourWasEdited(
            String name, String text) throws IOException {
        up(name, text, removedBesideRenamed(name));

        assertThat(down(name, replace("1", "2"))).isEqualTo(text.replace("1", "2"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void EDITOUT_aTableThatWasRemovedBesideARenamedKeyComesBackWithAllItsComments(String name, String text)
            throws IOException {
        Migration migration =
                migration().removeAll("legacy").rename("url").to("db_url").build();
        up(name, text, migration);

        assertThat(down(name, replace("1", "2"))).isEqualTo(text.replace("1", "2"));
    }

    static Stream<Arguments> tables() {
        return Stream.of(
                Arguments.of(
                        "a.yaml",
                        "pool: 1\n# why we need it\nlegacy: # all of it\n  # on\n  flag: true # or off\n\n  # end\nurl: x\n"),
                Arguments.of(
                        "a.conf",
                        "pool = 1\n# why we need it\nlegacy { # all of it\n  # on\n  flag = true # or off\n\n  # end\n}\nurl = x\n"));
    }

    private static Migration splitWithDefault(String name) {
        return migration()
                .split(key(name, "server.address"))
                .into(key(name, "net.name"), key(name, "net.tcp"))
                .with(Codecs.hostPort())
                .addDefault(key(name, "zone"), 2)
                .remove(key(name, "db.port"))
                .build();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void aCommentThatSomebodyWroteAboveAnAddedDefaultCostsNoOtherKeyItsComment(String name, String text)
            throws IOException {
        up(name, text, splitWithDefault(name));

        String back = down(name, above(key(name, "zone"), name, "mine"));

        assertThat(back.contains("mine") ? without("mine").apply(back) : back).isEqualTo(text);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filesWithTrailingComments")
    void aCommentBehindAnAddedDefaultStaysOrTheReportSaysThatItWentWithIt(String name, String text) throws IOException {
        up(name, text, splitWithDefault(name));
        Path file = directory.resolve(name);
        String now = Files.readString(file);
        String edited = now.replaceFirst("(?m)^(\\W*(?i:zone)\\b.*)$", "$1 " + mark(name) + " mine");
        assertThat(edited).contains("mine");
        Files.writeString(file, edited);

        Report report = Migrator.of(FileSource.of(file)).build().rollback(To.before("1-new"));

        long line = edited.substring(0, edited.indexOf("mine")).lines().count();
        String back = Files.readString(file);
        boolean isTold = report.toString()
                .contains(name + ":" + line + ":1: the comment in this line has gone with what it stood at");
        assertThat(back.replaceFirst(" (#|//) mine", "")).isEqualTo(text);
        assertThat(back.contains("mine") ^ isTold).as("%s%n%s", back, report).isTrue();
        assertThat(report.toString()).doesNotContain("mine");
    }

    static Stream<Arguments> filesWithTrailingComments() {
        return files().filter(file -> !((String) file.get()[0]).endsWith(".properties"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("neighbours")
    void theReportTellsOfWhichKeyACommentCouldNotBePutBack(String name, String text) throws IOException {
        up(name, text, removedBesideRenamed(name));
        Path file = directory.resolve(name);
        String line = text.lines()
                .filter(any -> any.contains(key(name, "legacy")))
                .findFirst()
                .orElseThrow();
        Files.writeString(file, Files.readString(file).replaceFirst("(1,?\\n)", "$1" + line + "\n"));

        Report report = Migrator.of(FileSource.of(file)).build().rollback(To.before("1-new"));

        assertThat(file).content().doesNotContain("why we need it");
        assertThat(report.toString())
                .contains("a comment that the migration took out with it could not be put back")
                .doesNotContain("why we need it");
    }

    static Stream<Arguments> emptied() {
        return Stream.of(
                Arguments.of("a.yaml", "db:\n  # section\n\n  # the url\n  url: x\n  # the end\nz: 1\n"),
                Arguments.of("a.toml", "z = 1\n[db]\n# section\n\n# the url\nurl = 'x'\n# the end\n\n[last]\ny = 1\n"),
                Arguments.of("a.conf", "db {\n  # section\n\n  # the url\n  url = x\n} # the end\nz = 1\n"),
                Arguments.of(
                        "a.jsonc",
                        "{\n  \"db\": {\n    // section\n\n    // the url\n    \"url\": \"x\"\n  }, // the end\n  \"z\": 1\n}\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("emptied")
    void commentsThatNoEntryOwnsGoAlongFromATableThatIsEmptiedAndComeBack(String name, String text) throws IOException {
        String moved = up(name, text, migration().rename("db.url").to("net.url").build());

        assertThat(moved)
                .containsOnlyOnce("section")
                .containsOnlyOnce("the url")
                .containsOnlyOnce("the end");
        assertThat(down(name, replace("1", "2"))).isEqualTo(text.replace("1", "2"));
    }

    @Test
    void aDeletedCommentStaysDeletedWhereSomebodyWroteAnotherInFrontOfWhatComesBack() throws IOException {
        String text = """
                a = 1 # first
                # the port
                b = 886
                [c]
                # the host
                # of all
                g = 'h'
                # the last
                [d]
                g = 559
                """;
        up(
                "a.toml",
                text,
                migration().join("c.g", "b").into("n.x").with(Codecs.hostPort()).build());

        String back = down("a.toml", now -> without("of all").apply(now.replace("# the last", "# added\n# the last")));

        assertThat(back)
                .doesNotContain("of all")
                .contains("# the host\ng = 'h'")
                .containsOnlyOnce("# added");
    }
}
