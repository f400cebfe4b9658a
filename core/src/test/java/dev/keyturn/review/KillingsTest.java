package dev.keyturn.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migration;
import dev.keyturn.MigrationBuilder;
import dev.keyturn.Migrations;
import dev.keyturn.codec.CodecRegistry;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Capabilities;
import org.junit.jupiter.api.Test;

class KillingsTest {
    private static MigrationBuilder named(String id) {
        return Migration.named(id).owner("ops").expect("it is so").rollbackNote("safe");
    }

    private static Proofs.Proved killed(String settings, Migration... migrations) {
        Settings before = Settings.of(Json.read(settings.replace('\'', '"'), "app"));
        return Killings.of(
                "app", before, Capabilities.everything(), Migrations.of(migrations), CodecRegistry.builtIn());
    }

    @Test
    void CRASH_eachMomentBeforeAndAfterEachWriteIsTried() {
        Proofs.Proved proved = killed(
                "{'password': 'hunter22', 'b': 1}",
                named("1-a").rename("password").to("secret").remove("b").build(),
                named("2-b").addDefault("c", 1).build());
        assertThat(proved.wrong()).isEmpty();
        assertThat(proved.accepted()).isEqualTo(2 * (2 + 4)); // each migration writes once, and twice in the journal
    }

    @Test
    void CRASH_aMigrationThatIsAnotherOneAtEachRunIsFound() {
        int[] calls = {0};
        Proofs.Proved proved = killed(
                "{'a': 1}",
                named("1-a")
                        .custom("count")
                        .writing("a", "n")
                        .up(settings -> settings.without(Key.of("a")).with("n", Value.of(++calls[0])))
                        .down(settings -> settings.without(Key.of("n")).with("a", Value.of(1)))
                        .build());
        assertThat(proved.wrong()).isNotEmpty().allMatch(says -> says.startsWith("killed at moment "));
        assertThat(new Proofs(java.util.List.of(proved)).hasPassed()).isFalse();
    }
}
