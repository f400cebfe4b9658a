package dev.keyturn.files.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.format.Splice;
import dev.keyturn.step.Comment;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What edits make of small texts. Each is the way it is wanted, to the last blank. */
class YamlEditTest {
    private static final YamlFormat FORMAT = new YamlFormat();

    private static String edited(String text, UnaryOperator<Settings> change, Comment... comments) {
        Settings before = FORMAT.read(text, "a.yaml");
        Settings after = change.apply(before);
        Edit edit = Edit.to(after, Changes.between(before, after), List.of(comments));
        String edited = Splice.apply(text, FORMAT.edit(text, "a.yaml", edit));
        assertThat(FORMAT.read(edited, "a.yaml")).isEqualTo(after);
        return edited;
    }

    private static UnaryOperator<Settings> set(String key, Object value) {
        return settings -> settings.replaced(Key.of(key), value(value));
    }

    private static Value value(Object value) {
        return value instanceof Value known
                ? known
                : value instanceof Integer number ? Value.of(number) : Value.of(value.toString());
    }

    private static UnaryOperator<Settings> remove(String key) {
        return settings -> settings.withoutAll(Key.of(key));
    }

    private static UnaryOperator<Settings> move(String from, String to) {
        return settings -> settings.withoutAll(Key.of(from))
                .replaced(Key.of(to), settings.at(Key.of(from)).orElseThrow());
    }

    @Test
    void aRenamedEntryKeepsEverythingButItsName() {
        String text = """
                # about it
                'old':   # here
                  - a   # there
                """;
        assertThat(edited(text, settings -> settings.renamed(Key.of("old"), "new")))
                .isEqualTo(text.replace("old", "new"));
    }

    @Test
    void aNameThatOtherLibrariesTakeForSomethingElseIsQuoted() {
        assertThat(edited("a: 1\nb: 2\n", settings -> settings.renamed(Key.of("a"), "on")))
                .isEqualTo("\"on\": 1\nb: 2\n");
        assertThat(edited("\"on\": 1\nb: 2\n", settings -> settings.renamed(Key.of("on"), "a")))
                .isEqualTo("a: 1\nb: 2\n");
        assertThat(edited("on: 1\nb: 2\n", settings -> settings.renamed(Key.of("on"), "off")))
                .isEqualTo("off: 1\nb: 2\n");
    }

    @Test
    void aValueKeepsItsQuotesItsGapAndItsComment() {
        assertThat(edited("a:   'x' # c\n", set("a", "it's"))).isEqualTo("a:   'it''s' # c\n");
        assertThat(edited("a: \"x\"\n", set("a", "y"))).isEqualTo("a: \"y\"\n");
        assertThat(edited("a: x\n", set("a", "y: z"))).isEqualTo("a: \"y: z\"\n");
        assertThat(edited("a: x\n", set("a", "17"))).isEqualTo("a: \"17\"\n");
        assertThat(edited("a: x\n", set("a", 17))).isEqualTo("a: 17\n");
        assertThat(edited("a:    # c\n", set("a", 17))).isEqualTo("a: 17    # c\n");
        assertThat(edited("a: 'x'", set("a", "\n"))).isEqualTo("a: \"\\n\"");
        assertThat(edited("a: yes\n", set("a", "no"))).isEqualTo("a: no\n");
        assertThat(edited("a: x\n", set("a", "no"))).isEqualTo("a: \"no\"\n");
        assertThat(edited("a: &x !!str 12\n", set("a", 12))).isEqualTo("a: 12\n");
    }

    @Test
    void aTextOfSeveralLinesStaysABlock() {
        String text = """
                a: |- # why
                    one
                    two
                b: x
                """;
        assertThat(edited(text, set("a", "three\n\nfour\n"))).isEqualTo("""
                a: | # why
                    three

                    four
                b: x
                """);
        assertThat(edited(text, set("a", 5))).isEqualTo("a: 5 # why\nb: x\n");
        assertThat(edited("b: x\n", set("b", "one\ntwo"))).isEqualTo("b: |-\n  one\n  two\n");
        assertThat(edited("b: >\n  x\n", set("b", "one\ntwo\n"))).isEqualTo("b: >\n  one\n\n  two\n");
    }

