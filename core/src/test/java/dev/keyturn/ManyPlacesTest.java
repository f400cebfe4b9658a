package dev.keyturn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keyturn.SetReport.Part;
import dev.keyturn.journal.MemoryJournal;
import dev.keyturn.journal.MemoryLock;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.MemorySource;
import dev.keyturn.spi.Selection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Thousands of places: some at once, none stopped by another, and each told. */
class ManyPlacesTest {
    private static final Migration A = Bench.named("1-a").rename("a").to("b").build();

    /** One of many: its settings and its journal. */
    private static final class Tenant {
        private final MemorySource source;
        private final MemoryJournal journal;
        private final MemoryLock lock = new MemoryLock();

        Tenant(String name, Settings settings) {
            source = new MemorySource(name, settings);
            journal = new MemoryJournal("journal of " + name);
        }
    }

    private final Map<String, Tenant> tenants = new TreeMap<>();

    private static Settings old(int number) {
        return Settings.empty().with("a", Value.of(number)).with("other", Value.of("text"));
    }

    private static String name(int number) {
        return String.format(java.util.Locale.ROOT, "tenant-%05d", number);
    }

    private void given(int many) {
        IntStream.range(0, many).forEach(i -> tenants.put(name(i), new Tenant(name(i), old(i))));
    }

    private Migrators all() {
        return Migrators.of(tenants.keySet(), name -> builder(tenants.get(name)));
    }

    private static MigratorBuilder builder(Tenant tenant) {
        return Migrator.of(tenant.source).with(A).journal(tenant.journal, tenant.lock);
    }

    private void edit(String name, String key, Value value) {
        MemorySource source = tenants.get(name).source;
        source.become(source.read(Selection.all()).settings().with(key, value));
    }

    private Map<String, Integer> entries() {
        Map<String, Integer> entries = new TreeMap<>();
        tenants.forEach(
                (name, tenant) -> entries.put(name, tenant.journal.read().size()));
        return entries;
    }

    @Test
    void ofAThousandTheBadOnesStopNobodyAndRunningAgainDoesJustThose() {
        given(1000);
        List<String> bad = List.of(name(7), name(500), name(999));
        bad.forEach(name -> edit(name, "b", Value.of("in the way")));

        StoppedException some = catchThrowableOfType(
                StoppedException.class, () -> all().keepGoing().parallel(4).migrate());

        assertThat(some.failed()).isEqualTo(bad);
        assertThat(some.report().failed()).isEqualTo(bad);
        assertThat(some.notBegun()).isEmpty();
        assertThat(some.done().parts())
                .hasSize(997)
                .extracting(Part::migrations)
                .containsOnly(List.of("1-a"));
        assertThat(some.report().parts()).extracting(Part::source).containsExactlyElementsOf(tenants.keySet());
        assertThat(some).hasMessageContaining("failed: tenant-00007, tenant-00500, tenant-00999; not begun: none");
        assertThat(some.report().parts().get(7).toString())
                .startsWith("tenant-00007\n\nFailed\n  ")
                .contains("b: ");
        Map<String, Integer> before = entries();

        bad.forEach(name -> tenants.get(name).source.become(old(0)));
        SetReport again = all().keepGoing().parallel(4).migrate();

        assertThat(again.failed()).isEmpty();
        assertThat(again.parts().stream()
                        .filter(part -> !part.migrations().isEmpty())
                        .map(Part::source))
                .isEqualTo(bad);
        Map<String, Integer> after = entries();
        assertThat(after.keySet().stream().filter(name -> !after.get(name).equals(before.get(name))))
                .isEqualTo(bad);
    }

    @Test
    void asManyAreAtWorkAtOnceAsWasAskedForAndEachIsDoneByOneThread() throws InterruptedException {
        given(40);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch three = new CountDownLatch(3);
        Map<String, Thread> threads = new ConcurrentHashMap<>();
        all().parallel(3).each(migrator -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            three.countDown();
            await(three);
            threads.put(migrator.source(), Thread.currentThread());
            migrator.note("seen");
            assertThat(threads).containsEntry(migrator.source(), Thread.currentThread());
            now.decrementAndGet();
        });
        assertThat(most).hasValue(3);
        assertThat(threads).hasSize(40);
        assertThat(threads.values().stream().distinct()).hasSize(3).doesNotContain(Thread.currentThread());
        assertThatThrownBy(() -> all().parallel(0)).hasMessage("0 at once; expected 1 or more");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void withoutKeepingGoingSeveralAtOnceStopSoonBehindTheFirstThatFails() {
        given(200);
        StoppedException stopped = catchThrowableOfType(
                StoppedException.class,
                () -> all().parallel(2).each(migrator -> {
                    if (migrator.source().equals(name(5))) {
                        throw new IllegalStateException("hunter2");
                    }
                    migrator.note("seen");
                }));
        assertThat(stopped.failed()).containsExactly(name(5));
        assertThat(stopped.notBegun()).isNotEmpty().contains(name(199));
        assertThat(stopped.done().parts().size() + stopped.notBegun().size()).isEqualTo(199);
        assertThat(stopped).hasMessageNotContaining("hunter2");
        assertThat(stopped.report().toJson()).contains("IllegalStateException").doesNotContain("hunter2");
    }

