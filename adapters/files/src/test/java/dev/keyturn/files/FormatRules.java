package dev.keyturn.files;

import dev.keyturn.files.proof.Samples;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.format.SettingsFormat;
import dev.keyturn.spi.format.Splice;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * What is promised of every {@link SettingsFormat}, tried on one text and one edit of it.
 *
 * @param format the format
 * @param reference whether what everybody reads the format with reads these settings in a text
 */
public record FormatRules(SettingsFormat format, BiPredicate<String, Settings> reference) {
    private static final String SOURCE = "test";
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** The rules, by the ids that failures begin with. */
    public enum Rule {
        TOTAL("any text is read or refused, and any edit is written or refused, in time"),
        NAMED("the places of values and of problems begin with the name of the text"),
        PLACED("each value has a place of its own"),
        SAME("a text says the same each time that it is read, and an edit of nothing changes nothing"),
        FITS("splices are in order, do not overlap, and know what they remove"),
        EXACT("an edited text says what was planned"),
        BACK("the way back is planned from what the edited text says, and is as exact"),
        REFERENCE("the library that everybody reads the format with reads the same");

        private final String sentence;

        Rule(String sentence) {
            this.sentence = sentence;
        }

        AssertionError broken(String how) {
            return new AssertionError(this + ": " + sentence + "\n" + how);
        }
    }

    /** What a fuzzer made up: a text, and two last bytes that pick an entry and what is done to it. */
    public void tryOut(byte[] input) {
        int length = Math.max(0, input.length - 2);
        byte[] text = Arrays.copyOf(input, length);
        OneEdit edit = input.length < 2 ? new OneEdit(0, 0) : new OneEdit(input[length], input[length + 1]);
        String decoded;
        try {
            decoded = FileContent.of(text, SOURCE, format.charsets()).text();
        } catch (RefusedException e) {
            isNamed(e, "bytes in none of its encodings");
            return;
        }
        tryOut(decoded, edit);
    }

    void tryOut(String text, OneEdit edit) {
        long start = System.nanoTime();
        try {
            Optional<Settings> read = read(text);
            read.ifPresent(before -> {
                nothing(text, before);
                edit.of(before, format.capabilities()).ifPresent(planned -> edited(text, before, planned));
            });
        } catch (RuntimeException | StackOverflowError e) {
            AssertionError broken = Rule.TOTAL.broken(e + " of\n" + text);
            broken.initCause(e);
            throw broken;
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        if (took.compareTo(LONGEST) > 0) {
            throw Rule.TOTAL.broken("it took " + took + ": " + text);
        }
    }

    private Optional<Settings> read(String text) {
        Settings settings;
        try {
            settings = format.read(text, SOURCE);
        } catch (RefusedException e) {
            isNamed(e, text);
            return Optional.empty();
        }
        Set<Origin> places = new HashSet<>();
        settings.forEach((key, value) -> {
            if (!value.origin().source().equals(SOURCE)) {
                throw Rule.NAMED.broken(key + " is from " + value.origin() + " in\n" + text);
            }
            if (!(value instanceof Table) && !places.add(value.origin())) {
                throw Rule.PLACED.broken(key + " is where another one is, " + value.origin() + ", in\n" + text);
            }
        });
        if (!reference.test(text, settings)) {
            throw Rule.REFERENCE.broken(text);
        }
        return Optional.of(settings);
    }

    private static void isNamed(RefusedException e, String text) {
        if (!e.problems().stream().allMatch(problem -> problem.origin().source().startsWith(SOURCE))) {
            throw Rule.NAMED.broken(e.getMessage() + " in\n" + text);
        }
    }

    private void nothing(String text, Settings before) {
        if (!format.read(text, SOURCE).equals(before)) {
            throw Rule.SAME.broken("read twice:\n" + text);
        }
        List<Splice> splices = format.edit(text, SOURCE, Edit.of(Changes.between(before, before)));
        if (!splices.isEmpty()) {
            throw Rule.SAME.broken(splices + " of\n" + text);
        }
    }

    private void edited(String text, Settings before, Edit edit) {
        Settings planned = edit.changes().applyTo(before, edit.places());
        Optional<String> there = spliced(text, edit);
        if (there.isEmpty()) {
            return;
        }
        Settings read = exact(Rule.EXACT, text, edit, there.get(), planned);
        Settings old = before.like((Table) Samples.anew(before.root())); // as a journal gives them back
        Edit back = Edit.to(old, Changes.between(read, old), List.of());
        spliced(there.get(), back).ifPresent(again -> exact(Rule.BACK, there.get(), back, again, before));
    }

    private Optional<String> spliced(String text, Edit edit) {
        List<Splice> splices;
        try {
            splices = format.edit(text, SOURCE, edit);
        } catch (RefusedException e) {
            return Optional.empty();
        }
        try {
            return Optional.of(Splice.apply(text, splices));
        } catch (IllegalArgumentException e) {
            throw Rule.FITS.broken(e.getMessage() + ": " + splices + " for " + edit.changes() + " in\n" + text);
        }
    }

    private Settings exact(Rule rule, String text, Edit edit, String edited, Settings planned) {
        String what = edit.changes() + "\n--- from\n" + text + "\n--- to\n" + edited;
        Settings read;
        try {
            read = format.read(edited, SOURCE);
        } catch (RefusedException e) {
            throw rule.broken(e.getMessage() + "\n" + what);
        }
        if (!read.equals(planned)) {
            throw rule.broken(Changes.between(planned, read) + "\n" + what);
        }
        if (!reference.test(edited, read)) {
            throw Rule.REFERENCE.broken(what);
        }
        return read;
    }
}
