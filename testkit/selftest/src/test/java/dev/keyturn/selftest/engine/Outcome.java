package dev.keyturn.selftest.engine;

import dev.keyturn.Migrator;
import dev.keyturn.Plan;
import dev.keyturn.Report;
import dev.keyturn.To;
import dev.keyturn.Verification;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.SourceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What came of doing something in a state.
 *
 * @param what in a few words
 * @param says notes and problems, as they are printed
 * @param state the state afterwards
 * @param before the settings before
 * @param entries the journal before
 */
record Outcome(String what, List<String> says, State state, Settings before, List<String> entries) {
    private static final Pattern DEED =
            Pattern.compile("^(migrated|noted|rolled back|an earlier run was interrupted|nothing to do)");

    /** What one can do. */
    enum Act {
        PLAN,
        MIGRATE,
        ROLLBACK,
        VERIFY,
        RECOVER
    }

    private record Said(String what, List<String> says) {}

    static Outcome of(State state, Act act) {
        Settings before = state.settings();
        List<String> entries = state.entries();
        Said said;
        try {
            Migrator migrator = state.migrator();
            said = switch (act) {
                case PLAN -> said(migrator.plan());
                case MIGRATE -> said(migrator.migrate());
                case ROLLBACK -> said(migrator.rollback(To.before("1-url")));
                case VERIFY -> said(migrator.verify());
                case RECOVER -> said(migrator.recover());
            };
        } catch (RefusedException refused) {
            said = new Said("refused", texts(refused.problems()));
        } catch (SourceException failed) {
            said = new Said("refused", texts(List.of(failed.problem())));
        }
        return new Outcome(said.what(), said.says().stream().map(state::usual).toList(), state, before, entries);
    }

    private static List<String> texts(List<Problem> problems) {
        return problems.stream().map(Problem::toString).toList();
    }

    private static Said said(Plan plan) {
        List<String> says = new ArrayList<>(plan.notices());
        says.addAll(texts(plan.problems()));
        String what = !plan.problems().isEmpty()
                ? "would refuse"
                : plan.migrations().isEmpty()
                        ? "nothing to do"
                        : plan.changes().isEmpty()
                                ? "would note " + String.join(", ", plan.migrations())
                                : "would run " + String.join(", ", plan.migrations());
        return new Said(what, says);
    }

    /** The lines of the report: what was done, and what else it says. */
    private static Said said(Report report) {
        List<String> did = new ArrayList<>();
        List<String> says = new ArrayList<>();
        report.toString().lines().skip(1).map(String::strip).forEach(line -> {
            if (DEED.matcher(line).find()) {
                did.add(line);
            } else {
                says.add(line.replaceFirst("^note: ", ""));
            }
        });
        return new Said(String.join("; ", did), says);
    }

    private static Said said(Verification verification) {
        List<String> says = new ArrayList<>(texts(verification.problems()));
        says.addAll(verification.notices());
        return new Said(verification.hasPassed() ? "passed" : "found fault", says);
    }

    boolean isRefused() {
        return what.equals("refused");
    }

    Settings settingsAfter() {
        return state.settings();
    }

    List<String> entriesAfter() {
        return state.entries();
    }

    /** The values that somebody gave by hand. */
    List<String> edits(Settings settings) {
        List<String> edits = new ArrayList<>();
        settings.forEach((key, value) -> mark(value.toString()).ifPresent(mark -> edits.add(value.toString())));
        return edits;
    }

    /** Which keys there are afterwards, with what is not the value that they had at first. */
    String settings() {
        Settings after = state.settings();
        if (after.equals(before)) {
            return "as before";
        }
        List<String> keys = new ArrayList<>();
        after.forEach((key, value) ->
                keys.add("`" + key + "`" + mark(value.toString()).orElse("")));
        return keys.isEmpty() ? "none" : String.join(", ", keys);
    }

    private static Optional<String> mark(String value) {
        return value.contains("an-edited")
                ? Optional.of(" (edited)")
                : value.contains("another") ? Optional.of(" (the other value)") : Optional.empty();
    }
}
