package dev.keyturn.files;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What should be known of a text before it is changed. Of those that say the same, the first twenty are kept, and a count. */
public final class NoticeList {
    private static final int MOST = 20;

    private final Map<String, OfOneKind> kinds = new LinkedHashMap<>();

    private static final class OfOneKind {
        final List<Problem> first = new ArrayList<>();
        int count;
    }

    /** None yet. */
    public NoticeList() {
        // they are added
    }

    /** Takes in one more. */
    public void add(Problem notice) {
        OfOneKind kind = kinds.computeIfAbsent(notice.what(), what -> new OfOneKind());
        if (kind.count < MOST) {
            kind.first.add(notice);
        }
        kind.count++;
    }

    /** All of them, in the order in which they came, those of one kind together. */
    public List<Problem> list() {
        List<Problem> all = new ArrayList<>();
        kinds.forEach((what, kind) -> {
            all.addAll(kind.first);
            if (kind.count > MOST) {
                Problem last = kind.first.get(MOST - 1);
                all.add(Problem.of(
                        Origin.of(last.origin().source()),
                        Key.root(),
                        what + ", and so for " + (kind.count - MOST) + " more",
                        last.expected()));
            }
        });
        return all;
    }
}
