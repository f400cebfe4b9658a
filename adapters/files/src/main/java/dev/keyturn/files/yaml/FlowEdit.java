package dev.keyturn.files.yaml;

import dev.keyturn.files.yaml.Node.Collection;
import dev.keyturn.files.yaml.Node.Form;
import dev.keyturn.files.yaml.Node.Member;
import dev.keyturn.settings.Key;
import java.util.ArrayList;
import java.util.List;

/** Members that come into a collection in brackets and go from it, with their commas. */
final class FlowEdit {
    private final Document document;
    private final Lines lines;
    private final Regions regions;
    private final Plan plan;
    private final YamlEdit edit;

    FlowEdit(Document document, Regions regions, Plan plan, YamlEdit edit) {
        this.document = document;
        this.lines = document.lines();
        this.regions = regions;
        this.plan = plan;
        this.edit = edit;
    }

    void edit(Collection around, Splices out) {
        List<Addition.Placed> additions = plan.additions(around);
        boolean anyGone = around.members.stream().anyMatch(plan::isGone);
        if (additions.isEmpty() && !anyGone) {
            return;
        }
        if (around.form == Form.PAIR) {
            throw Refusal.of(
                    document.origin(around.start),
                    Key.root(),
                    "an entry in a list without braces cannot be one of several, nor none",
                    "braces around it");
        }
        if (plan.isAllGone(around)) {
            replaceAll(around, additions, out);
            return;
        }
        int last = around.members.size() - 1;
        while (plan.isGone(around.members.get(last))) {
            last--;
        }
        remove(around, last, out);
        for (int i = -1; i <= last; i++) {
            if (i < 0 || !plan.isGone(around.members.get(i))) {
                insert(around, i, last, out);
            }
        }
    }

    /** There was nothing, or nothing stays. */
    private void replaceAll(Collection around, List<Addition.Placed> additions, Splices out) {
        int from = around.members.isEmpty() ? around.start + 1 : around.members.get(0).start;
        int to = around.members.isEmpty()
                ? around.end - 1
                : around.members.get(around.members.size() - 1).end();
        List<String> texts = new ArrayList<>();
        additions.forEach(placed -> texts.add(edit.inline(placed.addition(), around, placed.after())));
        if (texts.isEmpty()) {
            out.remove(around.start + 1, around.end - 1);
        } else {
            out.replace(from, to, String.join(", ", texts));
        }
    }

    /** Takes away what is gone, and the comma in front of what was the last. */
    private void remove(Collection around, int last, Splices out) {
        List<Member> members = around.members;
        for (int i = 0; i < last; i++) {
            if (plan.isGone(members.get(i))) {
                int from = hasLines(members.get(i)) ? regions.start(around, i) : members.get(i).start;
                out.remove(from, hasLines(members.get(i)) ? nextLine(members.get(i)) : members.get(i + 1).start);
            }
        }
        if (last == members.size() - 1) {
            return;
        }
        if (!isTailInLines(around, last)) {
            out.remove(members.get(last).end(), members.get(members.size() - 1).end());
            return;
        }
        if (losesComma(around)) {
            out.remove(members.get(last).comma, members.get(last).comma + 1);
        }
        for (int i = last + 1; i < members.size(); i++) {
            out.remove(regions.start(around, i), nextLine(members.get(i)));
        }
    }

    private boolean isTailInLines(Collection around, int last) {
        return around.members.subList(last + 1, around.members.size()).stream().allMatch(this::hasLines);
    }

    /** Whether the last one that stays loses its comma, because the last one of all had none. */
    private static boolean losesComma(Collection around) {
        return around.members.get(around.members.size() - 1).comma < 0;
    }

    private int nextLine(Member member) {
        return lines.next(Math.max(member.end(), member.comma));
    }

    /** Whether a member has lines to itself: nothing in front of it, and a comma or a comment at most behind it. */
    private boolean hasLines(Member member) {
        return regions.hasOwnLine(member) && endsLine(member);
    }

    private boolean endsLine(Member member) {
        int from = Math.max(member.end(), member.comma + 1);
        String rest =
                document.text().substring(from, Math.max(from, lines.end(from))).strip();
        return (rest.isEmpty() || rest.startsWith("#"))
                && lines.end(from) < document.text().length();
    }

    /** What comes behind a member that stays, or behind those that go behind it; in front of all for the index -1. */
    private void insert(Collection around, int index, int last, Splices out) {
        List<String> texts = new ArrayList<>();
        int next = index + 1;
        while (next < around.members.size() && plan.isGone(around.members.get(next))) {
            next++;
        }
        for (Addition.Placed placed : plan.additions(around)) {
            if (placed.after() >= index && placed.after() < next) {
                texts.add(edit.inline(placed.addition(), around, placed.after()));
            }
        }
        if (texts.isEmpty()) {
            return;
        }
        if (index < 0) {
            Member first = around.members.get(0);
            boolean isInLines = hasLines(first);
            if (isInLines) {
                String gap = "," + lines.lineEndNear(first.start);
                texts.replaceAll(text -> indent(first) + text);
                out.insert(regions.start(around, 0), String.join(gap, texts) + gap);
            } else {
                out.insert(first.start, String.join(", ", texts) + ", ");
            }
            return;
        }
        Member behind = around.members.get(index);
        boolean isTailGone = index == last && last < around.members.size() - 1;
        boolean hasComma = behind.comma >= 0 && !(isTailGone && losesComma(around));
        if (!hasLines(behind) || (isTailGone && !isTailInLines(around, last))) {
            out.insert(behind.end(), ", " + String.join(", ", texts));
            return;
        }
        String gap = lines.lineEndNear(behind.start) + indent(behind);
        if (!hasComma) {
            out.insert(behind.end(), ",");
        }
        int at = lines.end(Math.max(behind.end(), behind.comma));
        out.insert(at, gap + String.join("," + gap, texts) + (hasComma ? "," : ""));
    }

    private String indent(Member member) {
        return document.text().substring(lines.start(member.start), member.start);
    }
}
