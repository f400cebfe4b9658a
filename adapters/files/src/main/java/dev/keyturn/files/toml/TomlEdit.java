package dev.keyturn.files.toml;

import dev.keyturn.files.edit.Operation;
import dev.keyturn.files.layout.Lines;
import dev.keyturn.files.toml.Entry.Use;
import dev.keyturn.files.toml.Node.Section;
import dev.keyturn.settings.Key;
import dev.keyturn.spi.format.Splice;
import java.util.List;

/** Carries out operations on a text. */
final class TomlEdit {
    private final Draft draft;
    private final Departures departures;
    private final ValueEdit values;
    private final Additions additions;
    private final Travel travel;

    TomlEdit(Lines lines, List<Section> sections, Entry root) {
        this.draft = new Draft(lines, sections, root);
        this.departures = new Departures(draft);
        NewSections made = new NewSections(draft);
        Arrivals arrivals = new Arrivals(draft, made);
        this.values = new ValueEdit(draft, departures, arrivals);
        this.additions = new Additions(draft, arrivals, made);
        this.travel = new Travel(draft, departures, arrivals);
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
        departures.dropSections();
        return draft.splices();
    }

    private void rename(Key from, String to) {
        for (Use use : draft.entry(from).uses) {
            Name name = use.name();
            draft.splices.replace(name.start(), name.end(), Writer.name(to, draft.text.charAt(name.start())));
        }
    }

    private void remove(Key key) {
        Entry entry = draft.entry(key);
        draft.refusals.checkDates(entry, key);
        departures.drop(entry);
    }
}
