package dev.keyturn.internal.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.keyturn.Migration;
import dev.keyturn.codec.Codec;
import dev.keyturn.codec.CodecRegistry;
import dev.keyturn.codec.Codecs;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.step.AddDefault;
import dev.keyturn.step.Condition;
import dev.keyturn.step.IfOccupied;
import dev.keyturn.step.MapValue;
import dev.keyturn.step.Rename;
import dev.keyturn.step.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checksums are a promise: they stand in journals that were written years ago. */
class ChecksumTest {
    private static final String README = Documents.page("README.md");

    @Test
    void theChecksumOfTheFirstPagesExampleNeverChanges() {
        String yaml = README.substring(README.indexOf("```yaml\n") + 8);
        Migration migration = Documents.read(yaml.substring(0, yaml.indexOf("```")));

        assertThat(migration.toJson())
                .isEqualTo(
                        "{\"expect\":{\"check\":[{\"present\":\"datasource.url\"},{\"absent\":\"db\"}],\"says\":\"the service read"
                                + "s datasource.url\"},\"id\":\"2026-11-datasource\",\"keyturn\":1,\"owner\":\"payments\",\"rollback\":\"sa"
                                + "fe at any time; edits made since are carried back\",\"steps\":[{\"rename@1\":{\"from\":\"db.url\",\""
                                + "to\":\"datasource.url\"}},{\"convert@1\":{\"key\":\"http.timeout\",\"with\":\"millis-to-duration@1\"}},"
                                + "{\"split@1\":{\"into\":[\"server.host\",\"server.port\"],\"key\":\"server.address\",\"with\":\"host-port@"
                                + "1\"}},{\"addDefault@1\":{\"key\":\"cache.enabled\",\"value\":true}},{\"remove@1\":{\"key\":\"legacy.flag"
                                + "\"}}]}");
        assertThat(migration.checksum())
                .isEqualTo("k1:92edaf535995a39bbafb6031f0933dff30db23dc8570aaae2baeb0436bc47529");
    }

    @Test
    void builderDocumentAndClassAreTheSameData() {
        Migration built = Migration.named("m")
                .owner("o")
                .expect("e", Condition.present("b"))
                .rollbackNote("r")
                .assume(Condition.equal("x", Value.of(16)))
                .secret("b", "tokens.*")
                .stamp("version")
                .rename("a")
                .to("b")
                .addDefault("c", 16)
                .comment("why")
                .mapValue("d")
                .by(Map.of("x", "y"))
                .build();
        Migration read = Documents.read("""
                steps:
                  - rename: {to: b, from: a, ifOccupied: refuse}
                  - addDefault@1: {key: c, comment: why, value: 0x10}
                  - mapValue: {key: d, map: {words: [{from: x, to: y}]}}
                stamp: version
                secrets: [b, "tokens.*"]
                assume: [{equals: {value: 0x10, key: x}}]
                rollback: r
                expect: {check: [{present: b}], says: e}
                owner: o
                id: m
                keyturn: 1
                """);

        assertThat(List.of(read.toJson(), new AsClass().toJson())).containsOnly(built.toJson());
        assertThat(read.checksum())
                .isEqualTo(built.checksum())
                .isEqualTo(new AsClass().checksum())
                .startsWith("k1:");
    }

    private static final class AsClass implements Migration {
        @Override
        public String id() {
            return "m";
        }

        @Override
        public String owner() {
            return "o";
        }

        @Override
        public String expectation() {
            return "e";
        }

        @Override
        public String rollbackNote() {
            return "r";
        }

        @Override
        public List<Condition> checks() {
            return List.of(Condition.present("b"));
        }

        @Override
        public List<Condition> assumptions() {
            return List.of(Condition.equal("x", Value.of(16)));
        }

        @Override
        public List<KeyPattern> secrets() {
            return List.of(KeyPattern.of("b"), KeyPattern.of("tokens.*"));
        }

        @Override
        public Optional<Key> stamp() {
            return Optional.of(Key.of("version"));
        }

        @Override
        public List<Step> steps() {
            return List.of(
                    new Rename(Key.of("a"), Key.of("b"), IfOccupied.REFUSE, false),
                    new AddDefault(Key.of("c"), Value.of(16), Optional.of("why")),
                    new MapValue(Key.of("d"), Codecs.enumMap(Map.of("x", "y")), Optional.empty()));
        }
    }

    @Test
    void everyFieldOfAStepCounts() {
        List<String> steps = List.of(
                "rename: {from: a, to: b}",
                "rename: {from: a, to: c}",
                "rename: {from: a, to: b, ifOccupied: keep}",
                "rename: {from: a, to: b, updateReferences: true}",
                "move: {from: a, to: b}",
                "addDefault: {key: a, value: 1}",
                "addDefault: {key: a, value: 1.0}",
                "addDefault: {key: a, value: '1'}",
                "addDefault: {key: a, value: 1, comment: c}",
                "remove: {key: a}",
                "remove: {key: a, all: true}",
                "convert: {key: a, with: csv-to-list}",
                "convert: {key: a, with: list-to-csv}",
                "convert: {key: a, with: {csv-to-list: {separator: ';'}}}",
                "convert: {key: a, with: csv-to-list, acceptLoss: why}",
                "when: {present: a, steps: [{wrap: {key: b}}]}",
                "when: {absent: a, steps: [{wrap: {key: b}}]}",
                "when: {present: a, steps: [{wrap: {key: b}}], otherwise: [{wrap: {key: c}}]}");

        assertThat(steps.stream()
                        .map(step ->
                                Documents.read(Documents.withSteps("- " + step)).checksum())
                        .collect(Collectors.toSet()))
                .hasSameSizeAs(steps);
    }

    @Test
    void whatIsUsualNeedNotBeSaid() {
        assertThat(Stream.of(
                                "convert: {key: a, with: csv-to-list}",
                                "convert@1: {from: a, to: a, with: csv-to-list@1, ifOccupied: refuse}",
                                "convert: {key: a, with: {csv-to-list: {}}}",
                                "convert: {key: a, with: {csv-to-list@1: {separator: ','}}}")
                        .map(step ->
                                Documents.read(Documents.withSteps("- " + step)).checksum())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void aMigrationsOwnCodecIsReadAgainWithItsOptionsAndWithNoOthers() {
        Codec scale = new Scale();
        CodecRegistry codecs = CodecRegistry.builtIn().with(List.of(scale));
        Migration built = Migration.named("m")
                .owner("o")
                .expect("e")
                .rollbackNote("r")
                .convert("a")
                .with(scale)
                .build();

        assertThat(Migration.fromJson(built.toJson(), codecs).checksum()).isEqualTo(built.checksum());
        Table other = Json.readExact(built.toJson().replace("\"by\":10", "\"by\":9"), "m");
        assertThat(catchThrowable(() -> Migration.read(Settings.of(other), codecs)))
                .hasMessageContaining("it is registered with other options; expected those, or none");
    }
}
