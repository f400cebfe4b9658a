package dev.keyturn.step;

import dev.keyturn.codec.Conversion;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The same steps for every table in a list, or for every table in a table; their keys begin at that table.
 *
 * <p>The elements of a list are told apart by the value of one of their keys, never by their place: on the way back each
 * finds its own residue wherever it stands by then, one that was added is converted back, and one that was removed
 * stays removed. The entries of a table are told apart by their names.
 *
 * @param in the list or table; a star stands for any one name: {@code regions.*.servers}
 * @param by the key in each element whose value tells it apart; nothing where {@code in} is a table
 * @param steps the steps
 */
public record Each(KeyPattern in, Optional<Key> by, List<Step> steps) implements Step {
    private static final String OF = "of";

    public Each {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException(in + ": there is nothing to do for each; expected at least one step");
        }
        Footprint inner = Footprint.all(steps);
        if (inner.writes().contains(KeyPattern.of(Key.root()))) {
            throw new IllegalArgumentException(in + ": references are not updated from within each");
        }
        by.filter(inner::writes).ifPresent(key -> {
            throw new IllegalArgumentException(in + ": the steps change " + key
                    + ", which tells the elements apart; expected steps on other keys");
        });
    }

    @Override
    public String kind() {
        return "each";
    }

    @Override
    public Footprint footprint() {
        Footprint inner =
                Footprint.all(steps).reading(Footprint.patterns(by.stream().toList()));
        return inner.below(in.any()).reading(List.of(in));
    }

    @Override
    public Up up(Settings settings) {
        Work work = Work.up(settings);
        List<Key> places = in.matches(settings);
        if (places.isEmpty()) {
            return work.up(Residue.absent());
        }
        Table all = Table.empty();
        for (Key place : places) {
            if (isInList(work, place)) {
                continue;
            }
            Elements elements = Elements.at(work, place, by);
            Table.Builder residues = Table.builder();
            for (Elements.Element element : elements.list()) {
                Sequence.Result result = Sequence.upWithin(steps, element.settings());
                result.problems().forEach(problem -> work.problem(problem.below(element.key())));
                element.become(result.settings());
                residues.put(element.id(), result.residues());
            }
            elements.write(work);
            all = Residue.with(all, place, residues.build());
        }
        work.did();
        work.keep(OF, all);
        return work.up();
    }

    @Override
    public Down down(Settings settings, Residue residue, OnConflict policy) {
        Work work = Work.down(settings, residue, policy);
        if (residue.isIdle()) {
            return work.down();
        }
        List<Key> places = in.matches(settings);
        for (Key place : places) {
            Table known = known(residue, place);
            if (isInList(work, place) || isOther(work, place, residue)) {
                continue;
            }
            Elements elements = Elements.at(work, place, by);
            for (Elements.Element element : elements.list()) {
                element.down(work, steps, known.get(element.id()), policy);
            }
            elements.write(work);
            Set<String> ids = elements.list().stream().map(Elements.Element::id).collect(Collectors.toSet());
            remarkDeleted(
                    work,
                    place,
                    known.names().stream().filter(id -> !ids.contains(id)).toList());
        }
        for (String place : residue.table(OF).names()) {
            if (!places.contains(Key.of(place))) {
                remarkDeleted(work, Key.of(place), known(residue, Key.of(place)).names());
            }
        }
        return work.down();
    }

    private static Table known(Residue residue, Key place) {
        return residue.table(OF)
                .get(place.toString())
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .orElse(Table.empty());
    }

    /** Elements of a list have no key any more once they are gone; it is the list that they are missed in. */
    private void remarkDeleted(Work work, Key place, List<String> ids) {
        if (by.isEmpty()) {
            ids.forEach(id -> work.remark(Remark.What.STAYS_DELETED, place.child(id)));
        } else if (!ids.isEmpty()) {
            work.remark(Remark.What.STAYS_DELETED, place);
        }
    }

    private static boolean isInList(Work work, Key place) {
        boolean isInList = place.segments().stream().anyMatch(Segment.Index.class::isInstance);
        if (isInList) {
            work.problem(
                    place,
                    "it lies in a list, whose elements are not told apart by their place",
                    "a table in a table",
                    "use each within each");
        }
        return isInList;
    }

    /** Whether there was nothing on the way up, and there is nothing that this step could work on. */
    private boolean isOther(Work work, Key place, Residue residue) {
        Value there = work.at(place).orElseThrow();
        Value content =
                by.isPresent() && there instanceof Table table ? table.own().orElse(table) : there;
        Value known = residue.table(OF).get(place.toString()).orElse(Table.empty());
        return known.equals(Table.empty())
                && (by.isPresent() ? !(content instanceof Items) : !(content instanceof Table));
    }

    @Override
    public List<String> losses() {
        return Sequence.losses(steps, List.of());
    }

    @Override
    public List<Conversion> conversions() {
        return Sequence.conversions(steps, List.of());
    }

    @Override
    public Table form() {
        Fields fields = by.isPresent()
                ? Form.table().value("list", Value.of(in.toString())).key("by", by.get())
                : Form.table().value("table", Value.of(in.toString()));
        return fields.steps("steps", steps).build();
    }

    static Each read(Form form) {
        boolean isList = form.has("list") || form.has("by");
        return new Each(
                form.pattern(isList ? "list" : "table"),
                isList ? Optional.of(form.key("by")) : Optional.empty(),
                form.steps("steps"));
    }
}
