package dev.keyturn.testkit;

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

    @Override
    public String toString() {
        return law + "\n  step:     " + subject + "\n  settings: " + settings
                + (edit.isEmpty() ? "" : "\n  edit:     " + edit) + "\n  " + what.replace("\n", "\n  ");
    }
}
