package dev.keyturn.internal.engine;

import dev.keyturn.codec.CodecRegistry;
import dev.keyturn.internal.secret.Vault;
import dev.keyturn.settings.Change;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Table;
import dev.keyturn.spi.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is true according to the journal: what is applied, in which order, what was taken back, and what is unfinished. It
 * grows with the entries that its run writes, so that the journal is read once.
 */
public final class History {
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Applied> applied = new LinkedHashMap<>();
    private final Map<String, Applied> held = new LinkedHashMap<>();
    private final Map<String, Applied> returned = new LinkedHashMap<>();
    private final Map<String, Long> tags = new LinkedHashMap<>();
    private final List<Mark> marks = new ArrayList<>();
    private final CodecRegistry codecs;
    private final Vault vault;
    private Optional<Entry> announced = Optional.empty();

    private History(CodecRegistry codecs, Vault vault) {
        this.codecs = codecs;
        this.vault = vault;
    }

    /** The history that these entries tell. */
    public static History of(List<Entry> entries, CodecRegistry codecs, Vault vault) {
        History history = new History(codecs, vault);
        entries.forEach(history::add);
        return history;
    }

    /**
     * A write that was announced, and neither confirmed nor given up.
     *
     * @param entry the announcement
     * @param id the migration
     * @param changes what it was to change
     * @param lost the keys whose changes cannot be opened
     */
    public record Unfinished(Entry entry, String id, List<Change> changes, List<Key> lost) {}

    void add(Entry entry) {
        entries.add(entry);
        Body.read(entry, () -> {
            tell(entry);
            return entry;
        });
    }

    /** Takes back what was added behind the first so many entries: it was undone. */
    void shorten(int count) {
        if (entries.size() == count) {
            return;
        }
        List<Entry> kept = List.copyOf(entries.subList(0, count));
        entries.clear();
        applied.clear();
        held.clear();
        returned.clear();
        tags.clear();
        marks.clear();
        announced = Optional.empty();
        kept.forEach(this::add);
    }

    private void tell(Entry entry) {
        switch (entry.kind()) {
            case INTENT, REVERSAL -> announced = Optional.of(entry);
            case APPLIED -> {
                announced = Optional.empty();
                apply(new Applied(about(entry), false, vault));
            }
            case REVERSED -> {
                announced = Optional.empty();
                hold(Body.id(about(entry)));
            }
            case DISCARDED -> announced = Optional.empty();
            case BASELINE -> apply(new Applied(entry, true, vault));
            case RESTORED -> restore(Body.of(entry));
            case RETURNED -> Body.ids(entry).forEach(this::giveBack);
            case TAG -> tags.put(entry.body().text(Body.NAME).orElseThrow(), entry.number());
            case NOTE -> Mark.read(entry, vault).ifPresent(marks::add);
        }
    }

    /** It is to be done again, as if it never had been. */
    private void giveBack(String id) {
        Applied gone = applied.remove(id);
        if (gone != null) {
            returned.put(id, gone);
        }
    }

    private void apply(Applied migration) {
        held.remove(migration.id());
        returned.remove(migration.id());
        applied.remove(migration.id()); // one that ran again stands behind the others
        applied.put(migration.id(), migration);
    }

    private void hold(String id) {
        Applied taken = applied.remove(id);
        if (taken != null) {
            held.put(id, taken);
        }
    }

    /** The settings are those of before this entry again; what came since is held, as after a rollback. */
    private void restore(long number) {
        History then = of(entries.subList(0, (int) number - 1), codecs, vault);
        List<Applied> since = applied.values().stream()
                .filter(one -> !then.applied.containsKey(one.id()))
                .toList();
        announced = Optional.empty();
        applied.clear();
        applied.putAll(then.applied);
        held.clear();
        held.putAll(then.held);
        since.forEach(one -> held.put(one.id(), one));
    }

    /** The announcement that an entry is about. */
    Entry about(Entry entry) {
        return entry(Body.of(entry));
    }

    private Entry entry(long number) {
        return entries.get((int) number - 1);
    }

    /** All entries. */
    public List<Entry> entries() {
        return Collections.unmodifiableList(entries);
    }

    /** What is in the settings, the oldest first. */
    public List<Applied> applied() {
        return List.copyOf(applied.values());
    }

    /** The migration with this id, if it is in the settings. */
    public Optional<Applied> applied(String id) {
        return Optional.ofNullable(applied.get(id));
    }

    /** Whether it was taken back, so that it does not run again by itself. */
    public boolean isHeld(String id) {
        return held.containsKey(id);
    }

    /** All migrations that are, or were, in the settings. */
    List<Applied> ever() {
        List<Applied> all = new ArrayList<>(applied.values());
        all.addAll(held.values());
        all.addAll(returned.values());
        return all;
    }

    /** The ids of what was taken back. */
    public List<String> held() {
        return List.copyOf(held.keySet());
    }

    /** What is said of transfers, the oldest first. */
    public List<Mark> marks() {
        return List.copyOf(marks);
    }

    /** What is said of one transfer, the oldest first. */
    public List<Mark> marks(String name) {
        return marks.stream().filter(mark -> mark.name().equals(name)).toList();
    }

    /** Whether a backup was put back after this entry. */
    public boolean isRestoredSince(long number) {
        return entries.stream().anyMatch(entry -> entry.number() > number && entry.kind() == Entry.Kind.RESTORED);
    }

    /** What should be known of transfers that were begun and have not come to their end. */
    List<String> unfinishedTransfers() {
        Map<String, Mark> last = new LinkedHashMap<>();
        marks.forEach(mark -> last.put(mark.name(), mark));
        return last.values().stream()
                .filter(Mark::isOpen)
                .map(mark ->
                        "the transfer " + mark.name() + " from " + mark.head().from() + " to "
                                + mark.head().to() + " is not finished: run it again, or take it back")
                .toList();
    }

    /** The write that was announced last, if it is neither confirmed nor given up. */
    public Optional<Unfinished> unfinished() {
        return announced.map(entry -> Body.read(entry, () -> {
            Stored.Opened opened = Stored.open(Body.list(entry, Body.CHANGES), vault);
            return new Unfinished(entry, Body.id(entry), opened.changes(), opened.lost());
        }));
    }

    /** The entry that a tag names. */
    public Optional<Long> tag(String name) {
        return Optional.ofNullable(tags.get(name));
    }

    CodecRegistry codecs() {
        return codecs;
    }

    Vault vault() {
        return vault;
    }

    /** The checksum of the last entry; empty where there is none. */
    String head() {
        return entries.isEmpty() ? "" : entries.get(entries.size() - 1).checksum();
    }

    /** The next entry. */
    Entry next(Entry.Kind kind, Instant time, Table body) {
        return new Entry(entries.size() + 1L, head(), time, kind, body);
    }
}
