package dev.keyturn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.codec.Codecs;
import dev.keyturn.journal.MemoryJournal;
import dev.keyturn.journal.MemoryLock;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Instruction;
import dev.keyturn.spi.Instructions;
import dev.keyturn.spi.Instructs;
import dev.keyturn.spi.MemorySource;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.step.Condition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Layers over each other: which one counts, and that no other one starts to unnoticed. */
class LayersTest {
    private static final Migration URL =
            Bench.named("1-url").rename("db.url").to("datasource.url").build();

    private final List<SettingsSource> sources = new ArrayList<>();
    private final Map<String, MemorySource> contents = new LinkedHashMap<>();
    private final Map<String, MemoryJournal> journals = new LinkedHashMap<>();

    /** A layer that can be read only, and says nothing useful of what to do. */
    private record Fixed(MemorySource content) implements SettingsSource, Instructs {
        @Override
        public String name() {
            return content.name();
        }

        @Override
        public Snapshot read(Selection selection) {
            return content.read(selection);
        }

        @Override
        public Receipt write(String expectedRevision, Edit edit) {
            throw new AssertionError("nothing may be written here");
        }

        @Override
        public Capabilities capabilities() {
            return new Capabilities(true, true, true, true, false);
        }

        @Override
        public Instructions instructions(Selection read, Edit edit) {
            return new Instructions(edit.changes().list().stream()
                    .<Instruction>map(change ->
                            new Instruction.Drop(change.key(), change.key().toString()))
                    .toList());
        }

        @Override
        public void close() {
            // nothing is held open
        }
    }

    private MemorySource content(String name, Settings settings) {
        MemorySource content = new MemorySource(name, settings);
        contents.put(name, content);
        journals.put(name, new MemoryJournal(name));
        return content;
    }

    private static Settings read(String json) {
        return Settings.of(Json.read(json.replace('\'', '"'), "test.json"));
    }

    private static Settings text(String json) {
        return Settings.ofText(Json.read(json.replace('\'', '"'), "test.json"));
    }

    /** A layer above those before it. */
    private void written(String name, String json) {
        sources.add(content(name, read(json)));
    }

    private void fixed(String name, String json) {
        sources.add(new Fixed(content(name, text(json))));
    }

    private Layers layers(Migration... migrations) {
        return Layers.of(
                sources,
                source -> Migrator.of(source)
                        .with(migrations)
                        .journal(
                                Optional.ofNullable(journals.get(source.name())).orElseThrow(), new MemoryLock())
                        .key(new byte[32]));
    }

    private Settings settings(String name) {
        return Optional.ofNullable(contents.get(name))
                .orElseThrow()
                .read(Selection.all())
                .settings();
    }

    private static List<String> said(LayersPlan plan) {
        return plan.problems().stream().map(Object::toString).toList();
    }

    private static String wins(LayersPlan plan) {
        List<String> rows = plan.wins().stream()
                .map(one -> one.key() + ": "
                        + Stream.of(one.before(), one.after(), one.followed())
                                .map(layer -> layer.orElse("-"))
                                .toList())
                .toList();
        return String.join("; ", rows);
    }

    @Test
    void whatCountsBeforeCountsAfterwards() {
        written("defaults", "{'db': {'url': 'default'}, 'size': 1}");
        written("file", "{'db': {'url': 'file'}}");
        written("table", "{'size': 2}");
        Layers layers = layers(URL);

        LayersPlan plan = layers.plan();
        SetReport report = layers.migrate();

        assertThat(wins(plan)).isEqualTo("db.url: [file, -, -]; datasource.url: [-, file, file]");
        assertThat(plan.problems()).isEmpty();
        assertThat(report.parts()).extracting(SetReport.Part::source).containsExactly("defaults", "file", "table");
        assertThat(settings("file")).isEqualTo(read("{'datasource': {'url': 'file'}}"));
        assertThat(journals.values()).allMatch(journal -> !journal.read().isEmpty(), "each layer has its journal");
        assertThat(layers.read()).isEqualTo(read("{'datasource': {'url': 'file'}, 'size': 2}"));
    }