    @Test
    void withoutKeepingGoingNothingIsWrittenWhereAnythingIsInTheWayAlsoWithSeveralAtOnce() {
        given(50);
        edit(name(49), "b", Value.of("in the way"));
        assertThatThrownBy(() -> all().parallel(4).migrate()).isInstanceOf(RefusedException.class);
        assertThat(entries().values()).containsOnly(0);
    }

    @Test
    void eachThatIsFinishedIsToldAndWhoIsToldMayFail() {
        given(100);
        edit(name(3), "b", Value.of("in the way"));
        List<Progress> told = Collections.synchronizedList(new ArrayList<>());
        assertThatThrownBy(() -> all().keepGoing()
                        .parallel(4)
                        .tell(progress -> {
                            throw new IllegalStateException("not mine");
                        })
                        .tell(told::add)
                        .migrate())
                .isInstanceOf(StoppedException.class);
        assertThat(told).hasSize(100).allMatch(progress -> progress.of() == 100);
        for (int i = 0; i < 100; i++) {
            assertThat(told.get(i).done() + told.get(i).failed()).isEqualTo(i + 1);
        }
        assertThat(told.get(99)).isEqualTo(new Progress(told.get(99).source(), 99, 1, 100));
        assertThat(told.get(99))
                .hasToString("99 done, 1 failed, of 100: " + told.get(99).source());
    }

    @Test
    void aConflictOnTheWayBackIsOnlyItsOwnToo() {
        given(20);
        all().migrate();
        edit(name(4), "a", Value.of("back"));

        StoppedException some = catchThrowableOfType(
                StoppedException.class, () -> all().keepGoing().rollback(To.before("1-a")));

        assertThat(some.failed()).containsExactly(name(4));
        assertThat(some.done().parts()).hasSize(19).extracting(Part::migrations).containsOnly(List.of("1-a"));
    }

    @Test
    void aWayBackThatLeadsNowhereIsRefusedAlsoWhereTheOthersKeepGoing() {
        given(3);
        assertThatThrownBy(() -> all().keepGoing().rollback(To.before("typo")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("typo is not applied");
    }

    @Test
    void oneThatCannotEvenBeOpenedAndOneThatIsGivenTwiceStopNobody() {
        given(5);
        List<String> names = new ArrayList<>(tenants.keySet());
        names.add(1, name(0));
        Migrators all = Migrators.of(names, name -> {
            if (name.equals(name(3))) {
                throw new IllegalStateException("hunter2");
            }
            return builder(tenants.get(name));
        });

        StoppedException some = catchThrowableOfType(
                StoppedException.class, () -> all.keepGoing().migrate());

        assertThat(some.failed()).containsExactly(name(0), "source 5");
        assertThat(some.done().parts()).extracting(Part::source).containsExactly(name(0), name(1), name(2), name(4));
        assertThat(some).hasMessageContaining("the source is given twice").hasMessageNotContaining("hunter2");
    }

    @Test
    void whoIsInterruptedBeginsNoMoreAndSaysSo() throws InterruptedException {
        given(50);
        ConcurrentSkipListSet<String> begun = new ConcurrentSkipListSet<>();
        Thread caller = Thread.currentThread();
        StoppedException stopped = catchThrowableOfType(
                StoppedException.class,
                () -> all().keepGoing().parallel(2).each(migrator -> {
                    begun.add(migrator.source());
                    caller.interrupt();
                    try {
                        Thread.sleep(10_000);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(stopped.notBegun()).hasSize(50 - begun.size());
        assertThat(stopped).hasMessageContaining("the thread was interrupted before all had their turn");
    }

    @Test
    void tenThousandPlacesFitInto64Megabytes() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-Djava.util.logging.config.file=" + System.getProperty("java.util.logging.config.file", ""),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        InLittleMemory.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("5000 failed, of 10000").contains("5000 of 10000 done");
    }

    /** Ten thousand places, every other of which fails. Each is made when it is asked for, as those of tables are. */
    static final class InLittleMemory {
        private InLittleMemory() {}

        public static void main(String[] arguments) {
            String[] last = {""};
            Migrators all = Migrators.of(IntStream.range(0, 10_000).boxed().toList(), number -> {
                Settings settings = old(number);
                return builder(new Tenant(name(number), number % 2 == 0 ? settings.with("b", Value.of(1)) : settings));
            });
            try {
                all.keepGoing()
                        .parallel(2)
                        .tell(progress -> last[0] = progress.toString())
                        .migrate();
            } catch (StoppedException some) {
                System.out.println(last[0]);
                System.out.println(some.done().parts().size() + " of "
                        + some.report().parts().size() + " done, and "
                        + some.report().toJson().length() + " characters of report");
            }
        }
    }
}
