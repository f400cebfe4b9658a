package dev.keyturn.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

class AddressOptionsTest {
    private static AddressOptions options(String text) {
        return AddressOptions.of(URI.create("redis://host/0" + text), "table", "key");
    }

    @Test
    void whatStandsBehindTheSignIsReadByName() {
        AddressOptions options = options("#table=a+b%26c%25%20d=e&key=name");

        assertThat(options.needed("table")).isEqualTo("a+b&c% d=e");
        assertThat(options.value("key")).contains("name");
        assertThat(options("").value("key")).isEmpty();
    }

    @Test
    void anUnknownOptionIsToldWithTheKnownOnes() {
        assertThatThrownBy(() -> options("#tabel=a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("redis: there is no option tabel; expected one of table, key");
    }

    @Test
    void whatMayBeTheRestOfASecretIsNotRepeated() {
        assertThatThrownBy(() -> options("#table=a&hunter2")).hasMessageNotContaining("hunter2");
    }

    @Test
    void anOptionThatIsMissingOrEmptyOrThereTwiceIsAMistake() {
        assertThatThrownBy(() -> options("#key=a").needed("table"))
                .hasMessage("redis: the option table is missing; expected #table=… at the end of the address, in quotes"
                        + " for a shell");
        assertThatThrownBy(() -> options("#key=")).hasMessage("redis: the option key has no value; expected key=…");
        assertThatThrownBy(() -> options("#key=a&key=b"))
                .hasMessage("redis: the option key comes twice; expected it once");
        assertThatThrownBy(() -> options("#")).hasMessage("redis: there is no such option; expected one of table, key");
    }
}
