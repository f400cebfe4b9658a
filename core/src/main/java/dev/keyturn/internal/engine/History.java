package dev.keyturn.internal.engine;

import dev.keyturn.codec.CodecRegistry;
import dev.keyturn.internal.document.DocumentReader;
import dev.keyturn.internal.secret.Vault;
import dev.keyturn.settings.Change;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.SourceException;
import dev.keyturn.step.Description;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** What is true according to the journal: what is applied, in which order, what was taken back, and what is unfinished. */
public final class History {
    static final String MIGRATION = "migration";
    static final String CHECKSUM = "checksum";
    static final String RESIDUES = "residues";
    static final String CHANGES = "changes";
    static final String OF = "of";
    static final String ID = "id";
    static final String NAME = "name";

    private final List<Entry> entries;
    private final List<Applied> applied = new ArrayList<>();
    private final Map<String, Long> tags = new LinkedHashMap<>();
    private final Map<String, Applied> held = new LinkedHashMap<>();
    private final CodecRegistry codecs;
    private final Vault vault;
    private Optional<Unfinished> unfinished = Optional.empty();

    private History(List<Entry> entries, CodecRegistry codecs, Vault vault) {
        this.entries = entries;
        this.codecs = codecs;
        this.vault = vault;
    }

    /** The history that these entries tell. */
    public static History of(List<Entry> entries, CodecRegistry codecs, Vault vault) {
        History history = new History(entries, codecs, vault);
        for (Entry entry : entries) {
            try {
                history.add(entry);
            } catch (ClassCastException
                    | NoSuchElementException
                    | IndexOutOfBoundsException
                    | IllegalArgumentException foreign) {
                throw new SourceException(
                        Problem.of(
                                        Origin.of("journal"),
                                        Key.root(),
                                        "entry " + entry.number() + " is whole, but is not what Keyturn writes",
                                        "an entry that Keyturn wrote")
                                .hint("something else wrote it; restore the journal from a backup"),
                        false,
                        true,
                        foreign);
            }
        }
        return history;
    }

    /**
     * A migration that is in the settings.
     *
     * @param number the entry that describes it
     * @param time when
     * @param id its id
     * @param checksum its checksum then
     * @param document its description, as it was then
     * @param isBorn whether the settings were found in its shape, so that nothing was kept
     * @param residues what was kept for each step, still sealed where it is secret
     * @param changes what it changed, as far as that can be opened
     * @param lost the keys whose changes cannot be opened
     */
    public record Applied(
            long number,
            Instant time,
            String id,
            String checksum,
            Table document,
            boolean isBorn,
            Items residues,
            List<Change> changes,
            List<Key> lost) {

        /** The description, or nothing where this program is too old for a word in it. */
        Optional<Description> description(CodecRegistry codecs) {
            try {
                return Optional.of(DocumentReader.read(Settings.of(document), codecs));
            } catch (RefusedException e) {
                return Optional.empty(); // the way back is the stored changes then, as far as nothing was edited
            }
        }
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

    private void add(Entry entry) {
        switch (entry.kind()) {
            case INTENT, REVERSAL -> {
                Stored.Opened opened = Stored.open(list(entry, CHANGES), vault);
                unfinished = Optional.of(new Unfinished(entry, id(entry), opened.changes(), opened.lost()));
            }
            case APPLIED -> {
                unfinished = Optional.empty();
                apply(entry(number(entry)), false);
            }
            case REVERSED -> {
                unfinished = Optional.empty();
                reverse(id(entry(number(entry))));
            }
            case DISCARDED -> unfinished = Optional.empty();
            case BASELINE -> apply(entry, true);
            case TAG -> tags.put(Settings.of(entry.body()).text(NAME).orElseThrow(), entry.number());
        }
    }

    private void apply(Entry intent, boolean isBorn) {
        String id = id(intent);
        held.remove(id);
        applied.removeIf(earlier -> earlier.id().equals(id));
        Stored.Opened opened =
                isBorn ? new Stored.Opened(List.of(), List.of()) : Stored.open(list(intent, CHANGES), vault);
        applied.add(new Applied(
                intent.number(),
                intent.time(),
                id,
                Settings.of(intent.body()).text(CHECKSUM).orElse(""),
                (Table) intent.body().get(MIGRATION).orElseThrow(),
                isBorn,
                isBorn ? Value.of(List.of()) : list(intent, RESIDUES),
                opened.changes(),
                opened.lost()));
    }

    private void reverse(String id) {
        applied.stream().filter(one -> one.id().equals(id)).findFirst().ifPresent(one -> held.put(id, one));
        applied.removeIf(one -> one.id().equals(id));
    }

    private Entry entry(long number) {
        return entries.get((int) number - 1);
    }

    private static Items list(Entry entry, String name) {
        return (Items) entry.body().get(name).orElse(Value.of(List.of()));
    }

    private static String id(Entry entry) {
        return Settings.of(entry.body()).text(ID).orElseThrow();
    }

    private static long number(Entry entry) {
        return ((Num) entry.body().get(OF).orElseThrow()).asLong().orElseThrow();
    }

    /** All entries. */
    public List<Entry> entries() {
        return entries;
    }

    /** What is in the settings, the oldest first. */
    public List<Applied> applied() {
        return List.copyOf(applied);
    }

    /** The migration with this id, if it is in the settings. */
    public Optional<Applied> applied(String id) {
        return applied.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** Whether it was taken back, so that it does not run again by itself. */
    public boolean isHeld(String id) {
        return held.containsKey(id);
    }

    /** All migrations that are, or were, in the settings. */
    List<Applied> ever() {
        List<Applied> all = new ArrayList<>(applied);
        all.addAll(held.values());
        return all;
    }

    /** The ids of what was taken back. */
    public List<String> held() {
        return List.copyOf(held.keySet());
    }

    /** The write that was announced last, if it is neither confirmed nor given up. */
    public Optional<Unfinished> unfinished() {
        return unfinished;
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

    /** The next entry. */
    Entry next(Entry.Kind kind, Instant time, Table body) {
        String parent = entries.isEmpty() ? "" : entries.get(entries.size() - 1).checksum();
        return new Entry(entries.size() + 1L, parent, time, kind, body);
    }

    /** The history with one more entry. */
    History with(Entry entry) {
        List<Entry> more = new ArrayList<>(entries);
        more.add(entry);
        return of(more, codecs, vault);
    }
}
