package dev.keyturn.review.drift;

import dev.keyturn.Migrator;
import dev.keyturn.Shown;
import dev.keyturn.internal.page.Forms;
import dev.keyturn.internal.page.Page;
import dev.keyturn.internal.secret.Redaction;
import dev.keyturn.review.drift.AllowList.Entry;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How the settings of two places differ, both seen at one shape: staging and production, say, of which one is migrated already. Secrets
 * are compared, and never shown.
 *
 * <pre>{@code
 * Drift drift = Drift.between(staging, production).allowing(AllowList.read(document)).compare();
 * }</pre>
 */
public final class Drift implements Shown {
    private final String first;
    private final String second;
    private final String shape;
    private final Verdict verdict;
    private final List<String> notices;
    private final Redaction redaction;

    Drift(String first, String second, String shape, Verdict verdict, List<String> notices, Redaction redaction) {
        boolean isOneName = first.equals(second);
        this.first = isOneName ? first + " (first)" : first;
        this.second = isOneName ? second + " (second)" : second;
        this.shape = shape;
        this.verdict = verdict;
        this.notices = new ArrayList<>(notices);
        this.notices.addAll(verdict.notices());
        this.redaction = redaction;
    }

    /** How two places differ at one key. */
    public enum Kind {
        /** The values are not the same. */
        VALUE,
        /** They say the same in values of two kinds: 1 and "1". */
        TYPE,
        /** The second place does not have the key. */
        ONLY_FIRST,
        /** The first place does not have the key. */
        ONLY_SECOND,
        /** The values are the same, and must not be. */
        SAME;

        private String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A difference that is not meant, or two values that are the same and must not be.
     *
     * @param key the key
     * @param kind how they differ
     */
    public record Difference(Key key, Kind kind) {}

    /** Begins a comparison. The migrations of both are used to bring them to one shape, and so are their journals. */
    public static DriftBuilder between(Migrator first, Migrator second) {
        return new DriftBuilder(first, second);
    }

    /** What is not meant. */
    public List<Difference> differences() {
        return verdict.differences().stream()
                .map(row -> new Difference(row.key(), row.kind()))
                .toList();
    }

    /** Whether there is nothing that is not meant. */
    public boolean isEmpty() {
        return verdict.differences().isEmpty();
    }

    /** The shape at which both were seen: {@code after:2026-11-datasource}. */
    public String shape() {
        return shape;
    }

    /** What else should be known: of the shape, and of entries of the list that are expired or not needed any more. */
    public List<String> notices() {
        return List.copyOf(notices);
    }

    private Page page() {
        Page page = new Page("Differences between " + first + " and " + second, redaction).fact("compared", shape);
        if (!verdict.differences().isEmpty()) {
            page.section("Not meant").grid("key", "what", first, second);
            verdict.differences()
                    .forEach(row -> page.row(row.key().toString(), said(row.kind()), one(row), other(row)));
        }
        if (!verdict.allowed().isEmpty()) {
            page.section("Allowed").grid("key", "what", "reason", "owner", "until");
            verdict.allowed().forEach(row -> {
                Entry by = row.by().orElseThrow();
                String until = by.expires().map(Object::toString).orElse("");
                page.row(
                        row.key().toString(),
                        said(row.kind()),
                        redaction.text(by.reason()),
                        redaction.text(by.owner()),
                        until);
            });
        }
        if (!notices.isEmpty()) {
            page.section("Notes");
            notices.forEach(notice -> page.message("", notice));
        }
        int count = verdict.differences().size();
        return page.section(count == 0 ? "No differences" : count == 1 ? "1 difference" : count + " differences");
    }

    private String one(Verdict.Row row) {
        return shown(row.key(), row.one());
    }

    private String other(Verdict.Row row) {
        return shown(row.key(), row.other());
    }

    private String shown(Key key, Optional<Value> value) {
        return value.map(one -> redaction.shown(key, one)).orElse("");
    }

    private String said(Kind kind) {
        return switch (kind) {
            case VALUE -> "differs";
            case TYPE -> "another type";
            case ONLY_FIRST -> "only in " + first;
            case ONLY_SECOND -> "only in " + second;
            case SAME -> "same, and must differ";
        };
    }

    /** The differences as a page of text, for people. */
    @Override
    public String toString() {
        return page().text();
    }

    @Override
    public String toMarkdown() {
        return page().markdown();
    }

    @Override
    public String toHtml() {
        return page().html();
    }

    @Override
    public String toJson() {
        Table report = Forms.report("diff", first)
                .put("other", Value.of(second))
                .put("shape", Value.of(shape))
                .put(
                        "differences",
                        Forms.list(verdict.differences(), row -> form(row).build()))
                .put("allowed", Forms.list(verdict.allowed(), this::allowed))
                .put("notices", Forms.texts(notices, redaction))
                .build();
        return Json.exact(report);
    }

    private Table.Builder form(Verdict.Row row) {
        Table.Builder form = Table.builder()
                .put("key", Value.of(row.key().toString()))
                .put("kind", Value.of(row.kind().word()));
        side(form, row.one(), one(row), "first");
        side(form, row.other(), other(row), "second");
        return form;
    }

    private static void side(Table.Builder form, Optional<Value> value, String shown, String name) {
        value.ifPresent(there -> {
            form.put(name, Value.of(shown));
            form.put(name + "Origin", Value.of(there.origin().toString()));
        });
    }

    private Value allowed(Verdict.Row row) {
        Entry by = row.by().orElseThrow();
        Table.Builder form = form(row)
                .put("reason", Value.of(redaction.text(by.reason())))
                .put("owner", Value.of(redaction.text(by.owner())));
        by.expires().ifPresent(day -> form.put("expires", Value.of(day.toString())));
        return form.build();
    }
}
