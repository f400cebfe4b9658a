package dev.keyturn.files.yaml;

import dev.keyturn.files.yaml.Node.Collection;
import dev.keyturn.files.yaml.Node.Member;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How a file is indented, as far as its first nested entries show.
 *
 * @param step how much deeper a mapping in a mapping stands
 * @param listStep how much deeper a list in a mapping stands; 0 where its dashes stand below the key
 */
record Style(int step, int listStep) {
    static Style of(Document document) {
        int step = 0;
        int listStep = -1;
        Deque<Collection> open = new ArrayDeque<>();
        document.root().ifPresent(open::add);
        while (!open.isEmpty() && (step == 0 || listStep < 0)) {
            Collection around = open.removeFirst();
            for (Member member : around.members) {
                if (!(member.value instanceof Collection child) || !child.isBlock() || !around.isBlock()) {
                    continue;
                }
                int deeper =
                        document.lines().column(child.start) - document.lines().column(member.start);
                if (around.isMapping && child.isMapping && step == 0) {
                    step = deeper;
                } else if (around.isMapping && !child.isMapping && listStep < 0) {
                    listStep = deeper;
                }
                open.addLast(child);
            }
        }
        int known = step > 0 ? step : listStep > 0 ? listStep : 2;
        return new Style(known, listStep < 0 ? known : listStep);
    }
}
