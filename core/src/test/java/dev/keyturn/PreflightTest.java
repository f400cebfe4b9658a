package dev.keyturn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.journal.MemoryJournal;
import dev.keyturn.journal.MemoryLock;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Lock;
import dev.keyturn.spi.Preflights;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreflightTest extends Bench {
    @Test
    void whereNothingIsInTheWayNothingIsSaid() {
        given("{'a': 1}");
        assertThat(migrator(named("1-a").rename("a").to("b").build()).preflight())
                .isEmpty();
    }

    @Test
    void whatAPlanRefusesIsSaid() {
        given("{'a': 1, 'b': 2}");
        assertThat(migrator(named("1-a").rename("a").to("b").build()).preflight())
                .hasSize(1);
    }

    @Test
    void aLockThatSomebodyHoldsIsSaidAndALockThatIsFreeStaysFree() {
        given("{'a': 1}");
        Migrator migrator = migrator(named("1-a").rename("a").to("b").build());
        migrator.tag("somebody ran here");
        assertThat(migrator.preflight()).isEmpty();
        try (Lock.Held held = lock.acquire(Duration.ZERO, "somebody else")) {
            assertThat(held).isNotNull();
            assertThat(migrator.preflight()).singleElement().asString().contains("somebody else");
        }
        assertThat(migrator.preflight()).isEmpty();
    }

    @Test
    void whatASourceKnowsOfItselfIsSaidOfTheSettingsThatAreToBeWritten() {
        Narrow narrow = new Narrow(false);
        assertThat(preflight(narrow)).extracting(Problem::what).containsExactly("b is too wide");
    }

    @Test
    void aPlaceThatIsNotToBeWrittenIsSaid() {
        assertThat(preflight(new Narrow(true)))
                .extracting(Problem::what)
                .containsExactly("it cannot be written from here", "b is too wide");
    }

    private static List<Problem> preflight(SettingsSource source) {
        return Migrator.of(source)
                .with(named("1-a").rename("a").to("b").build())
                .journal(new MemoryJournal("journal"), new MemoryLock())
                .build()
                .preflight();
    }

    /** A place that has no room for b. */
    private record Narrow(boolean onlyReads) implements SettingsSource, Preflights {
        @Override
        public String name() {
            return "narrow";
        }

        @Override
        public Capabilities capabilities() {
            return new Capabilities(true, true, true, true, !onlyReads);
        }

        @Override
        public Snapshot read(Selection selection) {
            return new Snapshot(Settings.empty().with("a", Value.of(1)), "1");
        }

        @Override
        public Receipt write(String expectedRevision, Edit edit) {
            throw new AssertionError("a preflight writes nothing");
        }

        @Override
        public List<Problem> preflight(Settings wanted) {
            return wanted.has(Key.of("b"))
                    ? List.of(Problem.of(Origin.of("narrow"), Key.of("b"), "b is too wide", "less"))
                    : List.of();
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
