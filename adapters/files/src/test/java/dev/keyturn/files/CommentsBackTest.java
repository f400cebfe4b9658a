package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migration;
import java.io.IOException;
import java.util.stream.Stream;
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

    @ParameterizedTest(name = "{0}")
    @MethodSource("neighbours")
    void EDITOUT_whatWasRemovedBesideARenamedKeyComesBackWithItsCommentWhenItsOtherNeighbourWasEdited(
            String name, String text) throws IOException {
        Migration migration = migration()
                .remove(key(name, "legacy"))
                .rename(key(name, "url"))
                .to(key(name, "db-url").replace('-', '_'))
                .build();
        up(name, text, migration);

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
}
