package dev.keyturn.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProofsTest {
    private static final Proofs.Proved GOOD =
            new Proofs.Proved("a.yaml", "each entry edited", 120, Map.of("it is an alias", 2), List.of(), 1_240);

    @Test
    void whatIsRefusedIsToldWithItsReasonsAndDoesNoHarm() {
        assertThat(new Proofs(List.of(GOOD))).hasToString("""
                Proof, on copies

                Passed
                  source  what               accepted  refused  wrong  seconds
                  a.yaml  each entry edited  120       2        0      1.2

                Refused, because
                  source  times  why
                  a.yaml  2      it is an alias
                """);
    }

    @Test
    void whatIsWrongFailsAllOfIt() {
        Proofs proofs = new Proofs(List.of(
                GOOD, new Proofs.Proved("b.yaml", "there and back", 0, Map.of(), List.of("it has other bytes"), 3)));
        assertThat(proofs.hasPassed()).isFalse();
        assertThat(proofs.toString()).contains("Failed").contains("b.yaml: there and back: it has other bytes");
        assertThat(proofs.toJson())
                .isEqualTo("{\"report\":\"proof\",\"form\":1,\"passed\":false,\"proofs\":[{\"source\":\"a.yaml\","
                        + "\"what\":\"each entry edited\",\"accepted\":120,\"refused\":[{\"why\":\"it is an alias\",\"times\":2}],"
                        + "\"wrong\":[],\"millis\":1240},{\"source\":\"b.yaml\",\"what\":\"there and back\",\"accepted\":0,"
                        + "\"refused\":[],\"wrong\":[\"it has other bytes\"],\"millis\":3}]}");
    }
}