    @Test
    void aTableOrAListTakesThePlaceOfAValue() {
        Value table = Value.of(Map.of("x", Value.of(Map.of("y", Value.of(1)))));
        assertThat(edited("a: 1 # c\nb: 2\n", set("a", table))).isEqualTo("a: # c\n  x:\n    \"y\": 1\nb: 2\n");
        assertThat(edited("a:\n  - 1\n", set("a[0]", table))).isEqualTo("a:\n  - x:\n      \"y\": 1\n");
        assertThat(edited("a:\n- 1 # c\n", set("a[0]", table))).isEqualTo("a:\n- # c\n  x:\n    \"y\": 1\n");
        assertThat(edited("a: {b: 1}\n", set("a.b", table))).isEqualTo("a: {b: {x: {\"y\": 1}}}\n");
        assertThat(edited("a:\n  x: 1\n  z: 2\nb: 2\n", set("a", 5))).isEqualTo("a: 5\nb: 2\n");
        assertThat(edited("a: []\nb:\n- 1\n", set("a", Value.of(List.of(Value.of(1), Value.of(List.of()))))))
                .isEqualTo("a:\n- 1\n- []\nb:\n- 1\n");
    }

    @Test
    void aNewEntryLooksLikeItsNeighbours() {
        assertThat(edited("a:\n    b: 1\n\n    c: 2\n", set("a.d.e", 3)))
                .isEqualTo("a:\n    b: 1\n\n    c: 2\n    d:\n        e: 3\n");
        assertThat(edited("'a': 'x'\r\n", set("b", "y"))).isEqualTo("'a': 'x'\r\n'b': 'y'\r\n");
        assertThat(edited("a: 1", set("b", 2))).isEqualTo("a: 1\nb: 2");
        assertThat(edited("a: 1\nb: 2", remove("b"))).isEqualTo("a: 1");
        assertThat(edited("a: {\"b\": 1}\n", set("a.c", 2))).isEqualTo("a: {\"b\": 1, \"c\": 2}\n");
        assertThat(edited("a: {}  # c\n", set("a.c", 2))).isEqualTo("a:  # c\n  c: 2\n");
        assertThat(edited("", set("a", 1))).isEqualTo("a: 1\n");
        assertThat(edited("# c\n---\n", set("a.b", 1))).isEqualTo("# c\n---\na:\n  b: 1\n");
        assertThat(edited("a: |\n  text", set("b", 1))).isEqualTo("a: |\n  text\nb: 1");
    }

    @Test
    void aNewEntryStandsWhereItIsWantedWithItsComment() {
        String text = "# first\na: 1\n\n# second\nc: 3\n";
        assertThat(edited(
                        text,
                        settings -> Settings.of(settings.root().withAfter("a", "b", Value.of(2))),
                        new Comment(Key.of("b"), "between\nthem")))
                .isEqualTo("# first\na: 1\n# between\n# them\nb: 2\n\n# second\nc: 3\n");
        assertThat(edited(
                        "a:\n- b: 1\n  c: 2\n",
                        set(
                                "a[0]",
                                Table.empty()
                                        .with("new", Value.of(0))
                                        .with("b", Value.of(1))
                                        .with("c", Value.of(2)))))
                .isEqualTo("a:\n- new: 0\n  b: 1\n  c: 2\n");
    }

    @Test
    void anEntryGoesWithTheCommentsThatItOwns() {
        String text = """
                a: 1 # of a

                # of nobody

                # of b,
                # too
                b: {} # of b
                  # x: 1 of b, because it stands deeper
                # of c
                c: 3
                """;
        assertThat(edited(text, remove("b"))).isEqualTo("""
                a: 1 # of a

                # of nobody

                # of c
                c: 3
                """);
    }

    @Test
    void theLastEntryLeavesNoTableBehindButTheTableItself() {
        assertThat(edited("a:\n  b: 1\nc: 2\n", remove("a.b"))).isEqualTo("c: 2\n");
        assertThat(edited("a:\n  # x\n  b: 1 # y\nc: 2\n", set("a", Table.empty())))
                .isEqualTo("a: {}\nc: 2\n");
        assertThat(edited("a: {b: 1, c: 2}\n", remove("a.c"))).isEqualTo("a: {b: 1}\n");
        assertThat(edited("a: 1\n", remove("a"))).isEmpty();
    }

