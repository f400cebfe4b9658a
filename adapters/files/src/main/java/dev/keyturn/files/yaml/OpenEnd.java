package dev.keyturn.files.yaml;

import dev.keyturn.files.yaml.Node.Collection;
import dev.keyturn.files.yaml.Node.Member;

/** The end of a text that ends without a line end: it does so after the edit, too. */
final class OpenEnd {
    private final Document document;
    private final Regions regions;
    private final Plan plan;

    OpenEnd(Document document, Regions regions, Plan plan) {
        this.document = document;
        this.regions = regions;
        this.plan = plan;
    }

    void mend(Splices out) {
        int end = document.text().length();
        if (document.root().isEmpty() || !regions.isOpenEnd(end)) {
            return;
        }
        if (!out.insertsAt(end)) {
            trim(end, out);
        }
    }

    /** What is last now ends without a line end as what was last before. */
    private void trim(int end, Splices out) {
        int from = out.removedFrom(end);
        Node last = document.root().orElseThrow();
        while (last instanceof Collection collection) {
            Node kept = null;
            for (Member member : collection.members) {
                kept = plan.isGone(member) || plan.newValue(member).isPresent() ? kept : member.value;
            }
            if (kept == null) {
                return;
            }
            last = kept;
        }
        boolean isBlock = last instanceof Node.Scalar scalar && scalar.isBlock();
        int line = document.lines().start(from);
        if (from < end && from == line && !isBlock && line > document.lines().start(0)) {
            int before = document.lines().end(line - 1);
            if (!out.touches(before, line)) {
                out.remove(before, line);
            }
        }
    }
}
