package dev.keyturn;

import dev.keyturn.codec.Codec;
import dev.keyturn.journal.MemoryJournal;
import dev.keyturn.journal.MemoryLock;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.Limits;
import dev.keyturn.spi.MemorySource;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.step.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What the engine says when it does not do something, each provoked, word for word. */
class ProblemsTest extends Bench {
    private final Provoked provoked = new Provoked();

    private Migration rename() {
        return named("1-a").rename("a").to("b").build();
    }

    private ProblemsTest fresh(String json) {
        ProblemsTest other = new ProblemsTest();
        other.given(json);
        return other;
    }

    private ProblemsTest migrated(String json, Migration... migrations) {
        ProblemsTest other = fresh(json);
        other.migrator(migrations).migrate();
        return other;
    }

    private MigratorBuilder builder() {
        return Migrator.of(source).journal(journal, lock);
    }

    private static byte[] otherKey() {
        byte[] key = new byte[32];
        key[0] = 1;
        return key;
    }

    @Test
    void whatIsRefusedBeforeARun() throws Exception {
        ProblemsTest a = fresh("{'a': 1}");
        Entry.Kind[] kinds = Entry.Kind.values();
        provoked.refused(
                "a source without a journal is given none",
                () -> Migrator.of(a.source).build());
        provoked.refused(
                "the variable names no mode",
                () -> a.builder().variable(Optional.of("on")).build());
        provoked.refused(
                "the mode forbids to write",
                () -> a.builder().mode(Mode.PLAN).build().recover());
        provoked.refused(
                "there is no migration to go up to", () -> a.migrator(rename()).migrate(Pending.upTo("2-b")));
        provoked.refused(
                "there is no migration for a baseline",
                () -> a.migrator(rename()).baseline("2-b"));
        provoked.refused(
                "there is no such shape",
                () -> a.migrator(rename()).at(Shape.after("2-b")).read());
        provoked.refused(
                "there are more settings than a run takes on",
                () -> a.builder()
                        .limits(new Limits(1, 1, 1, 1))
                        .build()
                        .at(Shape.ofStore())
                        .write(settings -> settings.with("b", Value.of(1)).with("c.d", Value.of(2))));
        provoked.refused(
                "the settings are too long",
                () -> a.builder()
                        .limits(new Limits(9, 9, 1, 9))
                        .build()
                        .at(Shape.ofStore())
                        .write(settings -> settings.with("long", Value.of("longer"))));
        ProblemsTest deep = fresh("{'a': {'b': {'c': 1}}}");
        provoked.refused(
                "the settings are too deep",
                () -> deep.builder().limits(new Limits(9, 2, 99, 99)).build().migrate());
        provoked.refused(
                "an entry of the journal is too long",
                () -> fresh("{'a': 1}")
                        .builder()
                        .with(rename())
                        .limits(new Limits(9, 9, 99, 99))
                        .build()
                        .migrate());
        provoked.refused(
                "there is no key for a secret",
                () -> fresh("{'password': 'hunter2'}")
                        .builder()
                        .with(named("1-a").remove("password").build())
                        .build()
                        .migrate());
        provoked.refused("the journal was written by something else", () -> {
            ProblemsTest foreign = fresh("{'a': 1}");
            foreign.journal.append(
                    new Entry(1, "", Instant.EPOCH, kinds[0], Table.empty().with("id", Value.of(1))));
            foreign.migrator().migrate();
            foreign.migrator().recover();
        });
        Golden.check("problems-before.txt", provoked.toString());
    }

