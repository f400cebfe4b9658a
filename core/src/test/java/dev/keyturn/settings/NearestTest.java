package dev.keyturn.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    @ParameterizedTest
    @CsvSource({
        "renam,    rename",
        "reanme,   rename",
        "remve,    remove",
        "cnvert,   convert",
        "convertt, convert",
        "xonvert,  convert",
        "addDefolt,addDefault",
        "move,     move",
        "ove,      move",
        "'',       set",
    })
    void theNameWithTheFewestChangesIsMeant(String typed, String meant) {
        assertThat(Nearest.to(typed, List.of("addDefault", "rename", "remove", "convert", "set", "move")))
                .isEqualTo(meant);
    }

    @Test
    void aChangeIsAnInsertionADeletionOrAReplacement() {
        assertThat(Nearest.to("kitten", List.of("sitting", "kippen", "mitt"))).isEqualTo("kippen");
        assertThat(Nearest.to("abc", List.of("xyz", "bc"))).isEqualTo("bc");
        assertThat(Nearest.to("abc", List.of("xyz", "zabc"))).isEqualTo("zabc");
        assertThat(Nearest.to("abc", List.of("cba", "abd"))).isEqualTo("abd");
        assertThat(Nearest.to("ab", List.of("ba", "a"))).isEqualTo("a");
    }

    @Test
    void ofTwoThatAreEquallyNearItIsTheFirst() {
        assertThat(Nearest.to("ax", List.of("aa", "ab"))).isEqualTo("aa");
        assertThat(Nearest.to("ax", List.of("ab", "aa"))).isEqualTo("ab");
    }

    @Test
    void thereIsAtLeastOneName() {
        assertThatThrownBy(() -> Nearest.to("a", List.of())).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void veryLongTextCostsLittle() {
        String hundred = "a".repeat(100);
        assertTimeout(
                Duration.ofSeconds(2),
                () -> assertThat(Nearest.to("a".repeat(50_000_000), List.of("a", hundred, hundred + "a")))
                        .isEqualTo(hundred));
    }
}
