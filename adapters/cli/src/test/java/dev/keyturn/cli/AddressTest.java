package dev.keyturn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shown of an address. */
class AddressTest {
    private static String typed(String text) {
        return Address.of(text, Optional.empty()).typed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:./data;USER=sa;PASSWORD=hunter2#table=settings",
                "jdbc:postgresql://app:hunter2@host/app#table=settings",
                "jdbc:mariadb://host/app?password=hunter2#table=settings",
                "jdbc:mariadb://host/app#table=settings&password=hunter2",
                "redis://hunter2/x"
            })
    void SECRECY_anAddressThatMayHoldAPasswordStandsInNoCommand(String address) {
        assertThat(typed(address)).isEqualTo("\"$SOURCE\"");
    }

    @Test
    void anAddressWithoutRoomForAPasswordIsTypedAsItIs() {
        assertThat(typed("env:APP_")).isEqualTo("env:APP_");
        assertThat(typed("jdbc:h2:./data#table=settings&key=name"))
                .isEqualTo("'jdbc:h2:./data#table=settings&key=name'");
        assertThat(typed("jdbc:postgresql://host:5432/app#table=s"))
                .isEqualTo("'jdbc:postgresql://host:5432/app#table=s'");
    }

    @Test
    void aPathIsQuotedWhereAShellWouldReadSomethingElse() {
        assertThat(typed("config/application.yaml")).isEqualTo("config/application.yaml");
        assertThat(typed("it's $HOME.yaml")).isEqualTo("'it'\\''s $HOME.yaml'");
    }
}
