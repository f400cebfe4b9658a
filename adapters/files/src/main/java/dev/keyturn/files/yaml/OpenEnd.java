package dev.keyturn.files.yaml;

import dev.keyturn.files.yaml.Node.Collection;
import dev.keyturn.files.yaml.Node.Member;

/**
 * The last lines of a text that ends without a line end. A block scalar there ends without one too, and would get one when
 * something comes behind it: it is told to strip it.
 */
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
        if (document.root().isEmpty() || !regions.isOpenEnd(end) || !out.insertsAt(end)) {
            return;
        }
        Node node = document.root().get();
        while (node instanceof Collection collection && !collection.members.isEmpty()) {
            Member last = collection.members.get(collection.members.size() - 1);
            if (plan.isGone(last) || plan.newValue(last).isPresent()) {
                return;
            }
            node = last.value;
        }
        boolean isOpen = node instanceof Node.Scalar scalar
                && scalar.isBlock()
                && node.end == end
                && !scalar.text.endsWith("\n");
        if (isOpen) {
            int header = BlockScalar.headerEnd(document.text(), node.start);
            String indicators = document.text().substring(node.start + 1, header);
            if (!indicators.contains("-")) {
                out.replace(node.start + 1, header, indicators.replace("+", "") + "-");
            }
        }
    }
}
