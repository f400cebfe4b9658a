package dev.keyturn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.MemorySource;
import dev.keyturn.spi.Selection;
import java.util.ArrayList;
import java.util.List;
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

    @Test
    void whoLooksAtTheCopySeesItMigratedAndThenRolledBack() {
        given("{'a': 1}");
        List<String> seen = new ArrayList<>();

        Rehearsal rehearsal = migrator(named("1-a").rename("a").to("b").build())
                .rehearseOn(new MemorySource("staging", Settings.empty()), (phase, settings) -> {
                    seen.add(phase + " " + settings);
                    return new Trial.Outcome(true, "it started", List.of());
                });

        assertThat(seen).containsExactly("MIGRATED " + read("{'b': 1}"), "ROLLED_BACK " + read("{'a': 1}"));
        assertThat(rehearsal).asString().contains("on the migrated copy, it started");
        assertThat(rehearsal.hasPassed()).isTrue();
    }

    @Test
    void SECRECY_whatDoesNotWorkWithTheCopyFailsTheRehearsalAndShowsNoSecret() {
        given("{'a': 1, 'password': 'hunter22'}");

        Rehearsal rehearsal = migrator(named("1-a").rename("a").to("b").build())
                .rehearseOn(
                        new MemorySource("staging", Settings.empty()),
                        (phase, settings) -> new Trial.Outcome(
                                phase != Trial.Phase.ROLLED_BACK,
                                "it ended with 3",
                                List.of("no login with hunter22")));

        assertThat(rehearsal.problems())
                .singleElement()
                .hasToString(
                        "app: on the copy that was rolled back, it ended with 3; expected settings that whoever reads"
                                + " them can work with; safe to retry; nothing was changed");
        assertThat(rehearsal.trials().get(1).lines()).containsExactly("no login with (secret)");
        assertThat(rehearsal.toJson() + rehearsal).doesNotContain("hunter");
    }

    @Test
    void whereNothingIsToBeDoneTheCopyIsLookedAtAsItIs() {
        given("{'a': 1}");
        List<Trial.Phase> seen = new ArrayList<>();

        migrator().rehearseOn(new MemorySource("staging", Settings.empty()), (phase, settings) -> {
            seen.add(phase);
            return new Trial.Outcome(true, "it started", List.of());
        });

        assertThat(seen).containsExactly(Trial.Phase.MIGRATED);
    }
}
