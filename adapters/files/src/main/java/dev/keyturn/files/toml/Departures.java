package dev.keyturn.files.toml;

import dev.keyturn.files.toml.Entry.Use;
import dev.keyturn.files.toml.Node.Field;
import java.util.HashMap;
import java.util.Map;

/** Drops elements, fields and whole sections, except for what moves out of them. */
final class Departures {
    private final Draft draft;
    /** The sections that move, each with the place in its header of the entry that moves. */
    private final Map<Integer, Integer> movedSections = new HashMap<>();
    /** The sections that go, each with the place in its header of the innermost entry that goes. */
    private final Map<Integer, Integer> goneSections = new HashMap<>();
    /** The fields that go, by their offsets, each with the place in its path of the innermost entry that goes. */
    private final Map<Integer, Integer> gone = new HashMap<>();

    Departures(Draft draft) {
        this.draft = draft;
    }

    void drop(Entry entry) {
        if (entry.array != null) {
            draft.block(entry.array).remove(entry.number);
        }
        entry.uses.forEach(this::drop);
    }

    void drop(Use use) {
        if (use.isHeader()) {
            goneSections.merge(use.section().number(), use.index(), Math::max);
        } else {
            if (use.field() != null) {
                gone.merge(use.field().start(), use.index(), Math::max);
            }
            draft.block(use).remove(use.fieldNumber());
        }
    }

    /** A section gets another header, so that it does not go with a table around it. */
    void moveSection(Use use) {
        movedSections.merge(use.section().number(), use.index(), Math::max);
    }

    /** Whether something within this use of a field goes by itself. */
    boolean isGoneWithin(Use use, Field field) {
        return gone.getOrDefault(field.start(), use.index()) > use.index();
    }

    /** When all is known that moves. */
    void dropSections() {
        goneSections.forEach((number, index) -> {
            if (index >= movedSections.getOrDefault(number, 0)) {
                draft.document.remove(number);
            }
        });
    }
}
