package dev.keyturn.internal.engine;

import dev.keyturn.codec.CodecRegistry;
import dev.keyturn.internal.document.DocumentReader;
import dev.keyturn.internal.secret.Vault;
import dev.keyturn.settings.Change;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Entry;
import dev.keyturn.step.Description;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A migration that is, or was, in the settings, as the journal tells it. What is sealed is opened when it is asked for. */
public final class Applied {
    private final String id;
    private final Entry entry;
    private final boolean isBorn;
    private final Vault vault;
    private @Nullable Table described;
    private Stored.@Nullable Opened opened;
    private @Nullable List<Key> oldNames;

    Applied(Entry entry, boolean isBorn, Vault vault) {
        this.id = Body.id(entry);
        this.entry = entry;
        this.isBorn = isBorn;
        this.vault = vault;
    }

    /** Its id. */
    public String id() {
        return id;
    }

    /** The entry that describes it. */
    public long number() {
        return entry.number();
    }

    /** When that was written. */
    public Instant time() {
        return entry.time();
    }

    /** Whether the settings were found in its shape, so that nothing was kept. */
    public boolean isBorn() {
        return isBorn;
    }

    /** Whether a run noted that there was nothing for it to do, and not even its result was there. */
    boolean foundNothing() {
        return found().equals(Optional.of(Body.NOTHING));
    }

    /** Whether no old name was there when it ran; not where somebody declared that it is in the settings. */
    boolean tookNothing() {
        return isBorn ? found().isPresent() : oldNames().isEmpty();
    }

    private Optional<String> found() {
        return isBorn ? entry.body().text(Body.FOUND) : Optional.empty();
    }

    /** Its description and checksum; empty where they are sealed and cannot be opened. */
    private Table described() {
        Table now = described;
        if (now == null) {
            now = Body.read(
                    entry,
                    () -> Stored.opened(entry.body().get(Body.MIGRATION).orElseThrow(), vault)
                            .map(Table.class::cast)
                            .orElse(Table.empty()));
            described = now;
        }
        return now;
    }

    /** Whether its description was stored so that only the key opens it: it held a secret. */
    boolean isDescriptionSealed() {
        return entry.body().get(Body.MIGRATION).filter(Stored::isSealed).isPresent();
    }

    /** The keys whose values were sealed, other than because the values themselves told that they are secret. */
    List<Key> secretKeys() {
        return Stored.secretKeys(opened().traces());
    }

    /** Its checksum then. */
    String checksum() {
        return described().text(Body.CHECKSUM).orElse("");
    }

    /** Its description, as it was then. */
    public Table document() {
        return described()
                .get(Body.DOCUMENT)
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .orElse(Table.empty());
    }

    /** The description, or nothing where this program is too old for a word in it, or has not the key that it is sealed with. */
    public Optional<Description> description(CodecRegistry codecs) {
        try {
            return Optional.of(DocumentReader.read(Settings.of(document()), codecs));
        } catch (RefusedException e) {
            return Optional.empty(); // the way back is the stored changes then, as far as nothing was edited
        }
    }

    /** What was kept for each step, still sealed where it is secret. */
    List<Value> residues() {
        return isBorn ? List.of() : Body.list(entry, Body.RESIDUES).items();
    }

    /** How the content looked, where the source keeps that; nothing where it is sealed and cannot be opened. */
    Optional<Value> layout() {
        return entry.body().get(Body.LAYOUT).flatMap(stored -> Stored.opened(stored, vault));
    }

    /** Whether that is there and cannot be opened. */
    boolean isLayoutLost() {
        return entry.body().get(Body.LAYOUT).isPresent() && layout().isEmpty();
    }

    private Stored.Opened opened() {
        Stored.Opened now = opened;
        if (now == null) {
            Items stored = isBorn ? Value.of(List.of()) : Body.list(entry, Body.CHANGES);
            now = Body.read(entry, () -> Stored.open(stored, vault));
            opened = now;
        }
        return now;
    }

    /** What it changed, as far as that can be opened. */
    List<Change> changes() {
        return opened().changes();
    }

    /** What is known of all that it changed, be it sealed or not. */
    List<Stored.Trace> traces() {
        return opened().traces();
    }

    /** The keys whose values it took away. A start with nothing to do asks for no more, so that nothing is opened. */
    List<Key> oldNames() {
        List<Key> now = oldNames;
        if (now == null) {
            now = Stored.outlines(entry).stream()
                    .filter(one -> one.isBefore() && !one.isAfter())
                    .map(Stored.Outline::key)
                    .toList();
            oldNames = now;
        }
        return now;
    }

    /** The keys whose changes cannot be opened. */
    List<Key> lost() {
        return opened().lost();
    }
}
