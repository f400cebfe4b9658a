package dev.keyturn.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.codec.Codec.Sides;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodecRegistryTest {
    private static final CodecRegistry BUILT_IN = CodecRegistry.builtIn();

    private static Codec named(String name) {
        return Codec.of(
                name,
                Sides.DISTINCT,
                "a percentage such as 5%",
                value -> value instanceof Text text && text.text().equals("5%")
                        ? Optional.of(Num.of("0.05"))
                        : Optional.empty(),
                "a fraction",
                value -> value.equals(Num.of("0.05")) ? Optional.of(Value.of("5%")) : Optional.empty());
    }

    @Test
    void theBuiltInNamesAreThese() {
        assertThat(BUILT_IN.names())
                .contains(
                        "base64-to-text",
                        "boolean-to-words",
                        "bytes-to-size",
                        "camel-to-kebab",
                        "csv-to-list",
                        "duration-to-millis",
                        "duration-to-seconds",
                        "enum-map",
                        "enum-map-reversed",
                        "host-port",
                        "json-to-table",
                        "kebab-to-camel",
                        "list-to-csv",
                        "millis-to-duration",
                        "number-to-text",
                        "pascal-to-upper-snake",
                        "seconds-to-duration",
                        "size-to-bytes",
                        "table-to-json",
                        "text-to-base64",
                        "text-to-number",
                        "upper-snake-to-pascal",
                        "url-parts",
                        "words-to-boolean")
                .hasSize(40)
                .isSorted();
    }

    @Test
    void everyNameFindsTheConversionThatHasIt() {
        Table words = Value.of(Map.of("a", Value.of("b")));
        for (String name : BUILT_IN.names()) {
            assertThat(BUILT_IN.find(name, name.startsWith("enum-map") ? words : Table.empty()))
                    .as(name)
                    .map(Conversion::name)
                    .contains(name);
        }
    }

    @Test
    void aCodecIsTheReverseOfItsReverse() {
        assertThat(Codecs.millisToDuration().reversed().name()).isEqualTo("duration-to-millis");
        assertThat(Codecs.millisToDuration().reversed().reversed()).isEqualTo(Codecs.millisToDuration());
        assertThat(Codecs.caseStyle(CaseStyle.UPPER_SNAKE, CaseStyle.KEBAB).reversed())
                .isEqualTo(Codecs.caseStyle(CaseStyle.KEBAB, CaseStyle.UPPER_SNAKE));
    }

    @Test
    void anUnknownNameFindsNothing() {
        assertThat(BUILT_IN.find("millis-to-durations", Table.empty())).isEmpty();
        assertThat(BUILT_IN.find("", Table.empty())).isEmpty();
    }

    @Test
    void anOptionWhereThereAreNoneIsRefused() {
        Table options = Value.of(Map.of("unit", Value.of("s")));
        for (String name : List.of("duration-to-millis", "kebab-to-camel", "host-port")) {
            assertThatThrownBy(() -> BUILT_IN.find(name, options))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith("there is no option \"unit\"; expected no options");
        }
    }

    @Test
    void aCodecMadeOfFunctionsIsFoundInBothDirections() {
        CodecRegistry registry = BUILT_IN.with(List.of(named("percent-to-fraction")));

        Codec down = (Codec) registry.find("fraction-to-percent", Table.empty()).orElseThrow();
        Check.bothWays(down, Num.of("0.05"), Value.of("5%"));
        assertThat(down.upAccepts()).isEqualTo("a fraction");
        assertThat(BUILT_IN.find("fraction-to-percent", Table.empty())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"millis-to-duration", "duration-to-millis", "host-port"})
    void aNameThatIsTakenIsRefused(String name) {
        assertThatThrownBy(() -> BUILT_IN.with(List.of(named(name))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the name is taken; expected a name that no other codec has");
    }

    @Test
    void oneNameForTwoCodecsIsRefused() {
        assertThatThrownBy(() -> BUILT_IN.with(List.of(named("a-to-b"), named("b-to-a"))))
                .hasMessageContaining("the name is taken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A-to-b", "a_to_b", "-a", "a-", "a--b", "1a", "a b", "ı", "a\n"})
    void whatIsNoNameIsRefused(String name) {
        assertThatThrownBy(() -> BUILT_IN.with(List.of(named(name))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the name is not one; expected lower case letters, digits and hyphens");
    }

    @Test
    void withoutServicesTheLoadedRegistryIsTheBuiltInOne() {
        assertThat(CodecRegistry.load(ClassLoader.getPlatformClassLoader()).names())
                .isEqualTo(BUILT_IN.names());
    }
}
