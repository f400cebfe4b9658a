package dev.keyturn.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the journal writes, it reads. */
class JsonExactTest {
    @Test
    void namesOfDollarSignsAreReadBackInAnyOrder() {
        for (List<String> names :
                List.of(List.of("$$", "$"), List.of("$", "$$"), List.of("$$$", "$$", "$value", "$"))) {
            Table.Builder table = Table.builder();
            names.forEach(name -> table.put(name, Value.of(name)));
            Table written = table.build();

            assertThat(Json.readExact(Json.exact(written), "journal")).isEqualTo(written);
        }
    }

    @Test
    void aNameThatComesTwiceIsRefusedInWhateverFormItComes() {
        for (String twice : List.of(
                "{\"$$a\": 1, \"$$a\": 2}",
                "{\"a\": 1, \"$\\\"a\\\"\": 2}",
                "{\"$value\": 1, \"$value\": 2, \"a\": 3}",
                "{\"$number\": \"1\", \"$number\": \"2\"}")) {
            assertThatThrownBy(() -> Json.readExact(twice, "journal"))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("comes twice in its object; expected each name once");
        }
    }
}