    @Test
    void whatIsRefusedOnTheWayUp() throws Exception {
        provoked.refused(
                "an assumption does not hold",
                () -> fresh("{'a': 1}")
                        .migrator(Migration.named("1-a")
                                .owner("tests")
                                .expect("more")
                                .rollbackNote("safe")
                                .assume(Condition.absent("a"))
                                .set("b", Value.of(1))
                                .build())
                        .migrate());
        provoked.refused(
                "a migration comes too late",
                () -> migrated("{'a': 1}", named("2-b").rename("a").to("b").build())
                        .migrator(
                                named("1-c").set("b", Value.of(2)).build(),
                                named("2-b").rename("a").to("b").build())
                        .migrate());
        provoked.refused("the source cannot hold the result", () -> {
            ProblemsTest flat = fresh("{'a': 1}");
            flat.source = new MemorySource("app", flat.settings(), new Capabilities(false, false, false, false, true));
            flat.migrator(named("1-a")
                            .set("list", Value.of(List.of(Value.of(1))))
                            .set("null", Value.ofNull())
                            .set("table", Table.empty())
                            .set("a.b", Value.of(1))
                            .build())
                    .migrate();
        });
        provoked.refused(
                "both names have a value",
                () -> fresh("{'a': 1, 'b': 2}").migrator(rename()).migrate());
        provoked.refused("a plan is out of date", () -> {
            ProblemsTest stale = fresh("{'a': 1}");
            Plan plan = stale.migrator(rename()).plan();
            stale.migrator().note("something happened");
            stale.edit("a", Value.of(2));
            stale.migrator().migrate(plan);
        });
        provoked.refused("a plan is another source's", () -> {
            ProblemsTest other = fresh("{'a': 1}");
            other.source = new MemorySource("other", other.settings());
            fresh("{'a': 1}")
                    .migrator(rename())
                    .migrate(other.migrator(rename()).plan());
        });
        provoked.refused("the source loses what is written", () -> {
            ProblemsTest faulty = fresh("{'a': 1}");
            faulty.builder(true, settings -> settings.without(Key.of("b")))
                    .with(rename())
                    .build()
                    .migrate();
        });
        provoked.refused("somebody writes while a migration is written", () -> {
            ProblemsTest raced = fresh("{'a': 1}");
            raced.builder(false, settings -> settings.with("b", Value.of(9)))
                    .with(rename())
                    .build()
                    .migrate();
        });
        Golden.check("problems-up.txt", provoked.toString());
    }

    /** A builder whose source is edited behind its back after each write. */
    private MigratorBuilder builder(boolean isTheSourceToBlame, UnaryOperator<Settings> edit) {
        MemorySource inner = source;
        return Migrator.of(new SettingsSource() {
                    @Override
                    public String name() {
                        return inner.name();
                    }

                    @Override
                    public Snapshot read(Selection selection) {
                        return inner.read(selection);
                    }

                    @Override
                    public Receipt write(String expectedRevision, Edit changes) {
                        Receipt receipt = inner.write(expectedRevision, changes);
                        inner.become(edit.apply(settings()));
                        return isTheSourceToBlame
                                ? new Receipt(inner.read(Selection.all()).revision())
                                : receipt;
                    }

                    @Override
                    public void close() {
                        inner.close();
                    }
                })
                .journal(journal, lock);
    }

