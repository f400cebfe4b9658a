package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.files.proof.Editable;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What many proofs came to, and what is true of each of them. */
public final class ProofSum {
    private int files;
    private int edits;
    private int exact;
    private int refused;
    private int wrong;
    private int unchecked;
    private int otherBytes;
    private final Map<String, Integer> reasons = new TreeMap<>();
    private final Map<String, Long> withoutLook = new TreeMap<>();
    private final List<String> findings = new ArrayList<>();

    /** Adds a proof, and fails if it holds what no proof may hold. */
    public void add(String name, Proof proof) {
        files++;
        exact += proof.exact();
        refused += proof.refused();
        wrong += proof.wrong();
        unchecked += proof.unchecked();
        otherBytes += proof.notSameBytesBack();
        edits = exact + refused + wrong + unchecked + otherBytes;
        proof.refusedBecause().forEach((why, count) -> reasons.merge(why, count, Integer::sum));
        proof.findings().forEach(finding -> findings.add(name + ": " + finding));
        if (proof.wrong() > 0 && proof.findings().isEmpty()) {
            findings.add(name + ": is read otherwise");
        }
        Settings json = Settings.of(Json.read(proof.toJson(), "proof"));
        json.at(Key.of("withoutLook"))
                .ifPresent(counts -> ((Table) counts)
                        .forEach((outcome, count) -> withoutLook.merge(
                                outcome, ((Num) count).asLong().orElseThrow(), Long::sum)));
    }

    /**
     * Nothing is wrong, everything comes back as it was, and no format writes what Keyturn has to catch; but for several edits at
     * once, which may do so where one of them moves what another one changes.
     */
    public void check(String text) {
        assertThat(wrong + otherBytes).describedAs("%s%n%s", text, findings).isZero();
        assertThat(findings)
                .describedAs("%s", text)
                .allMatch(finding -> finding.contains("several at once .: refused: " + Editable.INEXACT));
    }

    /** The part of all edits that was refused. */
    public double partRefused() {
        return edits == 0 ? 0 : (double) refused / edits;
    }

    /** Why edits were refused. */
    public Set<String> reasons() {
        return reasons.keySet();
    }

    public int exact() {
        return exact;
    }

    public int unchecked() {
        return unchecked;
    }

    public int files() {
        return files;
    }

    public static String head() {
        return String.format(
                "%-24s %-10s %5s %8s %8s %7s %6s %9s %11s",
                "folder", "format", "files", "edits", "exact", "refused", "wrong", "unchecked", "other bytes");
    }

    public String line(String folder, String format) {
        return String.format(
                "%-24s %-10s %5d %8d %8d %7d %6d %9d %11d",
                folder, format, files, edits, exact, refused, wrong, unchecked, otherBytes);
    }

    /** The most frequent reasons, the ways back without the look, and what went wrong. */
    public String details() {
        StringBuilder out = new StringBuilder();
        reasons.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(8)
                .forEach(entry -> out.append(
                        String.format(Locale.ROOT, "    %6d refused: %s%n", entry.getValue(), entry.getKey())));
        out.append("    back without the look: ").append(withoutLook).append('\n');
        findings.stream()
                .limit(10)
                .forEach(finding -> out.append("    ").append(finding).append('\n'));
        return out.toString();
    }
}
