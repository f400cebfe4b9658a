package dev.keyturn.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class OriginTest {
    @Test
    void anOriginReadsAsALinkToThePlace() {
        assertThat(Origin.of("application.yaml", 12, 3)).hasToString("application.yaml:12:3");
        assertThat(Origin.of("a.properties", 12, 0)).hasToString("a.properties:12");
        assertThat(Origin.of("env")).hasToString("env").isEqualTo(new Origin("env", 0, 0));
        assertThat(Origin.of("env", 0, 7)).hasToString("env");
        assertThat(Origin.of("f", 1, 1)).hasToString("f:1:1");
    }

    @Test
    void whatWasMadeInMemoryIsCalledSettings() {
        assertThat(Origin.unknown()).hasToString("settings").isEqualTo(Origin.of("settings"));
    }

    @Test
    void aLineAndAColumnAreNeverNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Origin.of("f", -1, 2))
                .withMessage("a line and a column are 0 (none) or more, got -1:2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Origin.of("f", 1, -2))
                .withMessage("a line and a column are 0 (none) or more, got 1:-2");
    }

    @Test
    void whatWouldBeginALineOrSteerATerminalIsShownByItsNumber() {
        assertThat(Origin.of("a\nb\u001b[2J\u202e\u2028.yaml", 3, 1))
                .hasToString("a\\u000ab\\u001b[2J\\u202e\\u2028.yaml:3:1");
        assertThat(Origin.of("gr\u00fc\u00dfe \ud83d\ude00.yaml")).hasToString("gr\u00fc\u00dfe \ud83d\ude00.yaml");
    }
}