    @Test
    void whatIsRefusedOnTheWayBack() throws Exception {
        ProblemsTest empty = fresh("{'a': 1}");
        ProblemsTest one = migrated("{'a': 1}", rename());
        provoked.refused("nothing is applied", () -> empty.migrator().rollback(To.before("1-a")));
        provoked.refused("nothing can be counted back", () -> empty.migrator().rollback(To.count(1)));
        provoked.refused("another migration is applied", () -> one.migrator().rollback(To.after("2-b")));
        provoked.refused("there is one to count back", () -> one.migrator().rollback(To.count(2)));
        provoked.refused("there is no such tag", () -> one.migrator().rollback(To.tag("release-9")));
        provoked.refused("it was rolled back before", () -> {
            ProblemsTest twice = migrated("{'a': 1}", rename());
            twice.migrator().rollback(To.before("1-a"));
            twice.migrator().rollback(To.before("1-a"));
        });
        provoked.refused("both names have a value again", () -> {
            ProblemsTest both = migrated("{'a': 1}", rename());
            both.edit("a", Value.of(7));
            both.migrator().rollback(To.count(1));
        });
        Codec codec = Codec.of(
                "quiet-to-loud",
                Codec.Sides.DISTINCT,
                "x",
                value -> value.equals(Value.of("x")) ? Optional.of(Value.of("X")) : Optional.empty(),
                "X or Y",
                value -> Optional.of(Value.of("x")));
        Migration loud = named("1-a").convert("a").with(codec).build();
        ProblemsTest old = migrated("{'a': 'x'}", loud);
        old.edit("a", Value.of("Y"));
        provoked.refused(
                "an edit needs a conversion that this release lacks",
                () -> old.migrator().rollback(To.count(1)));
        provoked.refused(
                "a write needs a conversion that this release lacks",
                () -> migrated("{'a': 'x'}", loud)
                        .migrator()
                        .at(Shape.before("1-a"))
                        .set("a", Value.of("y")));
        provoked.refused(
                "a write has no place in the store",
                () -> migrated("{'a': 1}", named("1-a").remove("a").build())
                        .migrator()
                        .at(Shape.before("1-a"))
                        .set("a", Value.of(2)));
        ProblemsTest secret = migrated(
                "{'password': 'hunter2', 'token': 'x'}",
                named("1-a").remove("password").convert("token").with(codec).build());
        provoked.refused(
                "the key is lost and a release is too old",
                () -> secret.builder().key(otherKey()).build().rollback(To.count(1)));
        ProblemsTest lost = migrated(
                "{'password': 'hunter2'}", named("1-a").remove("password").build());
        provoked.refused(
                "the key is lost", () -> lost.builder().key(otherKey()).build().rollback(To.count(1)));
        provoked.refused("the journal keeps something else for a step", () -> {
            ProblemsTest foreign = migrated("{'a': 1}", rename());
            Entry intent = foreign.journal.read().get(0);
            MemoryJournal forged = new MemoryJournal("journal");
            Table body = intent.body().with("residues", Value.of(List.of()));
            forged.append(new Entry(1, "", Instant.EPOCH, Entry.Kind.INTENT, body));
            forged.append(new Entry(
                    2,
                    forged.read().get(0).checksum(),
                    Instant.EPOCH,
                    Entry.Kind.APPLIED,
                    Table.empty().with("of", Value.of(1))));
            Migrator.of(foreign.source)
                    .journal(forged, new MemoryLock())
                    .build()
                    .rollback(To.count(1));
        });
        Golden.check("problems-back.txt", provoked.toString());
    }

    @Test
    void whatARecoveryAsks() throws Exception {
        for (boolean isKeyLost : List.of(false, true)) {
            ProblemsTest killed = migrated(
                    "{'password': 'hunter2'}",
                    named("1-a").rename("password").to("pass").build());
            MemoryJournal cut =
                    MemoryJournal.with("journal", killed.journal.read().subList(0, 1));
            killed.edit("pass", Value.of("hunter3"));
            provoked.refused(
                    isKeyLost ? "the key of an unfinished run is lost" : "what is unfinished was edited",
                    () -> Migrator.of(killed.source)
                            .journal(cut, killed.lock)
                            .key(isKeyLost ? otherKey() : new byte[32])
                            .build()
                            .recover());
        }
        Golden.check("problems-recovery.txt", provoked.toString());
    }

    @Test
    void whatARehearsalFinds() {
        AtomicInteger calls = new AtomicInteger();
        UnaryOperator<Settings> count = settings -> settings.with("n", Value.of(calls.incrementAndGet()));
        Migration unsteady =
                named("1-a").custom("count").writing("n").up(count).down(count).build();
        Codec forgetful = Codec.of(
                "forgetful",
                Codec.Sides.DISTINCT,
                "x",
                value -> value.equals(Value.of("x")) ? Optional.of(Value.of("X")) : Optional.empty(),
                "anything",
                value -> value.equals(Value.of("x")) ? Optional.empty() : Optional.of(Value.of("x")));

        provoked.told(
                "code does something else each time",
                fresh("{'n': 0}").migrator(unsteady).rehearse().problems());
        provoked.told(
                "a conversion forgets an edit",
                fresh("{'a': 'x'}")
                        .migrator(named("1-a").convert("a").with(forgetful).build())
                        .rehearse()
                        .problems());
        Golden.check("problems-rehearsal.txt", provoked.toString());
    }
}
