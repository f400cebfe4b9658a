package dev.keyturn.internal.engine;

import dev.keyturn.internal.document.DocumentWriter;
import dev.keyturn.internal.secret.Redaction;
import dev.keyturn.internal.secret.SecretKeys;
import dev.keyturn.internal.secret.SecretsIn;
import dev.keyturn.internal.secret.Vault;
import dev.keyturn.settings.Change;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Entry;
import dev.keyturn.step.Description;
import dev.keyturn.step.Residue;
import dev.keyturn.step.Step;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes and residues in the form in which a journal stores them: what holds a secret is sealed, one by one. */
final class Stored {
    private static final String KEY = "name";
    private static final String BEFORE = "before";
    private static final String AFTER = "after";

    private final SecretKeys secrets;
    private final Vault vault;
    private final Redaction redaction;
    private final IdentityHashMap<Description, Table> known;

    /** For what is stored of settings with these secrets. */
    Stored(SecretsIn secrets, Vault vault) {
        this(secrets, vault, new IdentityHashMap<>());
    }

    /** As another one that stores the same migrations for others. */
    Stored(SecretsIn secrets, Vault vault, IdentityHashMap<Description, Table> known) {
        this.secrets = secrets.keys();
        this.vault = vault;
        this.redaction = Redaction.of(secrets);
        this.known = known;
    }

    Items changes(List<Change> changes) {
        List<Value> stored = new ArrayList<>();
        for (Change change : changes) {
            Table.Builder fields =
                    Table.builder().put(KEY, Value.of(change.key().toString()));
            change.before().ifPresent(value -> fields.put(BEFORE, sealed(change.key(), value)));
            change.after().ifPresent(value -> fields.put(AFTER, sealed(change.key(), value)));
            stored.add(fields.build());
        }
        return Value.of(stored);
    }

    private Value sealed(Key key, Value value) {
        return isSecret(key, value) || repeatsSecret(value) ? vault.seal(value) : Value.of(List.of(value));
    }

    /** Whether a secret is said again where none is expected. That alone is no reason to ask for a key. */
    private boolean repeatsSecret(Value value) {
        return vault.canSeal() && redaction.hides(value);
    }

    /** Of a change, whether something was there; nothing has to be opened for it. */
    record Outline(Key key, boolean isBefore, boolean isAfter) {}

    /** What an entry announces, in outline. */
    static List<Outline> outlines(Entry entry) {
        return outlines(entry, Body.list(entry, Body.CHANGES));
    }

    /** The outline of what stands in an entry. */
    static List<Outline> outlines(Entry entry, Items changes) {
        return Body.read(
                entry,
                () -> changes.items().stream()
                        .map(Table.class::cast)
                        .map(fields -> new Outline(
                                Key.of(fields.text(KEY).orElseThrow()),
                                fields.get(BEFORE).isPresent(),
                                fields.get(AFTER).isPresent()))
                        .toList());
    }

    /** The changes, as far as their values can be opened. */
    static Opened open(Items stored, Vault vault) {
        List<Change> changes = new ArrayList<>();
        List<Key> lost = new ArrayList<>();
        List<Trace> traces = new ArrayList<>();
        for (Value item : stored.items()) {
            Table fields = (Table) item;
            Key key = Key.of(fields.text(KEY).orElseThrow());
            Optional<Slot> before = slot(fields, BEFORE, vault);
            Optional<Slot> after = slot(fields, AFTER, vault);
            traces.add(new Trace(key, Side.of(fields, BEFORE, before), Side.of(fields, AFTER, after)));
            if (before.isPresent() && after.isPresent()) {
                changes.add(new Change(key, before.get().value(), after.get().value()));
            } else {
                lost.add(key);
            }
        }
        return new Opened(changes, lost, traces);
    }

    /** Changes of a journal: those that can be opened, the keys of those that cannot, and what is known of each of both. */
    record Opened(List<Change> changes, List<Key> lost, List<Trace> traces) {}

    /** The keys whose values were sealed, other than because the values themselves told that they are secret. */
    static List<Key> secretKeys(List<Trace> traces) {
        return traces.stream()
                .filter(trace -> isSecret(trace.before()) || isSecret(trace.after()))
                .map(Trace::key)
                .toList();
    }