    @Test
    void aFileThatWouldWinOverAnEnvironmentThatHasNotFollowedIsRefused() {
        written("file", "{'db': {'url': 'file'}}");
        fixed("environment", "{'db': {'url': 'env'}}");
        Layers layers = layers(URL);

        assertThat(said(layers.plan()))
                .containsExactly(
                        "file: datasource.url: the value of file would start to win over that of environment until"
                                + " environment has followed; expected the value of environment, which counts now; safe to retry;"
                                + " change the layers so that it stays as it is, or accept it: accepting(\"datasource.url\")");
        assertThat(wins(layers.plan()))
                .isEqualTo("db.url: [environment, environment, -]; datasource.url: [-, file, environment]");
        assertThatThrownBy(layers::migrate).isInstanceOf(RefusedException.class);
        assertThat(settings("file")).isEqualTo(read("{'db': {'url': 'file'}}"));
        assertThat(layers.read().text("datasource.url"))
                .as("both names are answered")
                .contains("env");
    }

    @Test
    void thePlanIsAPage() {
        written("defaults", "{'db': {'url': 'default'}, 'size': 1}");
        written("file", "{'db': {'url': 'file', 'password': 'hunter2-never-shown'}}");
        Golden.check("layers-plan", layers(URL).plan());

        fixed("environment", "{'db': {'url': 'env'}}");
        Golden.check("layers-plan-refused", layers(URL).plan());
    }

    @Test
    void whatIsAcceptedIsDone() {
        written("file", "{'db': {'url': 'file'}}");
        fixed("environment", "{'db': {'url': 'env'}}");

        SetReport report = layers(URL).accepting("datasource.url").migrate();

        assertThat(report.parts().get(0).migrations()).containsExactly("1-url");
        assertThat(settings("file")).isEqualTo(read("{'datasource': {'url': 'file'}}"));
    }

    @Test
    void anEnvironmentThatHasFollowedIsNoObstacle() {
        written("file", "{'db': {'url': 'file'}}");
        fixed("environment", "{'datasource': {'url': 'env'}}");

        layers(URL).migrate();

        assertThat(settings("file")).isEqualTo(read("{'datasource': {'url': 'file'}}"));
        assertThat(layers(URL).read().text("datasource.url")).contains("env");
    }

    @Test
    void aDefaultOfANewReleaseDoesNotBeatWhatTheEnvironmentStillSaysUnderTheOldName() {
        written("defaults", "{'datasource': {'url': 'default'}}");
        fixed("environment", "{'db': {'url': 'env'}}");

        assertThat(said(layers(URL).plan()))
                .singleElement()
                .asString()
                .contains(
                        "the value of defaults would start to win over that of environment until environment has followed");
        assertThat(layers(URL).read().text("datasource.url")).contains("env");
    }

    @Test
    void aDefaultThatIsAddedToAHighLayerMustNotHideWhatALowOneSays() {
        Migration cache =
                Bench.named("1-cache").addDefault("cache.enabled", true).build();
        written("file", "{'cache': {'enabled': false}}");
        written("table", "{'x': 1}");

        assertThat(said(layers(cache).plan()))
                .singleElement()
                .asString()
                .startsWith("table: cache.enabled: the value of table would start to win over that of file; expected");
        assertThat(layers(cache).read().value("cache.enabled")).contains(Value.of(false));
    }

    @Test
    void aDefaultThatIsAddedToAllIsNoSurprise() {
        Migration cache =
                Bench.named("1-cache").addDefault("cache.enabled", true).build();
        written("file", "{'x': 1}");
        written("table", "{'y': 1}");

        assertThat(layers(cache).plan().problems()).isEmpty();
    }

    @Test
    void whatIsToldToAnEnvironmentIsJudgedAsIfItHadFollowed() {
        Migration cache =
                Bench.named("1-cache").addDefault("cache.enabled", true).build();
        written("file", "{'cache': {'enabled': false}}");
        fixed("environment", "{'x': '1'}");

        assertThat(said(layers(cache).plan()))
                .singleElement()
                .asString()
                .startsWith(
                        "environment: cache.enabled: the value of environment would start to win over that of file;");
    }

    @Test
    void textAndTypedValuesAreComparedByTheirText() {
        Migration timeout = Bench.named("1-timeout")
                .convert("timeout")
                .with(Codecs.millisToDuration())
                .rename("size")
                .to("entries")
                .build();
        written("file", "{'timeout': 3000, 'size': 7}");
        sources.add(content("properties", text("{'timeout': '5000'}")));

        assertThat(layers(timeout).plan().problems()).isEmpty();
        layers(timeout).migrate();
        assertThat(layers(timeout).read()).isEqualTo(read("{'timeout': '5s', 'entries': 7}"));
    }