    @Test
    void entriesInTheLineOfADashAreEdited() {
        String text = """
                list:
                  - name: x # c
                    # about the port
                    port: 1
                  - other
                """;
        assertThat(edited(text, remove("list[0].name"))).isEqualTo("""
                list:
                  - # about the port
                    port: 1
                  - other
                """);
        assertThat(edited(text, settings -> settings.renamed(Key.of("list[0].name"), "id")))
                .isEqualTo(text.replace("name", "id"));
        assertThat(edited(text, move("list[0].name", "list[0].meta.name"))).isEqualTo("""
                list:
                  - # about the port
                    port: 1
                    meta:
                      name: x # c
                  - other
                """);
        assertThat(edited(text, set("list", Value.of(List.of(Value.of("other"))))))
                .isEqualTo("list:\n  - other\n");
    }

    @Test
    void aMovedEntryTravelsWithItsCommentsAndIsIndentedAnew() {
        String text = """
                db:
                  # where it is
                  url: |
                    a
                      b
                  user: x # who
                # the rest
                other: 1
                """;
        assertThat(edited(text, move("db.url", "spring.datasource.url"))).isEqualTo("""
                db:
                  user: x # who
                # the rest
                other: 1
                spring:
                  datasource:
                    # where it is
                    url: |
                      a
                        b
                """);
        assertThat(edited(text, move("db", "spring.db"))).isEqualTo("""
                # the rest
                other: 1
                spring:
                  db:
                    # where it is
                    url: |
                      a
                        b
                    user: x # who
                """);
        assertThat(edited(text, settings -> settings.renamed(Key.of("db"), "base")))
                .isEqualTo(text.replace("db", "base"));
        assertThat(edited("a: {b: 1, c: \"x\"}\nd: 2\n", move("a.c", "c"))).isEqualTo("a: {b: 1}\nd: 2\nc: \"x\"\n");
        assertThat(edited("a: {b: 1}\nd: [x, 'y']\n", move("d", "a.d"))).isEqualTo("a: {b: 1, d: [x, 'y']}\n");
    }

    @Test
    void bracketsOfSeveralLinesStayAsTheyAre() {
        String text = """
                a: {
                  b: 1, # of b
                  c: 2  # of c
                }
                """;
        assertThat(edited(text, set("a.d", 3))).isEqualTo("""
                a: {
                  b: 1, # of b
                  c: 2,  # of c
                  d: 3
                }
                """);
        assertThat(edited(text, remove("a.c"))).isEqualTo("""
                a: {
                  b: 1 # of b
                }
                """);
        assertThat(edited(text, remove("a.b"))).isEqualTo("""
                a: {
                  c: 2  # of c
                }
                """);
    }

    @Test
    void aTextThatKeepsItsLastLineEndsHasThemAlsoAtAnEndWithoutOne() {
        assertThat(edited("l:\n  k: |+\n    x\n\n  a: 1\nz: 2", move("l.k", "m")))
                .isEqualTo("l:\n  a: 1\nz: 2\nm: |+\n  x\n\n");
    }

    @Test
    void whatCannotBeEditedExactlyIsRefused() {
        refused("a: &x {b: 1}\nc: *x\n", set("a.b", 2), "a.yaml:1:1: a.b: an alias elsewhere refers to it");
        refused("a: &x {b: 1}\nc: *x\n", set("c.b", 2), "a.yaml:2:1: c.b: an alias stands for what is to be edited");
        refused("a: &x {b: 1}\nc: *x\n", remove("a"), "a.yaml:1:1: a: an alias elsewhere refers to it");
        refused(
                "a: &x {b: 1}\nc:\n  <<: *x\n  d: 2\n",
                remove("c.d"),
                "a.yaml:3:3: c.d: a merge key (<<) stands beside it");
        refused("a: [b: 1]\n", set("a[0].c", 2), "a.yaml:1:5: an entry in a list without braces");
        refused("a: {b: 1}\nd: 2 # why\n", move("d", "a.d"), "a.yaml:2:1: d: its comments cannot go into braces");
    }

    private static void refused(String text, UnaryOperator<Settings> change, String message) {
        assertThatThrownBy(() -> edited(text, change))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith(message);
    }
}
