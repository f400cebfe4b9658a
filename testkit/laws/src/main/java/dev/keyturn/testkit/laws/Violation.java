package dev.keyturn.testkit.laws;

import dev.keyturn.settings.Json;
import dev.keyturn.settings.Settings;

/**
 * A law that does not hold, with the smallest settings that were found to show it.
 *
 * @param law the law
 * @param subject the steps
 * @param settings the settings in the old shape
 * @param edit what was edited between up and down; empty where nothing was
 * @param what what is wrong
 */
public record Violation(Law law, Subject subject, Settings settings, String edit, String what) {
    static Violation of(Law law, Trial trial, String what) {
        return new Violation(law, trial.subject(), trial.old(), "", what);
    }

    static Violation of(Law law, Trial trial, Edit edit, String what) {
        return new Violation(law, trial.subject(), trial.old(), edit.what(), what);
    }

    /** A test that fails as long as this is so, to be pasted into a test class that has the migration. */
    public String asTest() {
        String json = Json.exact(settings.root()).replace("\\", "\\\\").replace("\"\"\"", "\\\"\"\"");
        return String.join(
                "\n",
                "@Test",
                "void " + law.name() + "_holdsHere() {",
                "    Laws.demand(Law." + law.name() + ", " + subject.inTests() + ", \"\"\"",
                "            " + json,
                "            \"\"\");",
                "}");
    }

    private static String block(String name, String text) {
        return "\n  " + name + text.replace("\n", "\n             ");
    }

    @Override
    public String toString() {
        Cause cause = Cause.of(this);
        return law
                + block(subject.migrations().isPresent() ? "migration: " : "step:      ", subject.toString())
                + block("settings:  ", settings.toString())
                + (edit.isEmpty() ? "" : block("edit:      ", edit))
                + block("wrong:     ", what)
                + block("likely:    ", cause.likely())
                + block("to do:     ", cause.remedy())
                + block("as a test: ", asTest());
    }
}