    @Test
    void aKeyThatOnlyTheEnvironmentHasIsANotice() {
        written("file", "{'x': 1}");
        fixed("environment", "{'db': {'url': 'env'}}");

        LayersPlan plan = layers(URL).plan();

        assertThat(plan.problems()).isEmpty();
        assertThat(plan.notices())
                .containsExactly(
                        "datasource.url is not there in its new form until environment has followed; read through"
                                + " Keyturn, it is");
    }

    @Test
    void aConditionThatOnlyOneLayerMeetsIsSeen() {
        Migration when = Bench.named("1-when")
                .when(Condition.present("mode"))
                .then(steps -> steps.rename("a").to("b"))
                .build();
        written("file", "{'mode': 1, 'a': 'low'}");
        written("table", "{'a': 'high'}");

        assertThat(said(layers(when).plan()))
                .singleElement()
                .asString()
                .startsWith("file: b: the value of file would start to win over that of table; expected");
    }

    @Test
    void aLayerThatCannotBeMigratedStopsAll() {
        written("file", "{'db': {'url': 'x'}, 'datasource': {'url': 'y'}}");
        written("table", "{'db': {'url': 'z'}}");

        assertThatThrownBy(() -> layers(URL).migrate()).hasMessageContaining("datasource.url");
        assertThatThrownBy(() -> layers(URL).read()).isInstanceOf(RefusedException.class);
        assertThat(settings("table")).isEqualTo(read("{'db': {'url': 'z'}}"));
    }

    @Test
    void layersThatCannotBeMigratedAsOneAreRefused() {
        Migration both = Bench.named("1-both")
                .rename("db.url")
                .to("datasource.url")
                .remove("legacy")
                .build();
        written("file", "{'db': {'url': 'x'}}");
        written("table", "{'datasource': {'url': 'y'}, 'legacy': 1}");

        LayersPlan plan = layers(both).plan();

        assertThat(plan.plans().problems()).as("each by itself could be").isEmpty();
        assertThat(said(plan)).singleElement().asString().contains("datasource.url");
        assertThatThrownBy(() -> layers(both).read()).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> layers(both).migrate()).isInstanceOf(RefusedException.class);
        assertThat(settings("file")).isEqualTo(read("{'db': {'url': 'x'}}"));
    }

    @Test
    void aLayerThatIsEditedBetweenLookAndRunIsNotWritten() {
        written("file", "{'db': {'url': 'x'}}");
        MemorySource racing = content("table", read("{'db': {'url': 'y'}}"));
        int[] turns = {0};
        Layers layers = Layers.of(List.of(sources.get(0), racing), source -> {
            turns[0]++;
            if (turns[0] == 4) {
                racing.become(read("{'db': {'url': 'edited'}}"));
            }
            return Migrator.of(source)
                    .with(URL)
                    .journal(Optional.ofNullable(journals.get(source.name())).orElseThrow(), new MemoryLock());
        });

        assertThatThrownBy(layers::migrate).isInstanceOf(StoppedException.class);
        assertThat(settings("table")).isEqualTo(read("{'db': {'url': 'edited'}}"));
    }

    @Test
    void listsAndTablesOfOneLayerLieOverThoseOfAnother() {
        written("low", "{'a': [1, 2], 'b': {'c': 1}, 'd': {'e': 1}, 'f': {}}");
        written("high", "{'a': {'x': 1}, 'b': {}, 'd': 2, 'f': {'g': 3}}");

        Settings all = layers().read();

        assertThat(all.value("a.x")).contains(Value.of(1));
        assertThat(all.value("b.c")).contains(Value.of(1));
        assertThat(all.value("d")).contains(Value.of(2));
        assertThat(all.value("f.g")).contains(Value.of(3));
    }

    @Test
    void thePlanShowsWhichLayerCountsAsTextAsMarkdownAndAsJson() {
        written("file", "{'db': {'url': 'file-secret'}}");
        fixed("environment", "{'db': {'url': 'env-secret'}}");

        LayersPlan plan = layers(URL).accepting("datasource.url").plan();

        assertThat(plan.toString())
                .startsWith("Plan for 2 sources\n")
                .contains("Which layer counts\n", "db.url", "nobody");
        assertThat(plan.toMarkdown()).contains("| datasource.url | nobody | file | environment |");
        assertThat(plan.toJson())
                .contains("{\"key\":\"datasource.url\",\"after\":\"file\",\"followed\":\"environment\"}");
        assertThat(Set.of(plan.toString(), plan.toMarkdown(), plan.toJson())).hasSize(3);
    }
}
