package dev.keyturn.files.hocon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.format.Splice;
import dev.keyturn.step.Comment;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What edits do to a text, by example. */
class HoconEditTest {
    private static final HoconFormat FORMAT = new HoconFormat();

    private static String edited(String text, UnaryOperator<Settings> change, Comment... comments) {
        Settings before = FORMAT.read(text, "test.conf");
        Settings after = change.apply(before);
        Edit edit = Edit.to(after, Changes.between(before, after), List.of(comments));
        String edited = Splice.apply(text, FORMAT.edit(text, "test.conf", edit));
        assertThat(FORMAT.read(edited, "test.conf")).describedAs("%s", edited).isEqualTo(after);
        return edited;
    }

    static Settings moved(Settings settings, String from, String to) {
        Value value = settings.at(Key.of(from)).orElseThrow();
        Key source = Key.of(from);
        Key target = Key.of(to);
        boolean isRename = source.parent().equals(target.parent());
        return isRename
                ? settings.renamed(
                        source,
                        ((dev.keyturn.settings.Segment.Name) target.last().orElseThrow()).name())
                : settings.withoutAll(source).with(target, value);
    }

    private static UnaryOperator<Settings> move(String from, String to) {
        return settings -> moved(settings, from, to);
    }

    private static UnaryOperator<Settings> set(String key, Value value) {
        return settings -> settings.replaced(Key.of(key), value);
    }

    private static UnaryOperator<Settings> remove(String key) {
        return settings -> settings.withoutAll(Key.of(key));
    }

    @Test
    void whatComesInThePlaceOfAllThatGoesIsParted() {
        UnaryOperator<Settings> anew = settings -> settings.withoutAll(Key.of("t.a.db"))
                .withoutAll(Key.of("t.b.db"))
                .with("t.a.database", Value.of("p"))
                .with("t.b.database", Value.of("q"));
        assertThat(edited("t { a.db = p, b.db = q }\n", anew)).isEqualTo("t { a.database = p, b.database = q }\n");
        assertThat(edited("t { a.db = p\n b.db = q }\n", anew))
                .contains("database = p")
                .contains("database = q");
    }

    @Test
    void aRenameChangesTheNameAlone() {
        assertThat(edited("db { url = \"x\" } # c", move("db.url", "db.uri"))).isEqualTo("db { uri = \"x\" } # c");
        assertThat(edited("\"db\" : { \"url\" : 1 }", move("db", "\"data source\"")))
                .isEqualTo("\"data source\" : { \"url\" : 1 }");
        assertThat(edited("db.url=1\ndb.user=2\n", move("db", "ds"))).isEqualTo("ds.url=1\nds.user=2\n");
        assertThat(edited("a { x = 1 }\na.y = 2\na.z.q = 3", move("a", "b")))
                .isEqualTo("b { x = 1 }\nb.y = 2\nb.z.q = 3");
        assertThat(edited("port = 80\nport = ${?PORT}\n", move("port", "http-port")))
                .isEqualTo("http-port = 80\nhttp-port = ${?PORT}\n");
        assertThat(edited("a = 1\na = 2", move("a", "b"))).isEqualTo("b = 1\nb = 2");
    }

    @Test
    void anEntryMovesWithItsComments() {
        String text = """
                # all of it

                # the database
                # of the shop
                db {
                  # where
                  url = "x" # or there
                  user = 1
                }
                http {
                    port = 80
                }
                """;
        assertThat(edited(text, move("db.url", "http.url"))).isEqualTo("""
                # all of it

                # the database
                # of the shop
                db {
                  user = 1
                }
                http {
                    port = 80
                    # where
                    url = "x" # or there
                }
                """);
        assertThat(edited(text, move("db", "http.db"))).isEqualTo("""
                # all of it

                http {
                    port = 80
                    # the database
                    # of the shop
                    db {
                      # where
                      url = "x" # or there
                      user = 1
                    }
                }
                """);
        assertThat(edited(text, move("db.url", "source.main.url"))).isEqualTo("""
                # all of it

                # the database
                # of the shop
                db {
                  user = 1
                }
                http {
                    port = 80
                }
                source {
                  main {
                    # where
                    url = "x" # or there
                  }
                }
                """);
        assertThat(edited("db.url=1\ndb.user=2\nx.y=3\n", move("db.url", "source.url")))
                .isEqualTo("db.user=2\nx.y=3\nsource.url=1\n");
    }

