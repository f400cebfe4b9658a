package dev.keyturn.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final Settings LOGGING =
            Samples.settings("logging.level", "INFO", "logging.level.com", "DEBUG", "port", "80");

    @Test
    void aKeyMayHaveAValueAndChildren() {
        assertThat(LOGGING).hasToString("{logging: {level: \"INFO\" {com: \"DEBUG\"}}, port: \"80\"}");
        assertThat(LOGGING.value("logging.level")).contains(Value.of("INFO"));
        assertThat(LOGGING.value("logging.level.com")).contains(Value.of("DEBUG"));
        assertThat(LOGGING.value("logging")).isEmpty();
        assertThat(LOGGING.has(Key.of("logging"))).isTrue();
        assertThat(LOGGING.at(Key.of("logging.level")).map(Value::toString)).contains("\"INFO\" {com: \"DEBUG\"}");
        assertThat(LOGGING.at(Key.of("port"))).contains(Value.of("80"));
        assertThat(LOGGING.at(Key.root())).contains(LOGGING.root());
        assertThat(LOGGING.value(Key.root())).isEmpty();
        assertThat(Samples.settings("a.b", "1", "a", "2")).hasToString("{a: \"2\" {b: \"1\"}}");
    }

    @Test
    void aKeyThatIsNotThereHasNothing() {
        for (String key : new String[] {"x", "port.x", "logging.x", "port[0]", "logging[0]", "logging.level[0]"}) {
            assertThat(LOGGING.value(key)).isEmpty();
            assertThat(LOGGING.at(Key.of(key))).isEmpty();
            assertThat(LOGGING.has(Key.of(key))).isFalse();
            assertThat(LOGGING.without(Key.of(key))).isSameAs(LOGGING);
            assertThat(LOGGING.withoutAll(Key.of(key))).isSameAs(LOGGING);
            assertThat(LOGGING.text(key)).isEmpty();
        }
    }

    @Test
    void textIsThereWhereThereIsText() {
        assertThat(LOGGING.text("logging.level")).contains("INFO");
        assertThat(LOGGING.with("port", Value.of(80)).text("port")).isEmpty();
        assertThat(LOGGING.text("logging")).isEmpty();
    }

    @Test
    void absentNullEmptyTextAnEmptyListAndAnEmptyTableAreFiveThings() {
        List<Settings> all = new ArrayList<>(List.of(Settings.empty()));
        for (Value value : List.of(Value.ofNull(), Value.of(""), Value.of(List.of()), Table.empty())) {
            Settings settings = Settings.empty().with("a", value);
            assertThat(settings.value("a")).contains(value);
            assertThat(settings.has(Key.of("a"))).isTrue();
            assertThat(settings.keys()).containsExactly(Key.of("a"));
            assertThat(settings.isEmpty()).isFalse();
            all.add(settings);
        }
        assertThat(all).doesNotHaveDuplicates();
    }

    @Test
    void tablesGoWithTheirLastEntry() {
        Settings settings = Samples.settings("a.b.c", "1", "x", "2");
        assertThat(settings.without(Key.of("a.b.c"))).hasToString("{x: \"2\"}");
        assertThat(settings.withoutAll(Key.of("a.b"))).hasToString("{x: \"2\"}");
        assertThat(settings.without(Key.of("a.b"))).isSameAs(settings);
        assertThat(settings.without(Key.of("a.b.c")).without(Key.of("x"))).isSameAs(Settings.empty());
        assertThat(settings.withoutAll(Key.root())).isEqualTo(Settings.empty());
    }

    @Test
    void aTableThatWasWrittenEmptyIsAValueAndStays() {
        Settings settings = Settings.empty().with("a.b", Table.empty()).with("a.c", Value.of(1));
        assertThat(settings.without(Key.of("a.c"))).hasToString("{a: {b: {}}}");
        assertThat(settings.without(Key.of("a.b"))).hasToString("{a: {c: 1}}");
        assertThat(settings.with("a.b.d", Value.of(2)).without(Key.of("a.b.d"))).hasToString("{a: {c: 1}}");
        assertThat(settings.with("a.b", Value.of(2))).hasToString("{a: {b: 2, c: 1}}");
    }

    @Test
    void theOwnValueAndTheChildrenGoOneWithoutTheOther() {
        assertThat(LOGGING.without(Key.of("logging.level")))
                .hasToString("{logging: {level: {com: \"DEBUG\"}}, port: \"80\"}");
        assertThat(LOGGING.without(Key.of("logging.level.com")))
                .hasToString("{logging: {level: \"INFO\"}, port: \"80\"}");
        assertThat(LOGGING.withoutAll(Key.of("logging.level"))).hasToString("{port: \"80\"}");
        assertThat(LOGGING.without(Key.of("logging.level.com")).without(Key.of("logging.level")))
                .hasToString("{port: \"80\"}");
    }

    @Test
    void aTableTakesThePlaceOfAllAndAnyOtherValueStandsBesideTheChildren() {
        Key level = Key.of("logging.level");
        Table table = Table.empty().with("x", Value.of(1));
        assertThat(LOGGING.with(level, table)).hasToString("{logging: {level: {x: 1}}, port: \"80\"}");
        assertThat(LOGGING.with(level, Table.empty())).hasToString("{logging: {level: {}}, port: \"80\"}");
        assertThat(LOGGING.with(level, Value.of(List.of())))
                .hasToString("{logging: {level: [] {com: \"DEBUG\"}}, port: \"80\"}");
        assertThat(LOGGING.replaced(level, Value.of(1))).hasToString("{logging: {level: 1}, port: \"80\"}");
        assertThat(LOGGING.replaced(Key.of("a.b"), Value.of(1)).value("a.b")).contains(Value.of(1));
    }

    @Test
    void nullGivesWayToATable() {
        assertThat(Settings.empty().with("a", Value.ofNull()).with("a.b.c", Value.of(1)))
                .hasToString("{a: {b: {c: 1}}}");
        assertThat(Samples.settings("a", "1", "a.b.c", "2")).hasToString("{a: \"1\" {b: {c: \"2\"}}}");
    }

    @Test
    void theRootHoldsATableAndNothingElse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LOGGING.with(Key.root(), Table.empty()))
                .withMessage("a value is put below the root, not at it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LOGGING.replaced(Key.root(), Value.of("x")))
                .withMessage("settings as a whole are a table and have no value of their own");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Settings.of(Table.empty().with("a", Value.of(1)).withOwn(Value.of(1))))
                .withMessage("settings as a whole are a table and have no value of their own");
        Table table = Table.empty().with("a", Value.of(1));
        assertThat(LOGGING.replaced(Key.root(), table)).isEqualTo(Settings.of(table));
        assertThat(Settings.of(Table.empty())).isSameAs(Settings.empty());
        Table read = Table.empty().withOrigin(Origin.of("f"));
        assertThat(Settings.of(read).root().origin()).isEqualTo(Origin.of("f"));
        assertThat(Settings.of(read.with("a", Value.of(1)))
                        .without(Key.of("a"))
                        .root()
                        .origin())
                .isEqualTo(Origin.of("f"));
        assertThat(Settings.of(read)).isEqualTo(Settings.empty());
    }

    @Test
    void aKeyIsRenamedInItsPlaceWithAllBelow() {
        assertThat(LOGGING.renamed(Key.of("logging.level"), "levels"))
                .hasToString("{logging: {levels: \"INFO\" {com: \"DEBUG\"}}, port: \"80\"}");
        assertThat(LOGGING.renamed(Key.of("logging"), "log"))
                .hasToString("{log: {level: \"INFO\" {com: \"DEBUG\"}}, port: \"80\"}");
        Settings list =
                Settings.empty().with("a", Value.of(List.of(Table.empty().with("b", Value.of(1)))));
        assertThat(list.renamed(Key.of("a[0].b"), "c")).hasToString("{a: [{c: 1}]}");
    }

    @Test
    void whatCannotBeRenamedIsRefused() {
        Settings settings = LOGGING.with("list", Value.of(List.of(Value.of(1))));
        Map.of(
                        ".", "the root has no name",
                        "list[0]", "an element of a list has no name",
                        "none", "there is no none",
                        "none.x", "there is no none.x",
                        "port.x", "there is no port.x",
                        "list.x", "there is no list.x",
                        "list.x.y", "list is a list, so it has no entry x",
                        "logging", "renaming needs an entry, and a name that is free")
                .forEach((key, message) -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> settings.renamed(Key.of(key), "port"))
                        .withMessage(message));
    }

    @Test
    void theKeysAreThoseWithAValueInOrder() {
        Settings settings = LOGGING.with("e.e", Table.empty())
                .with("l", Value.of(List.of(Table.empty().with("x", Value.of(1)))))
                .with("n", Value.ofNull());
        assertThat(settings.keys()).hasToString("[logging.level, logging.level.com, port, e.e, l, n]");
        List<String> seen = new ArrayList<>();
        settings.forEach((key, value) -> seen.add(key + "=" + value));
        assertThat(seen)
                .containsExactly(
                        "logging.level=\"INFO\"",
                        "logging.level.com=\"DEBUG\"",
                        "port=\"80\"",
                        "e.e={}",
                        "l=[{x: 1}]",
                        "n=null");
        assertThat(Settings.empty().keys()).isEmpty();
    }

    @Test
    void theOrderCountsForIdentityOnly() {
        Settings ab = Samples.settings("a", "1", "b", "2");
        Settings ba = Samples.settings("b", "2", "a", "1");
        assertThat(ab).isEqualTo(ba).hasSameHashCodeAs(ba).isNotEqualTo(LOGGING).isNotEqualTo(ab.root());
        assertThat(ab.identical(ba)).isFalse();
        assertThat(ab.identical(Samples.settings("a", "1", "b", "2"))).isTrue();
        assertThat(ab.hashCode()).isNotEqualTo(LOGGING.hashCode());
        assertThat(ab.isEmpty()).isFalse();
        assertThat(Settings.empty().isEmpty()).isTrue();
    }

    @Test
    void theOriginIsThatOfTheNearestThatIsThere() {
        Table b = Table.builder()
                .origin(Origin.of("f", 2, 1))
                .put("c", Value.of(1).withOrigin(Origin.of("f", 3, 1)))
                .build();
        Settings settings = Settings.of(Table.builder()
                .origin(Origin.of("f"))
                .put("b", b)
                .put("o", b.withOwn(Value.of(1).withOrigin(Origin.of("f", 9, 9))))
                .build());
        assertThat(settings.origin(Key.of("b.c"))).hasToString("f:3:1");
        assertThat(settings.origin(Key.of("b.c.d.e"))).hasToString("f:3:1");
        assertThat(settings.origin(Key.of("b"))).hasToString("f:2:1");
        assertThat(settings.origin(Key.of("b.x"))).hasToString("f:2:1");
        assertThat(settings.origin(Key.of("o"))).hasToString("f:9:9");
        assertThat(settings.origin(Key.of("x.y"))).hasToString("f");
        assertThat(settings.origin(Key.root())).hasToString("f");
    }

    @Test
    void renamingWithAnotherValueKeepsThePlace() {
        Settings settings = Settings.of(Json.read("{\"a\": 1, \"b\": 2, \"c\": 3}", "test.json"));

        Settings renamed = settings.renamed(Key.of("b"), "x", Value.of("two"));

        assertThat(renamed.root()).hasToString("{a: 1, x: \"two\", c: 3}");
        assertThat(settings.root()).hasToString("{a: 1, b: 2, c: 3}");
    }
}
