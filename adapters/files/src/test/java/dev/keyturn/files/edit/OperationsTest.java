package dev.keyturn.files.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Place;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.step.Comment;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

public class OperationsTest {
    private static final Settings BEFORE = ModelText.settings("""
            {db: {url: 1, user: 2, pool: {size: 3, idle: 4}}, http: {port: 5, hosts: [6, 7, 8]}, debug: 9, empty: {}}""");

    private static String operations(Settings after, Comment... comments) {
        return operations(BEFORE, after, comments);
    }

    private static String operations(Settings before, Settings after, Comment... comments) {
        Edit edit = Edit.to(after, Changes.between(before, after), List.of(comments));
        return Operations.of(before, edit).stream().map(OperationsTest::print).collect(Collectors.joining("; "));
    }

    private static String print(Operation operation) {
        if (operation instanceof Operation.Rename rename) {
            return "rename " + rename.from() + " to " + rename.to();
        }
        if (operation instanceof Operation.Move move) {
            return "move " + move.from() + " to " + move.to() + print(move.place());
        }
        if (operation instanceof Operation.SetValue set) {
            return "set " + set.key() + " = " + set.value();
        }
        if (operation instanceof Operation.Insert insert) {
            return "insert " + insert.key() + " = " + insert.value() + print(insert.place())
                    + insert.comments().stream()
                            .map(comment -> " # " + comment.key() + ": " + comment.text())
                            .collect(Collectors.joining());
        }
        return "remove " + ((Operation.Remove) operation).key();
    }

    private static String print(Place place) {
        return place.isFirst() ? " first" : " after " + place.after();
    }

    private static Settings moved(Settings settings, String from, String to) {
        Value value = settings.at(Key.of(from)).orElseThrow();
        return settings.withoutAll(Key.of(from)).with(Key.of(to), value);
    }

    @Test
    void aValueUnderAnotherNameIsARename() {
        assertThat(operations(BEFORE.renamed(Key.of("db.url"), "uri"))).isEqualTo("rename db.url to uri");
    }

    @Test
    void aTableUnderAnotherNameIsOneRename() {
        assertThat(operations(BEFORE.renamed(Key.of("db"), "datasource"))).isEqualTo("rename db to datasource");
        assertThat(operations(
                        moved(moved(moved(BEFORE, "db.url", "ds.url"), "db.user", "ds.user"), "db.pool", "ds.pool")))
                .isEqualTo("rename db to ds");
    }

    @Test
    void whatDiffersInARenamedTableAreOperationsBelowItsOldName() {
        Settings after =
                moved(BEFORE, "db", "ds").with("ds.user", Value.of("x")).withoutAll(Key.of("ds.pool.idle"));
        assertThat(operations(after.with("ds.new", Value.of(true))))
                .isEqualTo(
                        "rename db to ds; insert db.new = true after pool; set db.user = \"x\"; remove db.pool.idle");
    }

    @Test
    void aValueInAnotherTableIsAMove() {
        assertThat(operations(moved(BEFORE, "db.url", "http.url"))).isEqualTo("move db.url to http.url after hosts");
        assertThat(operations(moved(BEFORE, "debug", "log.level.debug")))
                .isEqualTo("move debug to log.level.debug after empty");
        assertThat(operations(moved(BEFORE, "db.pool", "pool"))).isEqualTo("move db.pool to pool after empty");
    }

    @Test
    void aTableThatLosesEverythingGoesAsOne() {
        assertThat(operations(moved(moved(BEFORE, "http.port", "port"), "http.hosts", "hosts")))
                .isEqualTo("move http.port to port after empty; move http.hosts to hosts after empty; remove http");
    }

    @Test
    void aMovedValueThatDiffersIsSetUnderTheNameThatItHad() {
        Value other = Value.of("x").withOrigin(BEFORE.origin(Key.of("debug")));
        Settings after = BEFORE.withoutAll(Key.of("debug")).with("log.debug", other);
        assertThat(operations(after)).isEqualTo("move debug to log.debug after empty; set debug = \"x\"");
    }

    @Test
    void aNewEntryIsInsertedBehindItsNeighbourWithItsComments() {
        Settings after =
                BEFORE.with(Key.of("db.driver.name"), Value.of("h2"), Map.of(Key.of("db.driver"), Place.after("url")));
        assertThat(operations(
                        after, new Comment(Key.of("db.driver.name"), "why"), new Comment(Key.of("db"), "not new")))
                .isEqualTo("insert db.driver = {name: \"h2\"} after url # db.driver.name: why");
    }

    @Test
    void aPlaceNamesANeighbourOfTheTextBefore() {
        Settings after = BEFORE.renamed(Key.of("db.url"), "uri");
        after = after.with(Key.of("db.a"), Value.of(1), Map.of(Key.of("db.a"), Place.after("uri")));
        after = after.with(Key.of("db.b"), Value.of(1), Map.of(Key.of("db.b"), Place.after("a")));
        after = after.with(Key.of("db.c"), Value.of(1), Map.of(Key.of("db.c"), Place.FIRST));
        assertThat(operations(after))
                .isEqualTo(
                        "insert db.c = 1 first; rename db.url to uri; insert db.a = 1 after url; insert db.b = 1 after url");
    }

    @Test
    void aChainOfRenamesStaysOne() {
        Settings after = moved(moved(BEFORE, "db.user", "db.owner"), "db.url", "db.user");
        assertThat(operations(after)).isEqualTo("rename db.url to user; rename db.user to owner");
    }

