package dev.keyturn.testkit.source;

import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.format.Parsed;
import dev.keyturn.spi.format.SettingsFormat;
import dev.keyturn.spi.format.Splice;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

/**
 * What is promised of every {@link SettingsFormat}, tried on one text and one edit of it: for whoever makes up texts, such as a
 * fuzz test. {@link SettingsFormatContract} makes them up by itself. What is broken is thrown as an {@link AssertionError} that
 * begins with its {@link Rule}.
 *
 * @param format the format
 * @param reference whether what everybody reads the format with reads these settings in a text
 */
public record FormatRules(SettingsFormat format, BiPredicate<String, Settings> reference) {
    static final String SOURCE = "some-text";

    /** Generous: a busy machine is no defect. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** Rules of a format for which nobody else knows what a text says. */
    public static FormatRules of(SettingsFormat format) {
        return new FormatRules(format, (text, settings) -> true);
    }

    /**
     * Tries them all.
     *
     * @param text any text
     * @param entry any number; it picks the entry that is edited
     * @param kind any number; it picks what is done to it
     */
    public void tryOut(String text, int entry, int kind) {
        inTime(
                text,
                () -> read(text).ifPresent(before -> {
                    same(text, before);
                    new OneEdit(entry, kind)
                            .of(before, format.capabilities())
                            .ifPresent(edit -> written(text, edit).ifPresent(edited -> {
                                Settings there = exact(text, edit, edited);
                                back(text, before, edited, there);
                            }));
                }));
    }

    private static void inTime(String text, Runnable action) {
        long start = System.nanoTime();
        action.run();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        Rule.TOTAL.demand(took.compareTo(LONGEST) < 0, () -> "it took " + took + Shown.text("the text", text));
    }

    /** TOTAL: it ends, or is refused with the place. */
    private <T> Optional<T> total(Supplier<T> action, Supplier<String> what) {
        try {
            return Optional.of(action.get());
        } catch (RefusedException e) {
            isNamed("a refusal", e.problems(), what);
            return Optional.empty();
        } catch (RuntimeException | StackOverflowError e) {
            throw ended(Rule.TOTAL, "it", e, what);
        }
    }

    private static AssertionError ended(Rule rule, String which, Throwable e, Supplier<String> what) {
        AssertionError broken = rule.broken(
                which + " ends with " + e.getClass().getSimpleName() + " instead of a RefusedException" + what.get());
        broken.initCause(e);
        return broken;
    }

    private static void isNamed(String which, List<Problem> problems, Supplier<String> what) {
        for (Problem problem : problems) {
            Rule.NAMED.demand(
                    problem.origin().source().startsWith(SOURCE),
                    () -> which + " is said of \"" + problem.origin().source() + "\", and the text is called \""
                            + SOURCE + "\"" + what.get());
        }
    }

    /** TOTAL, without a look at what comes out; nothing where the text is refused. */
    Optional<Parsed> parsed(String text) {
        return total(
                () -> {
                    Parsed parsed = format.parse(text, SOURCE);
                    parsed.settings();
                    parsed.commentMarks();
                    isNamed("a notice", parsed.notices(), () -> Shown.text("the text", text));
                    return parsed;
                },
                () -> Shown.text("the text", text));
    }

    /** TOTAL, NAMED, PLACED, REFERENCE; nothing where the text is refused. */
    Optional<Settings> read(String text) {
        Optional<Settings> read = parsed(text).map(Parsed::settings);
        read.ifPresent(settings -> {
            placed(text, settings);
            refers(text, settings, () -> "");
        });
        return read;
    }

    private static void placed(String text, Settings settings) {
        Set<Origin> places = new HashSet<>();
        settings.forEach((key, value) -> {
            Origin origin = value.origin();
            Rule.NAMED.demand(
                    origin.source().equals(SOURCE),
                    () -> key + " is from " + origin + ", and the text is called \"" + SOURCE + "\""
                            + Shown.text("the text", text));
            boolean isAlone = value instanceof Table || places.add(origin);
            Rule.PLACED.demand(
                    isAlone, () -> key + " is where another one is, at " + origin + Shown.text("the text", text));
        });
    }

    private void refers(String text, Settings settings, Supplier<String> how) {
        Rule.REFERENCE.demand(
                reference.test(text, settings),
                () -> "the reference does not read what the format reads" + how.get() + Shown.text("the text", text));
    }

    /** SAME, of a text that can be read. */
    void same(String text, Settings before) {
        Settings again = format.read(text, SOURCE);
        Rule.SAME.demand(
                again.equals(before),
                () -> "read a second time it says something else" + Shown.differences(before, again)
                        + Shown.text("the text", text));
        Edit nothing = Edit.of(Changes.between(before, before));
        List<Splice> splices = total(() -> format.edit(text, SOURCE, nothing), () -> Shown.text("the text", text))
                .orElseThrow(() -> Rule.SAME.broken("an edit of nothing is refused" + Shown.text("the text", text)));
        Rule.SAME.demand(
                splices.isEmpty(),
                () -> "an edit of nothing changes something" + Shown.splices(splices) + Shown.text("the text", text));
    }

    /** TOTAL and FITS; nothing where the edit is refused. */
    Optional<String> written(String text, Edit edit) {
        Supplier<String> what = () -> Shown.edit(edit) + Shown.text("the text", text);
        return total(() -> format.edit(text, SOURCE, edit), what).map(splices -> {
            try {
                return Splice.apply(text, splices);
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw Rule.FITS.broken(e.getMessage() + Shown.splices(splices) + what.get());
            }
        });
    }

    /** EXACT, and REFERENCE: the edited text says what was planned. It is what the text says now. */
    Settings exact(String text, Edit edit, String edited) {
        Settings before = format.read(text, SOURCE);
        Settings planned = edit.changes().applyTo(before, edit.places());
        Supplier<String> what =
                () -> Shown.edit(edit) + Shown.text("the text", text) + Shown.text("what came out", edited);
        return says(Rule.EXACT, planned, edited, what);
    }

    private Settings says(Rule rule, Settings planned, String edited, Supplier<String> what) {
        Settings read;
        try {
            read = format.read(edited, SOURCE);
        } catch (RefusedException e) {
            throw rule.broken("what came out cannot be read: " + e.getMessage() + what.get());
        } catch (RuntimeException | StackOverflowError e) {
            throw ended(rule, "reading what came out", e, what);
        }
        rule.demand(
                read.equals(planned),
                () -> "what came out says something else" + Shown.differences(planned, read) + what.get());
        refers(edited, read, what);
        return read;
    }

    /** BACK: what leads from the edited text to the old settings is exact or refused. */
    void back(String text, Settings before, String edited, Settings there) {
        Settings old = before.like((Table) anew(before.root()));
        Edit back = Edit.to(old, Changes.between(there, old), List.of());
        written(edited, back).ifPresent(again -> {
            Supplier<String> what = () -> Shown.edit(back)
                    + Shown.text("the edited text", edited)
                    + Shown.text("what came out", again)
                    + Shown.text("the text before", text);
            says(Rule.BACK, before, again, what);
        });
    }

    /** A value as a journal gives it back: without the place where it was. */
    private static Value anew(Value value) {
        if (value instanceof Table table) {
            Table.Builder all = Table.builder();
            table.forEach((name, child) -> all.put(name, anew(child)));
            table.own().ifPresent(own -> all.own(anew(own)));
            return all.build();
        }
        return value instanceof Items list
                ? Value.of(list.items().stream().map(FormatRules::anew).toList())
                : value.withOrigin(Origin.unknown());
    }
}
