package dev.keyturn.files.hocon;

import dev.keyturn.files.edit.Operation;
import dev.keyturn.files.hocon.Entry.Use;
import dev.keyturn.files.layout.Lines;
import dev.keyturn.settings.Key;
import dev.keyturn.spi.format.Splice;
import java.util.List;

/** Carries out operations on a text. */
final class HoconEdit {
    private final Draft draft;
    private final ValueEdit values;
    private final Additions additions;
    private final Travel travel;

    HoconEdit(Lines lines, Entry root) {
        this.draft = new Draft(lines, root);
        this.values = new ValueEdit(draft);
        this.additions = new Additions(draft);
        this.travel = new Travel(draft, additions);
    }

    List<Splice> splices(List<Operation> operations) {
        for (Operation operation : operations) {
            if (operation instanceof Operation.Rename rename) {
                rename(rename.from(), rename.to());
            } else if (operation instanceof Operation.Move move) {
                travel.move(move.from(), move.to(), move.place());
            } else if (operation instanceof Operation.SetValue set) {
                values.set(set.key(), set.value());
            } else if (operation instanceof Operation.Insert insert) {
                additions.insert(insert);
            } else if (operation instanceof Operation.Remove remove) {
                remove(remove.key());
            }
        }
        return draft.splices();
    }

    private void rename(Key from, String to) {
        Entry entry = draft.entry(from);
        draft.refusals.checkIncludes(entry, from);
        for (Use use : entry.uses) {
            Name name = use.name();
            boolean isQuoted = draft.text.charAt(name.start()) == '"';
            draft.splices.replace(name.start(), name.end(), Writer.name(to, isQuoted));
        }
    }

    private void remove(Key key) {
        Entry entry = draft.entry(key);
        draft.refusals.checkIncludes(entry, key);
        draft.refusals.checkLookalikes(entry, key);
        draft.refusals.checkLock(entry, key);
        if (entry.element != null) {
            draft.block(entry.element.holder()).remove(entry.element.number());
        }
        entry.uses.forEach(draft::drop);
    }
}
