package dev.keyturn.files.toml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Place;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.format.Splice;
import dev.keyturn.step.Comment;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What edits do to a text, by example. */
class TomlEditTest {
    private static final TomlFormat FORMAT = new TomlFormat();

    private static String edited(String text, UnaryOperator<Settings> change, Comment... comments) {
        Settings before = FORMAT.read(text, "test.toml");
        Settings after = change.apply(before);
        Edit edit = Edit.to(after, Changes.between(before, after), List.of(comments));
        String edited = Splice.apply(text, FORMAT.edit(text, "test.toml", edit));
        assertThat(FORMAT.read(edited, "test.toml")).describedAs("%s", edited).isEqualTo(after);
        assertThat(TomlReadTest.isReadAlike(edited, after)).isTrue();
        return edited;
    }

    private static UnaryOperator<Settings> move(String from, String to) {
        Key source = Key.of(from);
        Key target = Key.of(to);
        String name = ((Segment.Name) target.last().orElseThrow()).name();
        return settings -> source.parent().equals(target.parent())
                ? settings.renamed(source, name)
                : settings.withoutAll(source).with(target, settings.at(source).orElseThrow());
    }

    private static UnaryOperator<Settings> set(String key, Value value) {
        return settings -> settings.replaced(Key.of(key), value);
    }

    private static UnaryOperator<Settings> remove(String key) {
        return settings -> settings.withoutAll(Key.of(key));
    }

    private static Value list(int... items) {
        return Value.of(Arrays.stream(items).mapToObj(Value::of).toList());
    }

    @Test
    void newTablesWhoseNamesPrintAlikeGetHeadersOfTheirOwn() {
        UnaryOperator<Settings> both =
                settings -> move("x.y", "a.b.y").apply(settings).with(Key.ofNames("a, b", "w"), Value.of(3));
        assertThat(edited("[x]\ny = 1\nz = 2\n", both)).isEqualTo("[x]\nz = 2\n\n[a.b]\ny = 1\n\n[\"a, b\"]\nw = 3\n");
    }

    @Test
    void whatComesInThePlaceOfAllThatGoesIsParted() {
        UnaryOperator<Settings> anew = settings -> settings.withoutAll(Key.of("t.a.db"))
                .withoutAll(Key.of("t.b.db"))
                .with("t.a.database", Value.of("p"))
                .with("t.b.database", Value.of("q"));
        assertThat(edited("t = { a.db = 'p', b.db = 'q' }\n", anew))
                .isEqualTo("t = { a.database = \"p\", b.database = \"q\" }\n");
    }

    @Test
    void aRenameChangesTheNameAloneWhereverItStands() {
        assertThat(edited("url = 'x' # c", move("url", "uri"))).isEqualTo("uri = 'x' # c");
        assertThat(edited("[db] # c\nx = 1\n[ db . pool ]\ny = 2\n", move("db", "ds")))
                .isEqualTo("[ds] # c\nx = 1\n[ ds . pool ]\ny = 2\n");
        assertThat(edited("[[s]]\na = 1\n[s.t]\n[[s]]\n", move("s", "two words".replace(' ', '_'))))
                .isEqualTo("[[two_words]]\na = 1\n[two_words.t]\n[[two_words]]\n");
        assertThat(edited("a.b = 1\na.c = 2\n", move("a", "d"))).isEqualTo("d.b = 1\nd.c = 2\n");
    }

    @Test
    void anEntryMovesWithItsComments() {
        String text = "[a]\n# one\nx = 0x1F # two\ny = 2\n\n[b]\nz = 3\n";
        assertThat(edited(text, move("a.x", "b.x"))).isEqualTo("[a]\ny = 2\n\n[b]\nz = 3\n# one\nx = 0x1F # two\n");
        assertThat(edited(text, move("a.x", "x"))).isEqualTo("# one\nx = 0x1F # two\n[a]\ny = 2\n\n[b]\nz = 3\n");
        assertThat(edited(text, move("a.x", "c.d.x")))
                .isEqualTo("[a]\ny = 2\n\n[b]\nz = 3\n\n[c.d]\n# one\nx = 0x1F # two\n");
        assertThat(edited(text, move("a", "b.a"))).isEqualTo("[b.a]\n# one\nx = 0x1F # two\ny = 2\n\n[b]\nz = 3\n");
    }

    @Test
    void aValueKeepsItsQuotesAndADateStaysADate() {
        assertThat(edited("a = 'x'", set("a", Value.of("y")))).isEqualTo("a = 'y'");
        assertThat(edited("a = 'x'", set("a", Value.of("it's")))).isEqualTo("a = \"it's\"");
        assertThat(edited("a = \"\"\"\nx\n\"\"\"", set("a", Value.of("y\nz")))).isEqualTo("a = \"\"\"\ny\nz\"\"\"");
        assertThat(edited("a = 1979-05-27 # c", set("a", Value.of("2026-11-21"))))
                .isEqualTo("a = 2026-11-21 # c");
        assertThat(edited("a = 1", set("a", Value.of("1979-05-27")))).isEqualTo("a = \"1979-05-27\"");
        assertThat(edited("[a]\nb = 1\n", set("a", Value.of(1)))).isEqualTo("a = 1\n");
        assertThat(edited("x = 1\n\n[a]\nb = 1\n[a.c]\nd = 1\n", set("a", Value.of(1))))
                .isEqualTo("x = 1\na = 1\n");
    }

