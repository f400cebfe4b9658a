package dev.keyturn.testkit.source;

import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.format.SettingsFormat;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The texts and the edits on which the rules of a format are tried.
 *
 * @param gives the format and its texts
 * @param rules the rules of it
 */
record FormatTries(GivesFormat gives, FormatRules rules) {
    private static final int MOST_ENTRIES = 40;
    private static final int SEVERAL = 60;

    static FormatTries of(GivesFormat gives) {
        return new FormatTries(gives, FormatRules.of(gives.format()));
    }

    /** Tries of a format that can be written; else the test is skipped. */
    static FormatTries ofWritable(GivesFormat gives) {
        SettingsFormat format = gives.format();
        Assumptions.assumeTrue(
                format.capabilities().isWritable(), () -> format.name() + " says that it cannot be written");
        return of(gives);
    }

    SettingsFormat format() {
        return gives.format();
    }

    /** The texts that its author gave, then the same with other line ends, and without the last one. */
    Stream<String> texts() {
        return gives.texts().stream()
                .flatMap(text -> Stream.of(text, text.replace("\n", "\r\n"), text.stripTrailing()))
                .distinct();
    }

    /** Checks each text; what is found is shown with the smallest text. What another rule is broken by, its own test says. */
    void eachText(Rule rule, Consumer<String> check) {
        texts().forEach(text -> Smallest.tryOut(text, smaller -> only(rule, () -> check.accept(smaller))));
    }

    /** What is done with a text that says something, and with an edit of it. */
    @FunctionalInterface
    interface EditCheck {
        /** Fails, if something is wrong. */
        void accept(String text, Settings before, Edit edit);
    }

    /** Checks every edit of every entry of each text. */
    void eachEdit(Rule rule, EditCheck check) {
        eachText(
                rule,
                text -> settings(text)
                        .ifPresent(before -> OneEdit.all(before, MOST_ENTRIES).stream()
                                .map(edit -> edit.of(before, format().capabilities()))
                                .flatMap(Optional::stream)
                                .forEach(edit -> only(rule, () -> check.accept(text, before, edit)))));
    }

    /** Checks edits of several entries at once, which a seed makes up. */
    void severalEdits(Rule rule, EditCheck check) {
        seeded(() -> eachText(
                rule,
                text -> settings(text)
                        .ifPresent(before -> new Random(gives.seed())
                                .longs(SEVERAL)
                                .mapToObj(seed -> OneEdit.several(before, format().capabilities(), new Random(seed)))
                                .flatMap(Optional::stream)
                                .forEach(edit -> only(rule, () -> check.accept(text, before, edit))))));
    }

    /** Says with what fails where it was made up. */
    void seeded(Runnable check) {
        try {
            check.run();
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\n  (made up with seed " + gives.seed() + ")", e);
        }
    }

    /** What a text says, if anything. */
    Optional<Settings> settings(String text) {
        return rules.parsed(text).map(parsed -> parsed.settings());
    }

    /** The edit that makes settings of others, if anybody plans that; without comments. */
    Optional<Edit> planned(Settings before, Settings after) {
        return OneEdit.planned(before, after, format().capabilities(), false);
    }

    /** Lets through what breaks this rule. */
    static void only(Rule rule, Runnable check) {
        try {
            check.run();
        } catch (AssertionError e) {
            if (String.valueOf(e.getMessage()).startsWith(rule + "\n")) {
                throw e;
            }
        }
    }
}
