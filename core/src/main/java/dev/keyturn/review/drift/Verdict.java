package dev.keyturn.review.drift;

import dev.keyturn.review.drift.AllowList.Entry;
import dev.keyturn.review.drift.Drift.Kind;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Value;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What of a comparison is meant, and what is not. */
final class Verdict {
    private final List<Row> differences = new ArrayList<>();
    private final List<Row> allowed = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private final Set<Entry> used = new LinkedHashSet<>();
    private final Comparison comparison;
    private final AllowList list;
    private final LocalDate today;

    /** One key, with the entry that allows the difference, if one does. */
    record Row(Key key, Kind kind, Optional<Value> one, Optional<Value> other, Optional<Entry> by) {}

    private Verdict(Comparison comparison, AllowList list, LocalDate today) {
        this.comparison = comparison;
        this.list = list;
        this.today = today;
    }

    static Verdict of(Comparison comparison, AllowList list, LocalDate today) {
        Verdict verdict = new Verdict(comparison, list, today);
        comparison.keys().forEach(verdict::judge);
        list.entries().forEach(verdict::tell);
        list.mustDiffer().forEach(verdict::tell);
        return verdict;
    }

    List<Row> differences() {
        return differences;
    }

    List<Row> allowed() {
        return allowed;
    }

    List<String> notices() {
        return notices;
    }

    private void judge(Key key) {
        boolean mustDiffer = list.mustDiffer().stream().anyMatch(pattern -> pattern.covers(key));
        boolean isSame = comparison.isSame(key);
        Optional<Value> one = comparison.one(key);
        Optional<Value> other = comparison.other(key);
        boolean isMeant = mustDiffer ? !isSame && one.isPresent() && other.isPresent() : isSame;
        if (isMeant) {
            return;
        }
        List<Entry> entries =
                list.entries().stream().filter(entry -> entry.covers(key)).toList();
        used.addAll(entries);
        Optional<Entry> by =
                entries.stream().filter(entry -> !entry.isExpired(today)).findFirst();
        (by.isPresent() ? allowed : differences).add(new Row(key, kind(key, isSame), one, other, by));
    }

    private Kind kind(Key key, boolean isSame) {
        if (isSame) {
            return Kind.SAME;
        }
        if (comparison.other(key).isEmpty()) {
            return Kind.ONLY_FIRST;
        }
        if (comparison.one(key).isEmpty()) {
            return Kind.ONLY_SECOND;
        }
        return comparison.isTypeOnly(key) ? Kind.TYPE : Kind.VALUE;
    }

    private void tell(Entry entry) {
        if (entry.isExpired(today)) {
            notices.add(entry.origin() + ": " + entry.pattern() + " was allowed until "
                    + entry.expires().orElseThrow() + " only; " + entry.owner() + " answers for it");
        } else if (!used.contains(entry)) {
            notices.add(entry.origin() + ": " + entry.pattern() + " is allowed, and nothing differs there; "
                    + entry.owner() + " answers for it");
        }
    }

    private void tell(KeyPattern pattern) {
        if (comparison.keys().stream().noneMatch(pattern::covers)) {
            notices.add(pattern + " must differ, and is in neither");
        }
    }
}