    @Test
    void aNewEntryStandsWithItsNeighbours() {
        assertThat(edited("a=1\n\n[t]\nb=2\n", set("t.c", Value.of(3)))).isEqualTo("a=1\n\n[t]\nb=2\nc=3\n");
        assertThat(edited("a=1\n\n[t]\nb=2\n", set("c", Value.of(3)))).isEqualTo("a=1\nc=3\n\n[t]\nb=2\n");
        assertThat(edited("# licence\n\n[t]\nb=2\n", set("c", Value.of(3))))
                .isEqualTo("# licence\n\nc = 3\n\n[t]\nb=2\n");
        assertThat(edited("t = { a = 1 }", set("t.b", Value.of(2)))).isEqualTo("t = { a = 1, b = 2 }");
        assertThat(edited(
                        "[a]\nx = 1\n",
                        set("b", Value.of(Map.of("y", Value.of(2)))),
                        new Comment(Key.of("b.y"), "why")))
                .isEqualTo("[a]\nx = 1\n\n[b]\n# why\ny = 2\n");
        assertThat(edited("[a.b]\r\nx = 1\r\n", set("a.y", Value.of(2))))
                .isEqualTo("[a]\r\ny = 2\r\n\r\n[a.b]\r\nx = 1\r\n");
    }

    @Test
    void whatGoesTakesItsCommentsAlong() {
        assertThat(edited("# x\n\n# a\na = 1 # aa\nb = 2\n", remove("a"))).isEqualTo("# x\n\nb = 2\n");
        assertThat(edited("t = { a = 1, b = 2 }", remove("t.a"))).isEqualTo("t = { b = 2 }");
        assertThat(edited("[a]\nx = 1\n\n# b\n[b]\ny = 1\n\n[b.c]\n\n[d]\n", remove("b")))
                .isEqualTo("[a]\nx = 1\n\n[d]\n");
        assertThat(edited("a = [\n  1, # one\n  2, # two\n  3 # three\n]\n", set("a", list(1, 3))))
                .isEqualTo("a = [\n  1, # one\n  3 # three\n]\n");
        assertThat(edited("a = [\n  1, # one\n  2 # two\n]\n", set("a", list(1, 2, 3))))
                .isEqualTo("a = [\n  1, # one\n  2, # two\n  3\n]\n");
        assertThat(edited(
                        "[[a]]\nx = 1\n\n[[a]]\nx = 2\n",
                        settings -> settings.with(
                                "a",
                                Value.of(List.of(((dev.keyturn.settings.Items)
                                                settings.value("a").orElseThrow())
                                        .items()
                                        .get(1))))))
                .isEqualTo("[[a]]\nx = 2\n");
    }

    @Test
    void whatCannotBeEditedExactlyIsRefused() {
        assertRefused("a = 1979-05-27", remove("a"), "it is a date");
        assertRefused(
                "[[a]]\n[a.b]\nx = 1\n",
                settings -> settings.with("c", Value.of(Map.of()))
                        .with("c.b", Value.of("x"))
                        .with("a", Value.of(List.of(Value.of(1)))),
                "array of tables");
    }

    private static void assertRefused(String text, UnaryOperator<Settings> change, String why) {
        Settings before = FORMAT.read(text, "test.toml");
        Edit edit = Edit.of(Changes.between(before, change.apply(before)));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> FORMAT.edit(text, "test.toml", edit))
                .withMessageContaining(why);
    }

    @Test
    void aCommentOfWhatComesIntoAnInlineTableIsLeftOutBecauseItWouldEndTheLine() {
        for (Place place : List.of(Place.FIRST, Place.after("b"))) {
            assertThat(edited(
                            "a = { b = 1 }\n",
                            settings -> settings.with(Key.of("a.c"), Value.of(2), Map.of(Key.of("a.c"), place)),
                            new Comment(Key.of("a.c"), "why")))
                    .isEqualTo(place.isFirst() ? "a = { c = 2, b = 1 }\n" : "a = { b = 1, c = 2 }\n");
        }
    }

    @Test
    void aTableOfDottedKeysMovesWithoutThoseThatGoAtTheSameTime() {
        assertThat(edited("n.a = 1\nn.b = 2\nx = 3\n", remove("n.a").andThen(move("n", "m.n"))::apply))
                .isEqualTo("x = 3\nm.n.b = 2\n");
        assertThat(edited("n.a = 1\nn.b = 2\nx = 3\n", move("n.a", "a").andThen(move("n", "m.n"))::apply))
                .contains("m.n.b = 2\n", "\na = 1\n");
        assertThat(edited("[n.a]\nx = 1\n\n[n]\ny = 2\n", remove("n.a").andThen(move("n", "m.n"))::apply))
                .isEqualTo("[m.n]\ny = 2\n");
    }
}
