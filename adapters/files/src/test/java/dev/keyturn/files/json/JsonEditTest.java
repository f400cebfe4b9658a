package dev.keyturn.files.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.files.edit.OperationsTest;
import dev.keyturn.files.independent.Jackson;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Place;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.format.Splice;
import dev.keyturn.step.Comment;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class JsonEditTest {
    private static final JsonFormat JSONC = JsonFormat.withComments();

    private static String edited(String text, UnaryOperator<Settings> change, Comment... comments) {
        Settings before = JSONC.read(text, "x.jsonc");
        Settings after = change.apply(before);
        Edit edit = Edit.to(after, Changes.between(before, after), List.of(comments));
        String edited = Splice.apply(text, JSONC.edit(text, "x.jsonc", edit));
        assertThat(JSONC.read(edited, "x.jsonc")).isEqualTo(after);
        return edited;
    }

    private static Settings moved(Settings settings, String from, String to) {
        Value value = settings.at(Key.of(from)).orElseThrow();
        return settings.withoutAll(Key.of(from)).with(Key.of(to), value);
    }

    private static UnaryOperator<Settings> added(String key, Value value, Place place) {
        return settings -> settings.with(Key.of(key), value, Map.of(Key.of(key), place));
    }

    private static Value list(int... numbers) {
        return Value.of(Arrays.stream(numbers).mapToObj(Value::of).toList());
    }

    private static final String FILE = """
            {
              // who listens
              "http": {
                "port": 8080, // not below 1024
                "hosts": ["a", "b"]
              },

              // section

              /* the database */
              // of the orders
              "db": { "url": "jdbc:x", "pool": {} },
              "debug": false
            }
            """;

    @Test
    void aRenameChangesTheNameOnly() {
        assertThat(edited(FILE, settings -> settings.renamed(Key.of("http.port"), "listen")))
                .isEqualTo(FILE.replace("\"port\"", "\"listen\""));
        assertThat(edited(FILE, settings -> settings.renamed(Key.of("db"), "data\"source")))
                .isEqualTo(FILE.replace("\"db\"", "\"data\\\"source\""));
    }

    @Test
    void aValueIsReplacedWhereItStands() {
        assertThat(edited(FILE, settings -> settings.with("http.port", Value.of(81))))
                .isEqualTo(FILE.replace("8080", "81"));
        assertThat(edited(FILE, settings -> settings.with("db.url", list(1, 2))))
                .isEqualTo(FILE.replace("\"jdbc:x\"", "[1, 2]"));
        assertThat(edited(FILE, settings -> settings.replaced(Key.of("debug"), Value.of(Map.of("a", Value.of(1))))))
                .isEqualTo(FILE.replace("false", "{\n    \"a\": 1\n  }"));
    }

    @Test
    void anEntryGoesWithItsComments() {
        assertThat(edited(FILE, settings -> settings.withoutAll(Key.of("db")))).isEqualTo("""
                        {
                          // who listens
                          "http": {
                            "port": 8080, // not below 1024
                            "hosts": ["a", "b"]
                          },

                          // section

                          "debug": false
                        }
                        """);
        assertThat(edited(FILE, settings -> settings.withoutAll(Key.of("http.port"))))
                .isEqualTo(FILE.replace("\n    \"port\": 8080, // not below 1024", ""));
        assertThat(edited(FILE, settings -> settings.withoutAll(Key.of("debug"))))
                .isEqualTo(FILE.replace(",\n  \"debug\": false", ""));
        assertThat(edited(FILE, settings -> settings.withoutAll(Key.of("db.url"))))
                .isEqualTo(FILE.replace("\"url\": \"jdbc:x\", ", ""));
    }

    @Test
    void anEntryTravelsWithItsComments() {
        assertThat(edited(FILE, settings -> moved(settings, "http.port", "server.http.port")))
                .isEqualTo("""
                        {
                          // who listens
                          "http": {
                            "hosts": ["a", "b"]
                          },

                          // section

                          /* the database */
                          // of the orders
                          "db": { "url": "jdbc:x", "pool": {} },
                          "debug": false,
                          "server": {
                            "http": {
                              "port": 8080 // not below 1024
                            }
                          }
                        }
                        """);
        assertThat(edited(FILE, settings -> moved(settings, "http", "server.http")))
                .isEqualTo("""
                        {

                          // section

                          /* the database */
                          // of the orders
                          "db": { "url": "jdbc:x", "pool": {} },
                          "debug": false,
                          "server": {
                            // who listens
                            "http": {
                              "port": 8080, // not below 1024
                              "hosts": ["a", "b"]
                            }
                          }
                        }
                        """);
    }

    @Test
    void aNewEntryLooksLikeItsNeighbour() {
        assertThat(edited(
                        FILE,
                        added("http.idle", Value.of("3s"), Place.after("port")),
                        new Comment(Key.of("http.idle"), "how long\nat most")))
                .isEqualTo(FILE.replace(
                        "    \"hosts\"", "    // how long\n    // at most\n    \"idle\": \"3s\",\n    \"hosts\""));
        assertThat(edited(
                        FILE,
                        added("db.user", Value.of("x"), Place.after("url")),
                        new Comment(Key.of("db.user"), "who")))
                .isEqualTo(FILE.replace("\"jdbc:x\",", "\"jdbc:x\", /* who */ \"user\": \"x\","));
        assertThat(edited(FILE, added("first", Value.ofNull(), Place.FIRST)))
                .isEqualTo(FILE.replace("  // who", "  \"first\": null,\n  // who"));
        assertThat(edited(FILE, settings -> settings.with("db.pool.size", Value.of(3))))
                .isEqualTo(FILE.replace("{} }", "{\"size\": 3} }"));
        assertThat(edited("{\"a\":1}", settings -> settings.with("b", list(1, 2))))
                .isEqualTo("{\"a\":1,\"b\":[1,2]}");
        assertThat(edited("{}\n", settings -> settings.with("a.b", Value.of(1))))
                .isEqualTo("{\n  \"a\": {\n    \"b\": 1\n  }\n}\n");
    }

    @Test
    void commasStayAsTheyAre() {
        String trailing = "{\r\n\t\"a\": 1, // one\r\n\t\"b\": 2, // two\r\n}";
        assertThat(edited(trailing, settings -> settings.withoutAll(Key.of("b"))))
                .isEqualTo("{\r\n\t\"a\": 1, // one\r\n}");
        assertThat(edited(trailing, settings -> settings.with("c", Value.of(3))))
                .isEqualTo("{\r\n\t\"a\": 1, // one\r\n\t\"b\": 2, // two\r\n\t\"c\": 3,\r\n}");
        String none = "{\n  \"a\": 1 // one\n}";
        assertThat(edited(none, settings -> settings.with("b", Value.of(2))))
                .isEqualTo("{\n  \"a\": 1, // one\n  \"b\": 2\n}");
        String first = "{ \"a\": 1\n, \"b\": 2 // two\n, \"c\": 3\n}";
        assertThat(edited(first, settings -> settings.withoutAll(Key.of("c"))))
                .isEqualTo("{ \"a\": 1\n, \"b\": 2 // two\n\n}");
    }

    @Test
    void elementsComeAndGoInTheirPlace() {
        String numbers = "{\n  \"n\": [\n    1, 2,\n    // three\n    3\n  ]\n}";
        assertThat(edited(numbers, settings -> settings.with("n", list(1, 3))))
                .isEqualTo("{\n  \"n\": [\n    1,\n    // three\n    3\n  ]\n}");
        assertThat(edited(numbers, settings -> settings.with("n", list(2, 3))))
                .isEqualTo("{\n  \"n\": [\n    2,\n    // three\n    3\n  ]\n}");
        assertThat(edited(numbers, settings -> settings.with("n", list(1, 7, 2, 3, 4))))
                .isEqualTo("{\n  \"n\": [\n    1, 7, 2,\n    // three\n    3,\n    4\n  ]\n}");
        assertThat(edited(FILE, settings -> settings.with("http.hosts", list())))
                .isEqualTo(FILE.replace("[\"a\", \"b\"]", "[]"));
    }

    @Test
    void aLineCommentNeverSwallowsWhatFollows() {
        assertThat(edited("{ // head\n \"a\": 1, \"b\": 2 }", settings -> settings.withoutAll(Key.of("a"))))
                .isEqualTo("{ // head\n \"b\": 2 }");
        assertThat(edited(
                        "{ \"x\": { \"k\": 1 // one\n }, \"y\": { \"l\": 2 } }",
                        settings -> moved(settings, "x.k", "y.k")))
                .isEqualTo("{ \"y\": { \"l\": 2, \"k\": 1 // one\n } }");
    }

    @Test
    void escapesStayTheFilesOwn() {
        assertThat(edited("{\"a\": \"\\u00e4\", \"b\": 1}", settings -> settings.with("b", Value.of("\u00f6"))))
                .isEqualTo("{\"a\": \"\\u00e4\", \"b\": \"\\u00f6\"}");
        assertThat(edited(
                        "{\"a\": \"\u00e4\", \"b\": 1}", settings -> settings.with("b", Value.of("\u00f6\ud800\"\n/"))))
                .isEqualTo("{\"a\": \"\u00e4\", \"b\": \"\u00f6\\ud800\\\"\\n/\"}");
    }

    @Test
    void manyEditsOfALargeFileTakeNoTime() {
        StringBuilder text = new StringBuilder("{\"a\": {");
        for (int i = 0; i < 10_000; i++) {
            text.append(i == 0 ? "" : ",")
                    .append("\n // c\n \"k")
                    .append(i)
                    .append("\": {\"x\": ")
                    .append(i)
                    .append("}");
        }
        String all = text.append("\n}, \"b\": {}}").toString();
        String edited = edited(all, settings -> {
            Settings changed = settings;
            for (int i = 0; i < 4_000; i++) {
                changed = i % 2 == 0
                        ? moved(changed, "a.k" + i, "b.m" + i)
                        : changed.renamed(Key.of("a.k" + i), "r" + i).with("a.n" + i, Value.of(i));
            }
            return changed;
        });
        assertThat(edited).contains("// c").contains("\"r1\"");
    }

    // ---- any edit of any text

    @Property(tries = 300)
    void severalEditsAtOnceAreExact(@ForAll Random random) {
        String text = new AnyJson(random, random.nextBoolean()).text();
        Settings before = JSONC.read(text, "before");
        Settings after = before;
        for (int i = 0; i < 5; i++) {
            after = OperationsTest.rewritten(after, random);
        }
        Edit edit = Edit.to(after, Changes.between(before, after), List.of());
        String edited;
        try {
            edited = Splice.apply(text, JSONC.edit(text, "before", edit));
        } catch (RefusedException e) {
            assertThat(e).hasMessageContaining("a value beside what is below it cannot be written in JSON");
            return;
        }
        assertThat(Settings.of((Table) Jackson.withComments().read(edited)))
                .describedAs(text)
                .isEqualTo(edit.changes().applyTo(before));
    }
}
