package dev.keyturn.testkit.laws;

import dev.keyturn.settings.Json;
import dev.keyturn.settings.Settings;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * A law that does not hold, with the smallest settings that were found to show it. Secrets of somebody's own settings are in
 * nothing that is told here.
 */
public final class Violation {
    private final Law law;
    private final Subject subject;
    private final Settings settings;
    private final Optional<Edit> edit;
    private final String what;
    private final Secrets secrets;
    private final OptionalLong seed;
    private final boolean isAlone;

    Violation(Law law, Subject subject, Settings settings, Optional<Edit> edit, String what, Secrets secrets) {
        this(law, subject, settings, edit, what, secrets, OptionalLong.empty(), true);
    }

    private Violation(
            Law law,
            Subject subject,
            Settings settings,
            Optional<Edit> edit,
            String what,
            Secrets secrets,
            OptionalLong seed,
            boolean isAlone) {
        this.law = law;
        this.subject = subject;
        this.settings = settings;
        this.edit = edit;
        this.what = what;
        this.secrets = secrets;
        this.seed = seed;
        this.isAlone = isAlone;
    }

    static Violation of(Law law, Trial trial, String what) {
        return of(law, trial, Optional.empty(), what);
    }

    static Violation of(Law law, Trial trial, Edit edit, String what) {
        return of(law, trial, Optional.of(edit), what);
    }

    private static Violation of(Law law, Trial trial, Optional<Edit> edit, String what) {
        return new Violation(
                law, trial.subject(), trial.old(), edit, what, trial.seen().secrets());
    }

    Violation foundWith(long madeOf) {
        return new Violation(law, subject, settings, edit, what, secrets, OptionalLong.of(madeOf), isAlone);
    }

    /** Where these settings alone do not show it, but only what was seen of others. */
    Violation amongOthers() {
        return new Violation(law, subject, settings, edit, what, secrets, seed, false);
    }

    /** The law. */
    public Law law() {
        return law;
    }

    /** The steps. */
    public Subject subject() {
        return subject;
    }

    /** The settings in the old shape, with something else in the place of secrets. */
    public Settings settings() {
        return secrets.shown(settings);
    }

    /** What was edited between up and down, in words; empty where nothing was. */
    public String edit() {
        return edit.map(one -> secrets.shown(settings, one)).orElse("");
    }

    /** What is wrong. */
    public String what() {
        return secrets.shown(settings, edit, what);
    }

    Settings found() {
        return settings;
    }

    Optional<Edit> edited() {
        return edit;
    }

    /** What is wrong, with secrets. */
    String said() {
        return what;
    }

    Secrets secrets() {
        return secrets;
    }

    /** A test that fails as long as this is so, to be pasted into a test class that has the migration. */
    public String asTest() {
        if (!isAlone) {
            return String.join(
                    "\n",
                    "@Test",
                    "void " + law.name() + "_holds() {",
                    "    Laws.check(" + subject.inTests() + (seed.isEmpty() ? "" : ", " + seed.getAsLong() + "L")
                            + ").demand(Law." + law.name() + ");",
                    "}");
        }
        String json = JavaText.inBlock(Json.exact(settings().root()));
        boolean isWhole =
                secrets.in(settings).isEmpty() && edit.filter(secrets::hides).isEmpty();
        return (isWhole ? "" : "// put something else in the place of (secret): the test does not fail with that\n")
                + String.join(
                        "\n",
                        "@Test",
                        "void " + law.name() + "_holdsHere() {",
                        "    Laws.demand(Law." + law.name() + ", " + subject.inTests() + ", \"\"\"",
                        "            " + json,
                        "            \"\"\"" + edit.map(one -> ", " + code(one)).orElse("") + ");",
                        "}");
    }

    private String code(Edit edited) {
        return edited.parts().stream().map(this::single).collect(Collectors.joining(".and("))
                + ")".repeat(edited.parts().size() - 1);
    }

    private String single(Edit one) {
        return secrets.hides(one)
                ? "Edit.set(" + JavaText.quoted(one.key().toString()) + ", \"\\\"(secret)\\\"\")"
                : one.asCode();
    }

    private static String block(String name, String text) {
        return "\n  " + name + text.replace("\n", "\n             ");
    }

    @Override
    public String toString() {
        Cause cause = Cause.of(this);
        String where = subject.migrations().isPresent() ? "migration: " : "step:      ";
        return law
                + block(where, subject.told(settings, edit, secrets))
                + block("settings:  ", Differences.show(settings()))
                + (edit.isEmpty() ? "" : block("edit:      ", edit()))
                + block("wrong:     ", what())
                + block("likely:    ", cause.likely())
                + block("to do:     ", cause.remedy())
                + (seed.isEmpty() ? "" : block("seed:      ", again()))
                + block("as a test: ", asTest());
    }

    private String again() {
        return seed.getAsLong() + "; to run it again: Laws.check(" + subject.inTests() + ", " + seed.getAsLong()
                + "L).demandAll();";
    }
}