    @Test
    void aValueKeepsItsQuotesWhereItCan() {
        assertThat(edited("a = 10s", set("a", Value.of("20s")))).isEqualTo("a = 20s");
        assertThat(edited("a = 10s", set("a", Value.of("2: 0")))).isEqualTo("a = \"2: 0\"");
        assertThat(edited("a = \"x\"", set("a", Value.of("y")))).isEqualTo("a = \"y\"");
        assertThat(edited("a = 1", set("a", Value.of("y")))).isEqualTo("a = \"y\"");
        assertThat(edited("a = 1", set("a", Value.of("12")))).isEqualTo("a = \"12\"");
        assertThat(edited("a = x", set("a", Value.of("12")))).isEqualTo("a = \"12\"");
        assertThat(edited("a = \"\"\"x\ny\"\"\"", set("a", Value.of("z\n\\")))).isEqualTo("a = \"\"\"z\n\\\"\"\"");
        assertThat(edited("a = 1 # c", set("a", Value.of(true)))).isEqualTo("a = true # c");
        assertThat(edited("a = 1", set("a", Value.of(List.of(Value.of(1), Value.of("x"))))))
                .isEqualTo("a = [1, \"x\"]");
        assertThat(edited("a { b = 1 }", set("a", Value.of(1)))).isEqualTo("a = 1");
        assertThat(edited("a.b = 1\nc = 2\na.d = 3\n", set("a", Value.of(1)))).isEqualTo("a = 1\nc = 2\n");
        assertThat(edited("port = 80\nport = ${?PORT}\n", set("port", Value.of(81))))
                .isEqualTo("port = 81\n");
        assertThat(edited("port = 80\nport = ${?PORT}\n", set("port", Value.of("81\n${?HTTP_PORT}"))))
                .isEqualTo("port = 81\nport = ${?HTTP_PORT}\n");
        assertThat(edited("port = 80\n", set("port", Value.of("81\n${?PORT}"))))
                .isEqualTo("port = 81\nport = ${?PORT}\n");
    }

    @Test
    void aNewEntryIsWrittenAsItsNeighbours() {
        assertThat(edited("a {\n    b=x\n}\n", set("a.c", Value.of("y")))).isEqualTo("a {\n    b=x\n    c=y\n}\n");
        assertThat(edited("{\n  \"a\": \"x\",\n  \"b\": {\n    \"c\": 1\n  }\n}\n", set("d", Value.of(1))))
                .isEqualTo("{\n  \"a\": \"x\",\n  \"b\": {\n    \"c\": 1\n  },\n  \"d\": 1\n}\n");
        assertThat(edited("a { b : 1 }", set("a.c", Value.of(2)))).isEqualTo("a { b : 1, c : 2 }");
        assertThat(edited("a.b = 1\r\nx = 2\r\n", set("a.c", Value.of(2))))
                .isEqualTo("a.b = 1\r\na.c = 2\r\nx = 2\r\n");
        assertThat(edited("a = 1", set("b", Value.of(2)))).isEqualTo("a = 1\nb = 2");
        assertThat(edited("", set("b.c", Value.of(2)))).isEqualTo("b {\n  c = 2\n}\n");
        assertThat(edited("a {}\n", set("a.b", Value.of(2)))).isEqualTo("a {\n  b = 2\n}\n");
        assertThat(edited("a = 1\n", set("b", Value.of(2)), new Comment(Key.of("b"), "why\nnot")))
                .isEqualTo("a = 1\n# why\n# not\nb = 2\n");
        assertThat(edited("a = ${b}\n", set("a.c", Value.of(2)))).isEqualTo("a = ${b} {\n  c = 2\n}\n");
    }

