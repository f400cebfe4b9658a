package dev.keyturn.files.yaml;

import dev.keyturn.files.edit.Operation;
import dev.keyturn.files.yaml.Node.Collection;
import dev.keyturn.files.yaml.Node.Member;
import dev.keyturn.files.yaml.ValueWriter.Slot;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.format.Splice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries out an edit: goes over the tree once and says what changes where. */
final class YamlEdit {
    private final Document document;
    private final Plan plan;
    private final Regions regions;
    private final Conventions conventions;
    private final SlotEdit slots;
    private final BlockEdit blocks;
    private final FlowEdit flows;
    private final Travel travel;

    YamlEdit(Document document, List<Operation> operations) {
        this.document = document;
        this.plan = new Plan(document, operations);
        this.regions = new Regions(document);
        this.conventions = new Conventions(document);
        this.slots = new SlotEdit(document);
        this.blocks = new BlockEdit(document, regions, plan, this);
        this.flows = new FlowEdit(document, regions, plan, this);
        this.travel = new Travel(document, regions, plan, conventions, this);
    }

    List<Splice> splices() {
        Splices out = new Splices(document.text());
        document.root().ifPresentOrElse(root -> collection(root, null, null, out), () -> firstEntries(out));
        new OpenEnd(document, regions, plan).mend(out);
        return out.inOrder();
    }

    /** The first entries of a document that had none. */
    private void firstEntries(Splices out) {
        int at = document.end();
        String lineEnd = document.lines().lineEndNear(document.lines().start(0));
        List<String> texts = new ArrayList<>();
        for (Addition.Placed placed : plan.rootAdditions()) {
            texts.add(entry(placed.addition(), conventions.writer(null, 0), 0));
        }
        if (!texts.isEmpty()) {
            boolean isWithinLine = at > document.lines().start(0) && regions.isOpenEnd(at);
            String all = String.join(lineEnd, texts);
            out.insert(at, isWithinLine ? lineEnd + all : all + lineEnd);
        }
    }

    /** @param slot the member that the collection is the value of, in the collection around; null for the root */
    void collection(Collection collection, @Nullable Collection around, @Nullable Member slot, Splices out) {
        for (Member member : collection.members) {
            if (!plan.isGone(member)) {
                member(collection, member, out);
            }
        }
        boolean isUnfolded =
                collection.members.isEmpty() && !plan.additions(collection).isEmpty();
        if (around != null && slot != null && around.isBlock()) {
            boolean isLeftEmpty =
                    plan.isAllGone(collection) && plan.additions(collection).isEmpty() && !collection.members.isEmpty();
            if (collection.isBlock() && isLeftEmpty) {
                slots.replace(slot, new Slot(collection.isMapping ? " {}" : " []", ""), out);
                return;
            }
            if (isUnfolded) {
                slots.replace(slot, unfolded(collection, around, slot), out);
                return;
            }
        }
        if (around == null && isLeftWithoutAll(collection)) {
            out.replace(collection.members.get(0).start, collection.end, "{}");
        } else if (collection.isBlock()) {
            blocks.edit(collection, out);
        } else if (around == null && isUnfolded) {
            out.replace(collection.outerStart(), collection.end, unfolded(collection, 0));
        } else {
            flows.edit(collection, out);
        }
    }

    /** Nothing at all in front of {@code ...} would be no document. */
    private boolean isLeftWithoutAll(Collection root) {
        return document.end() < document.text().length()
                && !root.members.isEmpty()
                && plan.isAllGone(root)
                && plan.additions(root).isEmpty();
    }

    void member(Collection around, Member member, Splices out) {
        plan.newName(member).ifPresent(name -> {
            Node key = member.key;
            if (key != null) {
                out.replace(key.start, key.end, conventions.key(around, member, key, name));
            }
        });
        Optional<Plan.Found> set = plan.newValue(member);
        if (set.isPresent()) {
            set(around, member, set.get().key(), set.get().value(), out);
        } else if (member.value instanceof Collection collection) {
            collection(collection, around, member, out);
        }
    }

