package dev.keyturn.selftest.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migrator;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.Event;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SettingsSource.Snapshot;
import dev.keyturn.testkit.source.MigratorContract;
import dev.keyturn.testkit.source.SettingsSourceContract;
import dev.keyturn.testkit.source.TransactsContract;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A source that gives what it is asked for and nothing else, and does several things as one, keeps all contracts. */
class PartlySourceTest implements SettingsSourceContract, TransactsContract, MigratorContract {
    @Override
    public SettingsSource source(Settings initial) {
        return new PartlySource(new PartlySource.Store(initial));
    }

    @Override
    public Optional<SettingsSource> reopen(SettingsSource source) {
        return Optional.of(new PartlySource(((PartlySource) source).store()));
    }

    private static final class Counting extends PartlySource {
        private final List<String> done = Collections.synchronizedList(new ArrayList<>());

        Counting(Settings settings) {
            super(new Store(settings));
        }

        @Override
        public Snapshot read(Selection selection) {
            done.add(selection.equals(Selection.all()) ? "all" : "part");
            return super.read(selection);
        }

        @Override
        public <T> T atomically(Supplier<T> work) {
            done.add("begin");
            T result = super.atomically(work);
            done.add("end");
            return result;
        }
    }

    private static Settings before() {
        return Settings.empty()
                .with("db.url", Value.of("jdbc:x"))
                .with("http.timeout", Value.of("3000"))
                .with("level", Value.of("info"))
                .with("other.key", Value.of("x"));
    }

    @Test
    void aRunReadsWhatItsMigrationsNameAndAnotherShapeReadsAll() {
        Counting source = new Counting(before());
        Migrator migrator =
                Migrator.of(source).with(MigratorContract.DATASOURCE).build();
        migrator.plan();
        migrator.migrate();
        migrator.status();
        migrator.verify();
        assertThat(source.done).contains("part").doesNotContain("all");
        source.done.clear();
        assertThat(migrator.at(dev.keyturn.Shape.before("1-datasource")).read().text("other.key"))
                .contains("x");
        assertThat(source.done).containsExactly("all");
    }

    @Test
    void nobodyIsToldOfAWriteBeforeAllOfItHasEnded() {
        Counting source = new Counting(before());
        Migrator.of(source)
                .with(MigratorContract.DATASOURCE)
                .tell(event -> source.done.add(event.kind().name()))
                .build()
                .migrate();
        List<String> told = List.copyOf(source.done);
        assertThat(told).contains("WRITTEN", "VERIFIED");
        assertThat(told.indexOf("WRITTEN")).isGreaterThan(told.lastIndexOf("end"));
        assertThat(told.indexOf("VERIFIED")).isGreaterThan(told.indexOf("WRITTEN"));
    }

    @Test
    void whatCameToNothingIsToldToNobody() {
        List<Event.Kind> told = Collections.synchronizedList(new ArrayList<>());
        PartlySource source = new PartlySource(new PartlySource.Store(before())) {
            @Override
            public <T> T atomically(Supplier<T> work) {
                return super.atomically(() -> {
                    T result = work.get();
                    if (journal().read().size() > 1) {
                        throw new IllegalStateException("the connection is gone");
                    }
                    return result;
                });
            }
        };
        Migrator migrator = Migrator.of(source)
                .with(MigratorContract.DATASOURCE)
                .tell(event -> told.add(event.kind()))
                .build();
        assertThat(org.assertj.core.api.Assertions.catchThrowable(migrator::migrate))
                .isInstanceOf(IllegalStateException.class);
        assertThat(told).contains(Event.Kind.STARTED).doesNotContain(Event.Kind.WRITTEN, Event.Kind.VERIFIED);
        assertThat(source.journal().read()).isEmpty();
        assertThat(source.read(Selection.all()).settings()).isEqualTo(before());
    }

    @Test
    void whatIsDeletedOfAPartIsNoEmptySource() {
        PartlySource source = new PartlySource(new PartlySource.Store(before()));
        Migrator migrator =
                Migrator.of(source).with(MigratorContract.DATASOURCE).build();
        migrator.migrate();
        Snapshot there = source.read(Selection.all());
        Settings rest = Settings.empty().with("other.key", Value.of("x"));
        source.write(there.revision(), Edit.of(Changes.between(there.settings(), rest)));
        assertThat(migrator.migrate().migrated()).isEmpty();
        assertThat(source.read(Selection.all()).settings()).isEqualTo(rest);
    }

    @Test
    void onAnotherJournalARunIsNotOneThing() {
        Counting source = new Counting(before());
        PartlySource beside = new PartlySource(new PartlySource.Store(Settings.empty()));
        Migrator.of(source)
                .with(MigratorContract.DATASOURCE)
                .journal(beside.journal(), source.lock())
                .build()
                .migrate();
        assertThat(beside.journal().read())
                .extracting(Entry::kind)
                .containsExactly(Entry.Kind.INTENT, Entry.Kind.APPLIED);
        assertThat(source.done).doesNotContain("begin");
    }
}