    @Test
    void aRemovedEntryTakesItsCommentsAndItsCommaAlong() {
        assertThat(edited("# x\n\n# a\na = 1 # aa\nb = 2\n", remove("a"))).isEqualTo("# x\n\nb = 2\n");
        assertThat(edited("{ a = 1, b = 2, c = 3 }", remove("b"))).isEqualTo("{ a = 1, c = 3 }");
        assertThat(edited("{ a = 1, b = 2, c = 3 }", remove("c"))).isEqualTo("{ a = 1, b = 2 }");
        assertThat(edited("{ a = 1, b = 2, c = 3 }", remove("a"))).isEqualTo("{ b = 2, c = 3 }");
        assertThat(edited("{\n  a = 1,\n  b = 2\n}", remove("b"))).isEqualTo("{\n  a = 1\n}");
        assertThat(edited("a.b.c = 1\na.d = 2\n", remove("a.b"))).isEqualTo("a.d = 2\n");
        assertThat(edited("a = 1\n, b = 2\n, c = 3\n", remove("a"))).isEqualTo(" b = 2\n, c = 3\n");
    }

    @Test
    void listsChangeByElement() {
        assertThat(edited("a = [1, 2, 3]", set("a", list(1, 3)))).isEqualTo("a = [1, 3]");
        assertThat(edited("a = [1, 2, 3]", set("a", list(1, 2, 3, 4)))).isEqualTo("a = [1, 2, 3, 4]");
        assertThat(edited("a = [\n  1 # one\n  2\n]", set("a", list(0, 1, 2))))
                .isEqualTo("a = [\n  0\n  1 # one\n  2\n]");
        assertThat(edited("a = [\n  1,\n  2 # two\n]", set("a", list(1, 2, 3))))
                .isEqualTo("a = [\n  1,\n  2, # two\n  3\n]");
        assertThat(edited("a = [1] [2]", set("a", list(1, 2, 3)))).isEqualTo("a = [1] [2, 3]");
        assertThat(edited("a = [{b = 1}, {b = 2}]", move("a", "c"))).isEqualTo("c = [{b = 1}, {b = 2}]");
    }

    private static Value list(int... items) {
        return Value.of(java.util.Arrays.stream(items).mapToObj(Value::of).toList());
    }

    @Test
    void whatCannotBeEditedExactlyIsRefused() {
        assertRefused("a { b = 1 }\na = ${c}\n", set("a.b", Value.of(2)), "on top of a table");
        assertRefused("a { include \"x\" }", move("a", "b"), "includes another file");
        assertRefused("a = \"${b}\"", remove("a"), "reads like a substitution");
        assertRefused(
                "a = [{b = 1}]",
                settings -> settings.with("a[0].b.c", Value.of(2)),
                "a value beside what is below it cannot be written in HOCON");
    }

    private static void assertRefused(String text, UnaryOperator<Settings> change, String why) {
        Settings before = FORMAT.read(text, "test.conf");
        Edit edit = Edit.of(Changes.between(before, change.apply(before)));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> FORMAT.edit(text, "test.conf", edit))
                .withMessageContaining(why);
    }

    @Test
    void whatIsAppendedToCannotMoveIntoAList() {
        assertThatThrownBy(() -> edited(
                        "f += 1\nl = [{a = 1}]\n",
                        settings -> settings.withoutAll(Key.of("f"))
                                .with(Key.of("l[0].f"), settings.at(Key.of("f")).orElseThrow())))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("f: it is given by +=, which cannot stand within a list");
    }

    @Test
    void whatWouldStayBehindWhenItsPathOfNamesMovesIsRefused() {
        Settings before = FORMAT.read("a.b.c.d {\n  x = 1\n}\n", "test.conf");
        Settings more = before.with("a.b.c.y", Value.of(2));
        Settings after = more.withoutAll(Key.of("a.b"))
                .with(Key.of("n"), more.at(Key.of("a.b")).orElseThrow());
        Edit edit = Edit.to(after, Changes.between(before, after), List.of());

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> FORMAT.edit("a.b.c.d {\n  x = 1\n}\n", "test.conf", edit))
                .withMessageContaining(
                        "it is written as a path of names, part of which moves elsewhere at the same time");
    }
}
