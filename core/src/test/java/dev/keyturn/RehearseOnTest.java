package dev.keyturn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.MemorySource;
import dev.keyturn.spi.Selection;
import org.junit.jupiter.api.Test;

class RehearseOnTest extends Bench {
    @Test
    void aStagingSourceGetsTheSettingsIsMigratedThereAndBackAndTheRealOneIsOnlyRead() {
        given("{'a': 1}");
        Settings before = settings();
        MemorySource staging = new MemorySource("staging", Settings.empty().with("old", Value.of("left over")));

        Rehearsal rehearsal = migrator(named("1-a").rename("a").to("b").build()).rehearseOn(staging);

        assertThat(rehearsal.hasPassed()).isTrue();
        assertThat(staging.read(Selection.all()).settings()).isEqualTo(read("{'b': 1}"));
        assertThat(settings()).isEqualTo(before);
        assertThat(journal.read()).isEmpty();
    }
}