    @Test
    void aValueThatIsPutInThePlaceOfAnotherLeavesItsOwn() {
        assertThat(operations(moved(BEFORE, "debug", "db.user")))
                .isEqualTo("move debug to db.user after url; remove db.user");
        Value copy = BEFORE.at(Key.of("debug")).orElseThrow();
        assertThat(operations(BEFORE.with("db.user", copy))).isEqualTo("set db.user = 9");
    }

    @Test
    void elementsOfListsAreAlignedByWhatTheyAre() {
        assertThat(operations(BEFORE.with("http.hosts", ModelText.value("[6, 0, 7, 1]"))))
                .isEqualTo("insert http.hosts[1] = 0 first; set http.hosts[2] = 1");
        assertThat(operations(BEFORE.with("http.hosts", ModelText.value("[7, 8]"))))
                .isEqualTo("remove http.hosts[0]");
        assertThat(operations(BEFORE.with("http.hosts", ModelText.value("[6, 7, 8, 9]"))))
                .isEqualTo("insert http.hosts[3] = 9 first");
        assertThat(operations(BEFORE.with("http.hosts", ModelText.value("[]")))).isEqualTo("set http.hosts = []");
    }

    @Test
    void entriesOfElementsAreRenamedInPlace() {
        Settings before = ModelText.settings("{servers: [{host: 1, port: 2}, {host: 3, port: 4}]}");
        UnaryOperator<Value> change = element -> ((Table) element).renamed("host", "address");
        Settings after = before.with(
                "servers", ModelText.items(before.at(Key.of("servers")).orElseThrow(), change));
        assertThat(operations(before, after))
                .isEqualTo("rename servers[0].host to address; rename servers[1].host to address");
    }

    @Test
    void anotherKindOfValueIsSet() {
        assertThat(operations(BEFORE.replaced(Key.of("db"), Value.of(1)))).isEqualTo("set db = 1");
        assertThat(operations(BEFORE.replaced(Key.of("debug"), ModelText.value("{a: 1}"))))
                .isEqualTo("set debug = {a: 1}");
        assertThat(operations(BEFORE.with("empty.a", Value.of(1)))).isEqualTo("insert empty.a = 1 first");
        assertThat(operations(BEFORE.replaced(Key.of("http"), Table.empty()))).isEqualTo("set http = {}");
    }

    // ---- any edit: carried out on a model of a text, the operations give the settings after it

    /** One rewrite of settings: which, where, and a name or value for it. */
    record Rewrite(int kind, int at, int name) {
        Settings of(Settings settings) {
            List<Key> keys = ModelText.allKeys(settings);
            if (keys.isEmpty()) {
                return settings.with("a", Value.of(name));
            }
            Key key = keys.get(at % keys.size());
            String fresh = List.of("a", "b", "c", "new", "other").get(name % 5);
            boolean isNamed = key.last().orElseThrow() instanceof Segment.Name;
            Value value = settings.at(key).orElseThrow();
            Key elsewhere = keys.get((at / 7 + name) % keys.size());
            switch (kind % 6) {
                case 0 -> {
                    Key to = key.parent().orElseThrow().child(fresh);
                    return isNamed && !settings.has(to) ? settings.renamed(key, fresh) : settings;
                }
                case 1 -> {
                    Key to = elsewhere.child(fresh);
                    return isNamed && !to.startsWith(key) ? put(settings.withoutAll(key), to, value) : settings;
                }
                case 2 -> {
                    return isNamed ? settings.withoutAll(key) : settings;
                }
                case 3 -> {
                    return settings.replaced(key, Value.of(name));
                }
                case 4 -> {
                    return put(settings, key.child(fresh), ModelText.value("{x: " + name + ", y: [1, " + name + "]}"));
                }
                default -> {
                    return settings.replaced(key, ModelText.shuffled(value, name));
                }
            }
        }

        private static Settings put(Settings settings, Key key, Value value) {
            boolean isFree = settings.blockedAt(key).isEmpty()
                    && settings.at(key.parent().orElseThrow())
                            .map(Table.class::isInstance)
                            .orElse(true);
            return isFree ? settings.with(key, value) : settings;
        }
    }

    /** Settings with one of their entries renamed, moved, removed, set, or with a new one. */
    public static Settings rewritten(Settings settings, Random random) {
        return new Rewrite(random.nextInt(6), random.nextInt(1000), random.nextInt(1000)).of(settings);
    }

    @Provide
    Arbitrary<List<Rewrite>> rewrites() {
        Arbitrary<Integer> numbers = Arbitraries.integers().between(0, 999);
        return Combinators.combine(numbers, numbers, numbers)
                .as(Rewrite::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<Settings> settings() {
        return Arbitraries.of(
                        BEFORE.root().toString(),
                        "{a: 1, b: {a: 2, b: {c: 3, a: 4}}, c: [1, {a: 5, b: 6}, [7, 8]]}",
                        "{a: {b: {c: {new: {other: 1}}}}, b: {a: 1, c: 2}}",
                        "{a: [{a: 1, b: 2}, {a: 3, b: 4}, {a: 5, b: 6}], b: [1, 2, 3, 1, 2, 3], c: {}}",
                        "{}")
                .map(ModelText::settings);
    }

    @Property(tries = 20_000)
    void theOperationsGiveTheSettingsAfterTheEdit(
            @ForAll("settings") Settings before, @ForAll("rewrites") List<Rewrite> rewrites) {
        Settings after = before;
        for (Rewrite rewrite : rewrites) {
            after = rewrite.of(after);
        }
        Edit edit = Edit.to(after, Changes.between(before, after), List.of());
        List<Operation> operations = Operations.of(before, edit);
        Settings planned = edit.changes().applyTo(before, edit.places());
        assertThat(new ModelText(before).edited(operations))
                .describedAs("%s -> %s: %s", before, planned, operations)
                .isEqualTo(planned);
    }
}