    private void set(Collection around, Member member, Key key, Value value, Splices out) {
        int column = document.lines().column(member.start);
        if (!around.isBlock()) {
            slots.replaceInline(member, conventions.scalar(around, member, key, value, true), out);
            return;
        }
        Optional<Slot> inStyle = conventions.likeBefore(around, member, key, value, column, regions);
        ValueWriter writer = writer(
                around,
                around.members.indexOf(member),
                regions.isSwallowed(document.lines().next(member.end()), column));
        slots.replace(
                member,
                inStyle.orElseGet(
                        () -> writer.slot(value, key, Map.of(), column, around.isMapping, slots.isLastInLine(member))),
                out);
    }

    /** What was empty brackets, with what comes into it in lines. */
    private Slot unfolded(Collection collection, Collection around, Member slot) {
        int column = document.lines().column(slot.start);
        Style style = conventions.style();
        boolean isCompact = !around.isMapping && slots.isLastInLine(slot);
        int deeper = column + (!around.isMapping ? 2 : collection.isMapping ? style.step() : style.listStep());
        String all = unfolded(collection, deeper);
        return isCompact && !all.startsWith("#", deeper)
                ? new Slot(" ".repeat(deeper - column - 1) + all.substring(deeper), "")
                : new Slot("", document.lines().lineEndNear(slot.start) + all);
    }

    private String unfolded(Collection collection, int column) {
        int next = document.lines().next(collection.end);
        List<String> texts = new ArrayList<>();
        for (Addition.Placed placed : plan.additions(collection)) {
            texts.add(lines(placed.addition(), collection, -1, column, regions.isSwallowed(next, column)));
        }
        return String.join(document.lines().lineEndNear(collection.start), texts);
    }

    private ValueWriter writer(Collection around, int index, boolean isSwallowed) {
        ValueWriter writer = conventions.writer(around, index);
        return isSwallowed ? writer.withoutBlockTexts() : writer;
    }

    /**
     * An addition in lines of its own, without the last line end.
     *
     * @param isSwallowed whether a block scalar would swallow what stands below
     */
    String lines(Addition addition, Collection around, int after, int column, boolean isSwallowed) {
        ValueWriter writer = writer(around, after, isSwallowed);
        return around.isMapping ? entry(addition, writer, column) : item(addition, writer, column);
    }

    private String item(Addition addition, ValueWriter writer, int column) {
        if (addition instanceof Addition.Fresh fresh) {
            return writer.item(fresh.value(), fresh.key(), fresh.comments(), column);
        }
        throw new IllegalStateException("what moves, moves into a table");
    }

    private String entry(Addition addition, ValueWriter writer, int column) {
        if (addition instanceof Addition.Fresh fresh) {
            return writer.entry(fresh.name(), fresh.value(), fresh.key(), fresh.comments(), column);
        }
        if (addition instanceof Addition.Moved moved) {
            return travel.lines(moved, column);
        }
        Addition.Made made = (Addition.Made) addition;
        StringBuilder out = new StringBuilder(" ".repeat(column))
                .append(writer.key(made.name(), Key.root(), false))
                .append(':');
        for (Addition inner : made.entries()) {
            out.append(writer.lineEnd()).append(entry(inner, writer, column + writer.step()));
        }
        return out.toString();
    }

    /** An addition within brackets. */
    String inline(Addition addition, Collection around, int after) {
        ValueWriter writer = conventions.writer(around, after);
        if (around.isMapping) {
            return inlineEntry(addition, writer);
        }
        if (addition instanceof Addition.Fresh fresh) {
            return writer.inline(fresh.value(), fresh.key(), true);
        }
        throw new IllegalStateException("what moves, moves into a table");
    }

    private String inlineEntry(Addition addition, ValueWriter writer) {
        if (addition instanceof Addition.Fresh fresh) {
            return writer.key(fresh.name(), fresh.key(), true) + ": " + writer.inline(fresh.value(), fresh.key(), true);
        }
        if (addition instanceof Addition.Moved moved) {
            return travel.inline(moved);
        }
        Addition.Made made = (Addition.Made) addition;
        List<String> parts = new ArrayList<>();
        made.entries().forEach(inner -> parts.add(inlineEntry(inner, writer)));
        return writer.key(made.name(), Key.root(), true) + ": {" + String.join(", ", parts) + "}";
    }
}
