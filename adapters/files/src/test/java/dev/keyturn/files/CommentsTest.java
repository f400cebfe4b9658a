package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migration;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where comments go when keys go and others come in their place, and what an edit of one is on the way back. */
class CommentsTest extends CommentedFiles {
    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void theCommentOfAKeyThatIsSplitGoesToTheFirstPartAndComesBack(String name, String text) throws IOException {
        String split = up(name, text, split(name));

        assertThat(commentOf(split, last(name, "server.name"))).isEqualTo("who answers|and where|");
        assertThat(commentOf(split, last(name, "server.tcp"))).isEmpty();
        assertThat(down(name, now -> now)).isEqualTo(text);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void theCommentsOfAllKeysThatAreJoinedGoToTheOneAndComeBack(String name, String text) throws IOException {
        String joined = up(name, text, join(name));

        assertThat(commentOf(joined, last(name, "server.data")))
                .isEqualTo(isFlat(name) ? "its host|its port|" : "the data|its host|its port|");
        assertThat(down(name, now -> now)).isEqualTo(text);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void equalCommentsOfKeysThatAreJoinedAreBothKept(String name, String text) throws IOException {
        String same = text.replace("its host", "the same").replace("its port", "the same");
        String joined = up(name, same, join(name));

        assertThat(commentOf(joined, last(name, "server.data"))).endsWith("the same|the same|");
        assertThat(down(name, now -> now)).isEqualTo(same);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void anEditedCommentOfASplitKeyComesBackEdited(String name, String text) throws IOException {
        up(name, text, split(name));

        assertThat(down(name, replace("who answers", "WHO, BY HAND")))
                .isEqualTo(text.replace("who answers", "WHO, BY HAND"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void aDeletedCommentOfASplitKeyStaysDeleted(String name, String text) throws IOException {
        up(name, text, split(name));

        assertThat(down(name, without("and where")))
                .isEqualTo(without("and where").apply(text));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void aCommentThatWasAddedAtThePartsOfASplitKeyComesAlong(String name, String text) throws IOException {
        up(name, text, split(name));

        String back = down(
                name,
                now -> above(last(name, "server.tcp"), name, "added")
                        .apply(above(last(name, "server.name"), name, "added first")
                                .apply(now)));

        assertThat(back)
                .isEqualTo(above(last(name, "server.address"), name, "added")
                        .apply(above(last(name, "server.address"), name, "added first")
                                .apply(text)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void editedAddedAndDeletedCommentsOfAJoinedKeyComeBackAtItsParts(String name, String text) throws IOException {
        up(name, text, join(name));

        String back = down(
                name,
                now -> above(last(name, "server.data"), name, "added")
                        .apply(without("its host")
                                .apply(replace("its port", "ITS PORT").apply(now))));

        assertThat(commentOf(back, last(name, "db.host"))).isEmpty();
        assertThat(commentOf(back, last(name, "db.port"))).isEqualTo("ITS PORT|added|");
        assertThat(back.replace(name.endsWith("jsonc") ? "// added" : "# added", ""))
                .isEqualToIgnoringWhitespace(without("its host").apply(text.replace("its port", "ITS PORT")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void anEditedCommentAndAnEditedValueComeBackTogether(String name, String text) throws IOException {
        up(name, text, split(name));

        assertThat(down(
                        name,
                        now -> replace("8080", "9090")
                                .apply(replace("who answers", "WHO").apply(now))))
                .isEqualTo(text.replace("who answers", "WHO").replace("8080", "9090"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void aDeletedCommentOfAKeyThatMovedStaysDeleted(String name, String text) throws IOException {
        up(name, text, rename(name));

        assertThat(down(name, without("who answers")))
                .isEqualTo(without("who answers").apply(text));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void aCommentThatWasAddedAtAKeyThatMovedGoesBackWithIt(String name, String text) throws IOException {
        up(name, text.replaceFirst("(?m)^\\s*(#|//) who.*\n\\s*(#|//) and.*\n", ""), rename(name));

        assertThat(down(name, above(last(name, "net.address"), name, "added")))
                .isEqualTo(above(last(name, "server.address"), name, "added")
                        .apply(text.replaceFirst("(?m)^\\s*(#|//) who.*\n\\s*(#|//) and.*\n", "")));
    }

    private static Migration bothMove() {
        return migration()
                .rename("db.host")
                .to("server.dbhost")
                .rename("db.port")
                .to("server.dbport")
                .build();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filesWithTables")
    void theCommentOfATableThatIsEmptiedGoesWithItsFirstEntryAndComesBack(String name, String text) throws IOException {
        String moved = up(name, text, bothMove());

        assertThat(commentOf(moved, "dbhost")).isEqualTo("the data|its host|");
        assertThat(commentOf(moved, "dbport")).isEqualTo("its port|");
        assertThat(down(name, now -> now)).isEqualTo(text);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filesWithTables")
    void theCommentOfATableThatWasEmptiedComesBackAsItWasEdited(String name, String text) throws IOException {
        up(name, text, bothMove());

        assertThat(down(
                        name,
                        now -> without("its host")
                                .apply(replace("the data", "THE DATA").apply(now))))
                .isEqualTo(without("its host").apply(text.replace("the data", "THE DATA")));
    }

    private static Migration intoNewTable() {
        return migration().rename("db.host").to("net.data.name").build();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filesWithTables")
    void aCommentThatWasAddedAboveANewTableGoesBackWithItsEntry(String name, String text) throws IOException {
        up(name, text, intoNewTable());

        String back = down(
                name,
                now -> now.contains("net.data")
                        ? now.replace("[net.data]", "# added\n[net.data]")
                        : above("data", name, "added").apply(now));

        assertThat(commentOf(back, "host")).contains("its host|").contains("added|");
        assertThat(back.replaceFirst("(#|//) added", "")).isEqualToIgnoringWhitespace(text);
    }

    /** With comments behind values instead of above them; nothing in a .properties file is one. */
    static Stream<Arguments> filesWithTrails() {
        return files().filter(file -> !((String) file.get()[0]).endsWith(".properties"))
                .map(file -> {
                    String name = (String) file.get()[0];
                    String mark = mark(name);
                    String text = ((String) file.get()[1])
                            .replaceAll("(?m)^ *(#|//) (who answers|and where|its host|its port)\n", "")
                            .replaceFirst("(?m)(address.*)$", "$1 " + mark + " who answers")
                            .replaceFirst("(?mi)^((.*host\\b).*)$", "$1  " + mark + " its host")
                            .replaceFirst("(?mi)^(\\W*(DB_)?port\\b.*)$", "$1 " + mark + " its port");
                    return Arguments.of(name, text.replaceFirst("(?m)(SERVER_ADDRESS.*)$", "$1 # who answers"));
                });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filesWithTrails")
    void commentsBehindValuesAreCarriedAndComeBackEditedOrDeleted(String name, String text) throws IOException {
        String joined = up(name, text, join(name));

        assertThat(joined).contains("its host").contains("its port");
        assertThat(down(name, replace("its port", "ITS PORT"))).isEqualTo(text.replace("its port", "ITS PORT"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filesWithTrails")
    void aCommentBehindAValueThatMovedStaysDeleted(String name, String text) throws IOException {
        up(name, text, rename(name));

        String trail = " " + mark(name) + " who answers";
        assertThat(down(name, replace(trail, ""))).isEqualTo(text.replace(trail, ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filesWithTrails")
    void aCommentThatWasAddedBehindAPartGoesToTheWhole(String name, String text) throws IOException {
        String split = up(name, text, split(name));
        String line =
                split.lines().filter(one -> one.contains("8080")).findFirst().orElseThrow();

        String back = down(name, replace(line, line + " " + mark(name) + " added"));

        assertThat(commentOf(back, last(name, "server.address")) + back)
                .contains("added")
                .contains("who answers");
        assertThat(back.lines().filter(one -> !one.contains("added")).toList())
                .containsAll(
                        text.lines().filter(one -> !one.contains("address")).toList());
    }
}
