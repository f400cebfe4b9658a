package dev.keyturn.testkit.laws;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * The settings on which laws are tried, derived from the steps: for each key that they declare, values that they accept
 * and values just outside, absent, null, empty, of another type; the tables around, empty or null or with a value of
 * their own; keys below and keys that look alike. First each alone, then two at a time, then many at random.
 */
public final class Cases {
    private final List<Slot> slots;
    private final Random random;
    private final Map<String, Settings> found = new LinkedHashMap<>();

    private Cases(List<Slot> slots, long seed) {
        this.slots = slots;
        this.random = new Random(seed);
    }

    /** At most so many different settings for these steps; the same for the same seed. */
    public static List<Settings> of(Subject subject, int atMost, long seed) {
        Cases cases = new Cases(Slots.of(subject), seed);
        cases.singles(atMost / 3);
        cases.pairs(atMost * 3 / 4);
        cases.random(atMost);
        return List.copyOf(cases.found.values());
    }

    /** Values as they stand in real settings, and values at the edge of those, for whoever tries a place that holds them. */
    public static List<Value> values() {
        return Pool.ALL;
    }

    /** The keys that these steps say something about, with what is worth trying at each. */
    public static List<Choice> choices(Subject subject) {
        return Slots.of(subject).stream().map(Choice::of).toList();
    }

    /** Settings with these values, as far as there is room for them, if there is a place that can hold such settings. */
    public static Optional<Settings> with(Map<Key, Value> values) {
        Settings settings = Settings.empty();
        for (Map.Entry<Key, Value> entry : values.entrySet()) {
            if (settings.blockedAt(entry.getKey()).isEmpty()) {
                settings = settings.with(entry.getKey(), entry.getValue());
            }
        }
        return Leaves.isUnwritable(settings.root()) ? Optional.empty() : Optional.of(settings);
    }

    /** Settings that somebody could have written, on which the steps have all that they take; nothing, where they refuse those. */
    public static Optional<Settings> example(Subject subject) {
        return Example.of(subject);
    }

    /** Settings at random only; the same for the same seed. */
    public static List<Settings> random(Subject subject, int atMost, long seed) {
        Cases cases = new Cases(Slots.of(subject), seed);
        cases.random(atMost);
        return List.copyOf(cases.found.values());
    }

    /** What stands at one key; keys without an entry are absent. */
    private record Entry(Slot slot, Value value) {}

    /** Entries alone, or among usual ones. */
    private record Some(List<Entry> entries, boolean isAmongUsual) {}

    private void singles(int atMost) {
        add(List.of());
        add(usual(List.of()));
        List<Some> alone = new ArrayList<>();
        for (Slot slot : slots) {
            entries(slot).forEach(entry -> alone.add(new Some(List.of(entry), false)));
        }
        addSome(alone, atMost);
    }

    private void pairs(int atMost) {
        List<Some> first = new ArrayList<>();
        List<Some> rest = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            List<Entry> one = entries(slots.get(i));
            for (int j = i + 1; j < slots.size(); j++) {
                boolean isMain =
                        slots.get(i).role() != Slot.Role.NEAR && slots.get(j).role() != Slot.Role.NEAR;
                pairs(one, entries(slots.get(j)), isMain ? first : rest);
            }
        }
        addSome(first, found.size() + (atMost - found.size()) * 2 / 3);
        addSome(rest, atMost);
    }

    private static List<Entry> entries(Slot slot) {
        return slot.values().stream().map(value -> new Entry(slot, value)).toList();
    }

    private static void pairs(List<Entry> some, List<Entry> others, List<Some> pairs) {
        for (Entry one : some) {
            for (Entry other : others) {
                List<Entry> both = List.of(one, other);
                pairs.add(new Some(both, false));
                pairs.add(new Some(both, true));
            }
        }
    }

    private void addSome(List<Some> choices, int atMost) {
        Collections.shuffle(choices, random);
        for (Some some : choices) {
            if (found.size() >= atMost) {
                return;
            }
            add(some.isAmongUsual() ? usual(some.entries()) : some.entries());
        }
    }

    /** The entries among usual ones: every source with a value that is accepted there. */
    private List<Entry> usual(List<Entry> entries) {
        List<Entry> all = new ArrayList<>();
        for (Slot slot : slots) {
            boolean isGiven =
                    entries.stream().anyMatch(entry -> entry.slot.key().equals(slot.key()));
            if (!isGiven && slot.role() == Slot.Role.SOURCE && !slot.good().isEmpty()) {
                all.add(new Entry(slot, slot.good().get(0)));
            }
        }
        all.addAll(entries);
        return all;
    }

    private void random(int atMost) {
        for (int tries = 0; found.size() < atMost && tries < atMost * 3; tries++) {
            boolean isSparse = random.nextInt(3) == 0;
            List<Entry> entries = new ArrayList<>();
            for (Slot slot : slots) {
                if (random.nextInt(10) < presence(slot, isSparse)) {
                    entries.add(new Entry(slot, any(slot)));
                }
            }
            Collections.shuffle(entries, random);
            add(entries);
        }
    }

    /** Of ten settings, in how many the key is there. */
    private static int presence(Slot slot, boolean isSparse) {
        return switch (slot.role()) {
            case SOURCE -> isSparse ? 4 : 9;
            case TARGET, AROUND -> isSparse ? 1 : 2;
            case NEAR -> isSparse ? 1 : 4;
        };
    }

    private Value any(Slot slot) {
        boolean isGood = !slot.good().isEmpty() && (slot.other().isEmpty() || random.nextInt(10) < 8);
        List<Value> values = isGood ? slot.good() : slot.other();
        return values.get(random.nextInt(values.size()));
    }

    private void add(List<Entry> entries) {
        Map<Key, Value> values = new LinkedHashMap<>();
        entries.forEach(entry -> values.put(entry.slot.key(), entry.value));
        with(values).ifPresent(settings -> found.putIfAbsent(settings.toString(), settings));
    }
}
