package dev.keyturn.step;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.Optional;

/**
 * The least that must be kept so that a step can be undone exactly. It is plain data, so that it can be stored, and used
 * by another program than the one that made it.
 *
 * <p>Settings that were never in the old shape (a fresh install) have no residue at all: {@link #born}. That is not the
 * same as the residue of a step that found nothing to do.
 */
public final class Residue {
    private static final Residue BORN = new Residue(Table.empty(), true);
    private static final Residue IDLE = new Residue(Table.empty(), false);

    static final String DID = "did";
    /** Behind which name each name stood. */
    static final String PLACES = "places";
    /** The tables that were left without an entry. */
    static final String SHELLS = "shells";

    static final String ABSENT = "nothing";
    static final String DONE = "done";
    static final Table DID_SOMETHING = Table.empty().with(DID, Value.of(DONE));

    private final Table data;
    private final boolean born;

    private Residue(Table data, boolean born) {
        this.data = data;
        this.born = born;
    }

    /** No residue, because the settings were made in the new shape: the way down converts what is there. */
    public static Residue born() {
        return BORN;
    }

    /** The residue of a step that left everything as it was, because it was in the new shape already. */
    public static Residue idle() {
        return IDLE;
    }

    /** A residue that was stored. */
    public static Residue of(Table data) {
        return data.isEmpty() ? IDLE : new Residue(data, false);
    }

    /** The step found none of its sources and none of its targets. */
    static Residue absent() {
        return of(Table.empty().with(DID, Value.of(ABSENT)));
    }

    /** What to store; empty for a step that left everything as it was. Not for {@link #born}. */
    public Table data() {
        return data;
    }

    /** Whether the settings were made in the new shape. */
    public boolean isBorn() {
        return born;
    }

    /** Whether the step left everything as it was, so that there is nothing to undo. */
    public boolean isIdle() {
        return !born && data.isEmpty();
    }

    /** Whether the step did something when it went up. */
    boolean isDone() {
        return data.get(DID)
                .filter(did -> !(did instanceof Text text) || !text.text().equals(ABSENT))
                .isPresent();
    }

    /** Whether it holds something of the settings' values, beside names and the mark that something was done. */
    public boolean holdsValues() {
        return data.names().stream().anyMatch(name -> switch (name) {
            case DID -> data.get(DID).filter(Text.class::isInstance).isEmpty();
            case PLACES -> false;
            case SHELLS ->
                table(SHELLS).names().stream()
                        .anyMatch(key -> !table(SHELLS).get(key).equals(Optional.of(Table.empty())));
            default -> true;
        });
    }

    Optional<Value> get(String name) {
        return data.get(name);
    }

    Table table(String name) {
        return data.get(name)
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .orElse(Table.empty());
    }

    static Table with(Table map, Key key, Value value) {
        return map.with(key.toString(), value);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Residue other && born == other.born && data.equals(other.data);
    }

    @Override
    public int hashCode() {
        return data.hashCode();
    }

    /** What is kept, in plain text: for tests and debuggers, never for messages or logs. */
    @Override
    public String toString() {
        return born ? "born" : data.toString();
    }
}
