package dev.keyturn.files.proof;

import dev.keyturn.settings.Json;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;

/** The report of a proof, for people and for programs. It holds keys and reasons, never a value. */
public final class ProofPage {
    private final String name;
    private final String format;
    private final String checkedBy;
    private final Trial trial;
    private final Edits edits;

    /** @param checkedBy the name of the independent parser, or that there is none */
    public ProofPage(String name, String format, String checkedBy, Trial trial, Edits edits) {
        this.name = name;
        this.format = format;
        this.checkedBy = checkedBy;
        this.trial = trial;
        this.edits = edits;
    }

    /** The name of the independent parser, or that there is none. */
    public String checkedBy() {
        return checkedBy;
    }

    /** The table. */
    public String text(int wrong) {
        Tally tally = trial.tally();
        StringBuilder out = new StringBuilder(name + " (" + format + "), checked by " + checkedBy + "\n");
        out.append(edits.sampled() == edits.entries() ? "all " : edits.sampled() + " of ")
                .append(edits.entries())
                .append(" entries were edited; read as it is: ")
                .append(read())
                .append("\n\n");
        out.append(line("operation", "exact", "refused", "wrong", "unchecked", "other bytes"));
        tally.byOperation().forEach((operation, counts) -> out.append(line(operation, counts)));
        out.append(line(
                "total",
                tally.count(Outcome.EXACT),
                tally.count(Outcome.REFUSED),
                wrong,
                tally.count(Outcome.UNCHECKED),
                tally.count(Outcome.NOT_SAME_BYTES_BACK)));
        out.append(line(
                "back without the look",
                tally.countWithoutLook(Outcome.EXACT),
                tally.countWithoutLook(Outcome.REFUSED),
                tally.countWithoutLook(Outcome.WRONG),
                tally.countWithoutLook(Outcome.UNCHECKED),
                ""));
        reasons("refused because", tally.refusedBecause(), out);
        reasons("refused on the way back without the look because", tally.refusedWithoutLookBecause(), out);
        reasons("unchecked because", tally.uncheckedBecause(), out);
        tally.findings().forEach(finding -> out.append(finding).append('\n'));
        return out.toString();
    }

    private String read() {
        return switch (trial.verdictBefore()) {
            case SAME -> "the same";
            case DIFFERENT -> "OTHERWISE";
            case UNREADABLE -> "not at all by the independent parser";
            case UNDECIDED -> "unchecked";
        };
    }

    private static String line(String operation, Map<Outcome, Integer> counts) {
        ToIntFunction<Outcome> count = outcome -> counts.getOrDefault(outcome, 0);
        return line(
                operation,
                count.applyAsInt(Outcome.EXACT),
                count.applyAsInt(Outcome.REFUSED),
                count.applyAsInt(Outcome.WRONG),
                count.applyAsInt(Outcome.UNCHECKED),
                count.applyAsInt(Outcome.NOT_SAME_BYTES_BACK));
    }

    private static String line(Object... cells) {
        return String.format(Locale.ROOT, "%-26s %8s %8s %8s %9s %11s\n", cells);
    }

    private static void reasons(String title, Map<String, Integer> reasons, StringBuilder out) {
        if (!reasons.isEmpty()) {
            out.append(title).append(":\n");
        }
        reasons.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(reason ->
                        out.append(String.format(Locale.ROOT, "%6d %s\n", reason.getValue(), reason.getKey())));
    }

    /** One JSON object. */
    public String json(int wrong) {
        Tally tally = trial.tally();
        Table.Builder byOperation = Table.builder();
        tally.byOperation().forEach((operation, counts) -> {
            Table.Builder row = Table.builder();
            for (Outcome outcome : Outcome.values()) {
                row.put(outcome.field(), Value.of(counts.getOrDefault(outcome, 0)));
            }
            byOperation.put(operation, row.build());
        });
        Table.Builder total = Table.builder();
        Table.Builder withoutLook = Table.builder();
        for (Outcome outcome : Outcome.values()) {
            total.put(outcome.field(), Value.of(outcome == Outcome.WRONG ? wrong : tally.count(outcome)));
            if (outcome != Outcome.NOT_SAME_BYTES_BACK) {
                withoutLook.put(outcome.field(), Value.of(tally.countWithoutLook(outcome)));
            }
        }
        return Json.plain(Table.builder()
                        .put("file", Value.of(name))
                        .put("format", Value.of(format))
                        .put("checkedBy", Value.of(checkedBy))
                        .put("read", Value.of(trial.verdictBefore().name().toLowerCase(Locale.ROOT)))
                        .put("sampled", sampled())
                        .put("total", total.build())
                        .put("withoutLook", withoutLook.build())
                        .put("byOperation", byOperation.build())
                        .put("refusedBecause", counts(tally.refusedBecause()))
                        .put("refusedWithoutLookBecause", counts(tally.refusedWithoutLookBecause()))
                        .put("uncheckedBecause", counts(tally.uncheckedBecause()))
                        .put(
                                "findings",
                                Value.of(tally.findings().stream()
                                        .map(ProofPage::finding)
                                        .toList()))
                        .build())
                .orElseThrow();
    }

    private Table sampled() {
        return Table.builder()
                .put("entries", Value.of(edits.entries()))
                .put("edited", Value.of(edits.sampled()))
                .build();
    }

    private static Table counts(Map<String, Integer> counts) {
        Table.Builder table = Table.builder();
        counts.forEach((reason, count) -> table.put(reason, Value.of(count)));
        return table.build();
    }

    private static Table finding(Finding finding) {
        return Table.builder()
                .put("operation", Value.of(finding.operation()))
                .put("key", Value.of(finding.key().toString()))
                .put("outcome", Value.of(finding.outcome().field()))
                .put("why", Value.of(finding.why()))
                .build();
    }
}