    private static boolean isSecret(Side side) {
        return side.isSealed() && side.value().filter(SecretKeys::tells).isEmpty();
    }

    /** What is known of a change without its key: whether something was there. */
    record Trace(Key key, Side before, Side after) {
        boolean isOldName() {
            return before.isThere && !after.isThere;
        }

        boolean isNewName() {
            return !before.isThere && after.isThere;
        }
    }

    /** One side of a change. A value that is there and cannot be opened is not known. */
    record Side(boolean isThere, boolean isSealed, Optional<Value> value) {
        private static Side of(Table fields, String name, Optional<Slot> slot) {
            Optional<Value> stored = fields.get(name);
            return new Side(stored.isPresent(), stored.filter(Stored::isSealed).isPresent(), slot.flatMap(Slot::value));
        }

        private boolean isKnown() {
            return !isThere || value.isPresent();
        }

        /** Whether it is certain that they are not the same. */
        boolean differsFrom(Side other) {
            return isThere != other.isThere || (isKnown() && other.isKnown() && !value.equals(other.value));
        }

        /** Whether this may be what it is. */
        boolean fits(Optional<Value> live, UnaryOperator<Value> held) {
            return isThere == live.isPresent() && (!isKnown() || live.equals(value.map(held)));
        }
    }

    /** A value that may be missing, as opposed to one that cannot be opened. */
    private record Slot(Optional<Value> value) {}

    private static Optional<Slot> slot(Table fields, String name, Vault vault) {
        Optional<Value> stored = fields.get(name);
        if (stored.isPresent() && stored.get() instanceof Table sealed) {
            return vault.open(sealed).map(value -> new Slot(Optional.of(value)));
        }
        return Optional.of(
                new Slot(stored.flatMap(list -> ((Items) list).items().stream().findFirst())));
    }

    /** The residues; one that may hold a secret is sealed as a whole, one that holds names only never: it needs no key. */
    Items residues(Items residues, List<Step> steps) {
        List<Value> stored = new ArrayList<>();
        for (int i = 0; i < residues.size(); i++) {
            Value residue = residues.items().get(i);
            boolean isSecret = touchesSecret(steps.get(i)) || secrets.holdsSecret(residue) || repeatsSecret(residue);
            stored.add(isSecret && holdsValues(residue) ? vault.seal(residue) : residue);
        }
        return Value.of(stored);
    }

    private static boolean holdsValues(Value residue) {
        return !(residue instanceof Table table) || Residue.of(table).holdsValues();
    }

    private boolean touchesSecret(Step step) {
        return step.footprint().all().stream().anyMatch(secrets::isSecret);
    }

    /** Whether sealing these would need a key. */
    boolean needsKey(Description migration, List<Change> changes) {
        return secrets.isSecret(migration) || needsKey(changes);
    }

    /** Whether sealing these would need a key. */
    boolean needsKey(List<Change> changes) {
        return changes.stream().anyMatch(this::isSecret);
    }

    private boolean isSecret(Change change) {
        return change.before().filter(value -> isSecret(change.key(), value)).isPresent()
                || change.after().filter(value -> isSecret(change.key(), value)).isPresent();
    }

    private boolean isSecret(Key key, Value value) {
        return secrets.isSecret(key, value) || secrets.holdsSecret(value);
    }

    /** A migration with its checksum: a password that a step sets is a secret, and so is the checksum of one. */
    Value migration(Description migration) {
        Table described = known.computeIfAbsent(
                migration,
                one -> Table.builder()
                        .put(Body.CHECKSUM, Value.of(DocumentWriter.checksum(one)))
                        .put(Body.DOCUMENT, DocumentWriter.write(one))
                        .build());
        return secrets.isSecret(migration) ? vault.seal(described) : described;
    }

    /** Whether only a key opens it. */
    static boolean isSealed(Value stored) {
        return stored instanceof Table table && table.get(Vault.SEALED).isPresent();
    }

    /** A value as it was before it was sealed, if it was and can be opened. */
    static Optional<Value> opened(Value stored, Vault vault) {
        return stored instanceof Table table && table.get(Vault.SEALED).isPresent()
                ? vault.open(table)
                : Optional.of(stored);
    }
}
