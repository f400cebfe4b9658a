package dev.keyturn.step;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The keys that a step touches. A pattern includes what lies below it; a step may also look at the tables around its
 * keys, and may remove those that it empties.
 *
 * @param reads keys that it reads beside the others
 * @param sources keys whose values it takes or converts
 * @param targets keys that it writes
 */
public record Footprint(List<KeyPattern> reads, List<KeyPattern> sources, List<KeyPattern> targets) {
    public Footprint {
        reads = List.copyOf(reads);
        sources = List.copyOf(sources);
        targets = List.copyOf(targets);
    }

    static Footprint of(Collection<Key> sources, Collection<Key> targets) {
        return new Footprint(List.of(), patterns(sources), patterns(targets));
    }

    static List<KeyPattern> patterns(Collection<Key> keys) {
        return keys.stream().map(KeyPattern::of).toList();
    }

    /** The footprint of several steps together. */
    public static Footprint all(Collection<? extends Step> steps) {
        return steps.stream()
                .map(Step::footprint)
                .reduce(new Footprint(List.of(), List.of(), List.of()), Footprint::and);
    }

    /** The keys of both. */
    public Footprint and(Footprint other) {
        return new Footprint(
                concat(reads, other.reads), concat(sources, other.sources), concat(targets, other.targets));
    }

    private static List<KeyPattern> concat(List<KeyPattern> some, List<KeyPattern> more) {
        List<KeyPattern> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    /** The same keys below another one. */
    public Footprint below(KeyPattern around) {
        return new Footprint(below(around, reads), below(around, sources), below(around, targets));
    }

    private static List<KeyPattern> below(KeyPattern around, List<KeyPattern> patterns) {
        return patterns.stream().map(around::append).toList();
    }

    /** With more keys that are read. */
    Footprint reading(Collection<KeyPattern> more) {
        return new Footprint(concat(reads, List.copyOf(more)), sources, targets);
    }

    /** The keys that may change: sources and targets. */
    public List<KeyPattern> writes() {
        return concat(sources, targets);
    }

    /** All keys that have an influence or may change. */
    public List<KeyPattern> all() {
        return concat(reads, writes());
    }

    /** Whether the key, or something around or below it, may change. */
    public boolean writes(Key key) {
        return overlaps(writes(), List.of(KeyPattern.of(key)));
    }

    /** Whether this and the other, done in either order, give the same. */
    public boolean isIndependentOf(Footprint other) {
        return !overlaps(all(), other.writes()) && !overlaps(writes(), other.all());
    }

    private static boolean overlaps(Collection<KeyPattern> some, Collection<KeyPattern> others) {
        return some.stream().anyMatch(one -> others.stream().anyMatch(one::overlaps));
    }

    /** All patterns, each once. */
    public Stream<KeyPattern> distinct() {
        return all().stream().distinct();
    }
}
