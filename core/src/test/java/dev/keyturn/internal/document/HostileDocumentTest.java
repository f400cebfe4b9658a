package dev.keyturn.internal.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.Migration;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.RefusedException;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Documents that are made to do harm end in a refusal, or in a migration, within seconds. */
class HostileDocumentTest {
    private static final String BEFORE = "{\"id\":\"m\",\"owner\":\"o\",\"expect\":\"e\",\"rollback\":\"r\",\"steps\":";

    private static String nested(int depth, String open, String close) {
        return BEFORE + "[" + open.repeat(depth) + "{\"wrap\":{\"key\":\"a\"}}" + close.repeat(depth) + "]}";
    }

    private static void quickly(org.junit.jupiter.api.function.Executable test) {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), test);
    }

    @Test
    void stepsWithinStepsAreReadAsDeepAsSettingsGo() {
        String open = "{\"when\":{\"present\":\"x\",\"steps\":[";
        quickly(() -> {
            Migration deep = Documents.fromJson(nested(160, open, "]}}"));
            assertThat(Documents.fromJson(deep.toJson()).checksum()).isEqualTo(deep.checksum());
        });
        quickly(() -> {
            String each = "{\"each\":{\"table\":\"t\",\"steps\":[";
            assertThat(Documents.fromJson(nested(160, each, "]}}")).steps()).hasSize(1);
        });
    }

    @Test
    void deeperOnesAreRefused() {
        String open = "{\"when\":{\"present\":\"x\",\"steps\":[";

        assertThatThrownBy(() -> Documents.fromJson(nested(50_000, open, "]}}")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("nests too deeply");
    }

    @Test
    void aMistakeAtTheGreatestDepthStillHasItsPlace() {
        String open = "{\"when\":{\"present\":\"x\",\"steps\":[";
        String wrong = nested(160, open, "]}}").replace("wrap", "warp");

        assertThatThrownBy(() -> Documents.fromJson(wrong))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("there is no step named warp")
                .hasMessageContaining("did you mean wrap?");
    }

    @Test
    void manyStepsAreReadInOneGo() {
        String steps = "{\"wrap\":{\"key\":\"a\"}},".repeat(20_000);
        quickly(() -> assertThat(Documents.fromJson(BEFORE + "[" + steps + "{\"wrap\":{\"key\":\"b\"}}]}")
                        .steps())
                .hasSize(20_001));
    }

    @Test
    void manyMistakesAreAllTold() {
        String steps = "{\"warp\":{\"key\":\"a\"}},".repeat(5_000);
        quickly(() -> assertThatThrownBy(
                        () -> Documents.fromJson(BEFORE + "[" + steps + "{\"wrap\":{\"key\":\"b\"}}]}"))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.problems()).hasSize(5_000)));
    }

    @Test
    void aSplitIntoCountlessPartsIsRefusedAtOnce() {
        StringBuilder keys = new StringBuilder("\"k\"");
        for (int i = 0; i < 100_000; i++) {
            keys.append(",\"k").append(i).append('"');
        }
        String split = "[{\"split\":{\"key\":\"a\",\"into\":[" + keys + "],\"with\":\"host-port\"}}]}";
        quickly(() -> assertThatThrownBy(() -> Documents.fromJson(BEFORE + split))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("host-port has 2 parts"));
    }

    @Test
    void aPatternThatIsTooLongForTheStackIsRefused() {
        String matches = "[{\"when\":{\"matches\":{\"key\":\"a\",\"pattern\":\"" + "(".repeat(100_000)
                + "\"},\"steps\":[{\"wrap\":{\"key\":\"b\"}}]}}]}";

        assertThatThrownBy(() -> Documents.fromJson(BEFORE + matches))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the pattern is longer than 1000 characters");
    }

    @Test
    void aKeyOfTooManySegmentsIsRefused() {
        String key = "a" + ".a".repeat(Key.MAX_DEPTH);

        assertThatThrownBy(() -> Documents.fromJson(BEFORE + "[{\"wrap\":{\"key\":\"" + key + "\"}}]}"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("a key has at most 500 segments, got 501");
    }

    @Test
    void namesInMessagesCannotForgeALine() {
        assertThatThrownBy(() -> Documents.fromJson(BEFORE + "[{\"x\\nerror: all is lost\":{}}]}"))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }
}
