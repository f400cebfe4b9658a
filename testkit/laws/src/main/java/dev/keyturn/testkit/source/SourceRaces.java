package dev.keyturn.testkit.source;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SettingsSource.Snapshot;
import dev.keyturn.spi.StaleException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What every source promises where several use it at once. A part of {@link SettingsSourceContract}. */
public interface SourceRaces extends GivesSources {
    /** ONE_WINS, through one source. */
    @Test
    default void ONE_WINS_ofEightThreadsThatWriteWithTheSameRevision() throws Exception {
        try (SettingsSource source = source(Touch.small())) {
            Touch.assumeWritable(Rule.ONE_WINS, source);
            race(source, List.of(source));
        }
    }

    /** ONE_WINS, through several. */
    @Test
    default void ONE_WINS_ofEightProcessesThatWriteWithTheSameRevision() throws Exception {
        try (SettingsSource source = source(Touch.small())) {
            Touch.assumeWritable(Rule.ONE_WINS, source);
            race(source, many(source));
        }
    }

    private List<SettingsSource> many(SettingsSource source) throws Exception {
        List<SettingsSource> many = new ArrayList<>();
        for (int i = 0; i < Race.RUNNERS; i++) {
            many.add(Touch.second(Rule.ONE_WINS, this, source));
        }
        return many;
    }

    private void race(SettingsSource source, List<SettingsSource> writers) throws Exception {
        Touch.races(Rule.ONE_WINS, rounds());
        for (int round = 0; round < rounds(); round++) {
            Snapshot before = Touch.look(source);
            List<Callable<String>> runners = new ArrayList<>();
            for (int i = 0; i < Race.RUNNERS; i++) {
                String mine = round + " " + i;
                Edit edit = Touch.edit(before.settings(), before.settings().with("level", Value.of(mine)));
                SettingsSource writer = writers.get(i % writers.size());
                runners.add(() -> {
                    writer.write(before.revision(), edit);
                    return mine;
                });
            }
            String winner = Race.winner(StaleException.class, Race.run(runners));
            Rule.ONE_WINS.same(winner, text(Touch.settings(source), "level"), "what the one that won has written");
        }
        writers.stream().filter(writer -> writer != source).forEach(SettingsSource::close);
    }

    private static String text(Settings settings, String key) {
        return settings.value(key)
                .filter(Text.class::isInstance)
                .map(value -> ((Text) value).text())
                .orElse("");
    }

    /** READ, of several at once. */
    @Test
    default void READ_ofEightThreadsEachGetsWhatItAskedFor() throws Exception {
        Touch.races(Rule.READ, rounds());
        try (SettingsSource source = source(Touch.small())) {
            Settings there = Touch.settings(source);
            List<Key> keys = List.of(Key.of("app"), Key.of("db"), Key.of("http"), Key.of("level"));
            List<Callable<Integer>> runners = new ArrayList<>();
            for (int i = 0; i < Race.RUNNERS; i++) {
                Key key = keys.get(i % keys.size());
                runners.add(() -> {
                    for (int round = 0; round < 3 * rounds(); round++) {
                        Settings part = source.read(new Selection(List.of(KeyPattern.of(key))))
                                .settings();
                        Rule.READ.same(there.at(key), part.at(key), "one of several threads that read gets at " + key);
                    }
                    return 0;
                });
            }
            Race.values(Rule.READ, Race.run(runners));
        }
    }

    /** ONE_WINS, again and again. */
    @Test
    default void ONE_WINS_soThatOfManyThatCountNobodysIsLost() throws Exception {
        try (SettingsSource source = source(Touch.small())) {
            Touch.assumeWritable(Rule.ONE_WINS, source);
            Touch.races(Rule.ONE_WINS, rounds());
            Touch.set(source, "count", "0");
            List<Callable<Integer>> runners = new ArrayList<>();
            for (int i = 0; i < Race.RUNNERS; i++) {
                runners.add(() -> {
                    int done = 0;
                    while (done < rounds()) {
                        done += isCounted(source) ? 1 : 0;
                    }
                    return done;
                });
            }
            Race.values(Rule.ONE_WINS, Race.run(runners));
            Rule.ONE_WINS.same(
                    Integer.toString(Race.RUNNERS * rounds()),
                    text(Touch.settings(source), "count"),
                    "the count after all were told that they have counted");
        }
    }

    private static boolean isCounted(SettingsSource source) {
        Snapshot before = Touch.look(source);
        int next = Integer.parseInt(text(before.settings(), "count")) + 1;
        Settings after = before.settings().with("count", Value.of(Integer.toString(next)));
        try {
            source.write(before.revision(), Touch.edit(before.settings(), after));
            return true;
        } catch (StaleException e) {
            return false;
        }
    }

    /** WHOLE, FRESH and REVISION, for those who read meanwhile. */
    @Test
    default void WHOLE_readersSeeBeforeOrAfterAndNeverGoBack() throws Exception {
        List<String> keys = List.of("a", "b.x", "b.y", "c.d.e", "f", "g", "h.i", "h.j", "k", "l", "m.n", "o");
        try (SettingsSource source = source(Touch.small())) {
            Touch.assumeWritable(Rule.WHOLE, source);
            Touch.races(Rule.WHOLE, rounds());
            Touch.change(source, settings -> all(settings, keys, 0));
            AtomicBoolean isOver = new AtomicBoolean();
            Map<String, String> contents = new ConcurrentHashMap<>();
            List<Callable<Integer>> runners = new ArrayList<>();
            for (int i = 0; i < Race.RUNNERS / 2; i++) {
                runners.add(() -> reads(source, keys, isOver, contents));
            }
            runners.add(() -> {
                try {
                    for (int write = 1; write <= 3 * rounds(); write++) {
                        int number = write;
                        Touch.change(source, settings -> all(settings, keys, number));
                    }
                } finally {
                    isOver.set(true);
                }
                return 0;
            });
            Race.values(Rule.WHOLE, Race.run(runners));
        }
    }

    private static Settings all(Settings settings, List<String> keys, int number) {
        Settings all = settings;
        for (String key : keys) {
            all = all.with(key, Value.of(Integer.toString(number)));
        }
        return all;
    }

    private static int reads(
            SettingsSource source, List<String> keys, AtomicBoolean isOver, Map<String, String> contents) {
        int last = 0;
        boolean isLastLook = false;
        while (!isLastLook) {
            isLastLook = isOver.get();
            Snapshot there = Touch.look(source);
            Set<String> seen =
                    keys.stream().map(key -> text(there.settings(), key)).collect(Collectors.toSet());
            Rule.WHOLE.demand(seen.size() == 1, "a reader sees parts of different writes: " + seen);
            String number = seen.iterator().next();
            Rule.FRESH.demand(
                    Integer.parseInt(number) >= last, "a reader sees write " + number + " after it saw write " + last);
            last = Integer.parseInt(number);
            String other = contents.putIfAbsent(there.revision(), number);
            Rule.REVISION.demand(
                    other == null || other.equals(number), "writes " + other + " and " + number + " have one revision");
        }
        return last;
    }
}
