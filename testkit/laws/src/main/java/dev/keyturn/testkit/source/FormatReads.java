package dev.keyturn.testkit.source;

import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.format.SettingsFormat;
import dev.keyturn.spi.format.Splice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** What every format promises to those who read. A part of {@link SettingsFormatContract}. */
public interface FormatReads extends GivesFormat {
    /** As many entries the samples have together, or nothing much is tried. */
    int FEWEST_ENTRIES = 3;

    /** READ. */
    @Test
    default void READ_everySampleIsRead() {
        int entries = 0;
        for (String text : texts()) {
            try {
                entries += OneEdit.keys(format().read(text, FormatRules.SOURCE)).size();
            } catch (RefusedException e) {
                throw Rule.READ.broken("a sample is refused: " + e.getMessage() + Shown.text("the text", text));
            }
        }
        Rule.READ.demand(
                entries >= FEWEST_ENTRIES,
                "the samples have " + entries + " entries together, which tries nothing; give texts with some more");
    }

    /** READ, of files from elsewhere. */
    @Test
    default void READ_aTextWithOtherLineEndsSaysTheSame() {
        FormatTries tries = FormatTries.of(this);
        for (String text : texts()) {
            Smallest.tryOut(
                    text,
                    smaller -> tries.settings(smaller)
                            .filter(FormatReads::isOfLines)
                            .ifPresent(said -> {
                                String other = smaller.replace("\n", "\r\n");
                                tries.settings(other)
                                        .ifPresent(there -> Rule.READ.demand(
                                                there.equals(said),
                                                () -> "with other line ends it says something else"
                                                        + Shown.differences(said, there)
                                                        + Shown.text("the text", other)));
                            }));
        }
    }

    /** Whether no line ends within a value: a format may keep those as they are. */
    private static boolean isOfLines(Settings settings) {
        return !Stretch.hasLineEnd(settings.root());
    }

    /** NAMED. */
    @Test
    default void NAMED_theFormatAndTheEndsOfItsFilesHaveNames() {
        SettingsFormat format = format();
        Rule.NAMED.demand(!format.name().isBlank(), "the name of the format is blank");
        Rule.NAMED.demand(!format.endings().isEmpty(), "no ending says which files are in this format");
        Rule.NAMED.demand(
                format.endings().stream().allMatch(ending -> ending.length() > 1 && ending.startsWith(".")),
                "an ending is no name of a kind of files, such as \".properties\": " + format.endings());
        Rule.NAMED.demand(!format.charsets().isEmpty(), "no encoding says how its files are read");
    }

    /** NAMED. */
    @Test
    default void NAMED_everyOriginAndNoticeBeginsWithTheNameOfTheText() {
        FormatTries tries = FormatTries.of(this);
        tries.eachText(Rule.NAMED, text -> tries.rules().read(text));
    }

    /** PLACED. */
    @Test
    default void PLACED_everyValueHasAPlaceOfItsOwn() {
        FormatTries tries = FormatTries.of(this);
        tries.eachText(Rule.PLACED, text -> tries.rules().read(text));
    }

    /** SAME. */
    @Test
    default void SAME_aTextSaysTheSameEachTimeAndAnEditOfNothingHasNoSplices() {
        FormatTries tries = FormatTries.of(this);
        tries.eachText(
                Rule.SAME,
                text -> tries.settings(text).ifPresent(before -> tries.rules().same(text, before)));
    }

    /** SAME, wherever the program runs. */
    @Test
    @ResourceLock(Resources.LOCALE)
    default void SAME_inTurkishATextSaysTheSameAndIsEditedAlike() {
        FormatTries tries = FormatTries.of(this);
        Locale here = Locale.getDefault();
        tries.eachText(Rule.SAME, text -> {
            List<String> elsewhere = new ArrayList<>();
            try {
                Locale.setDefault(Locale.forLanguageTag("tr-TR"));
                elsewhere.addAll(told(tries, text));
            } finally {
                Locale.setDefault(here);
            }
            List<String> usual = told(tries, text);
            for (int i = 0; i < Math.max(usual.size(), elsewhere.size()); i++) {
                String one = i < usual.size() ? usual.get(i) : "nothing";
                String other = i < elsewhere.size() ? elsewhere.get(i) : "nothing";
                Rule.SAME.demand(
                        one.equals(other),
                        () -> "in Turkish it is something else" + Shown.text("elsewhere", one)
                                + Shown.text("in Turkish", other));
            }
        });
    }

    /** What a text says, with the places, and what comes out of edits with letters that are special in Turkish. */
    private static List<String> told(FormatTries tries, String text) {
        List<String> told = new ArrayList<>();
        tries.settings(text).ifPresent(before -> {
            told.add(before + " " + before.keys().stream().map(before::origin).toList());
            List<Value> values = List.of(Value.of("TITLE is"), Value.of(true), Value.of(1_234_567), Value.ofNull());
            for (Value value : values) {
                for (String name : List.of("TITLE_ID", "title_id")) {
                    tries.planned(before, before.with(Key.ofNames(name), value))
                            .flatMap(edit -> tries.rules().written(text, edit))
                            .ifPresent(told::add);
                }
            }
        });
        return told;
    }

    /** SAME, for several who read at once with one format. */
    @Test
    default void SAME_severalThreadsReadTheSame() {
        SettingsFormat format = format();
        FormatTries tries = new FormatTries(this, FormatRules.of(format));
        List<String> readable = tries.texts()
                .flatMap(text -> Stream.of(text, text.substring(0, text.indexOf('\n', text.length() / 2) + 1)))
                .filter(text -> tries.settings(text).isPresent())
                .toList();
        List<Settings> alone = readable.stream()
                .map(text -> tries.settings(text).orElseThrow())
                .toList();
        List<Integer> other = IntStream.range(0, 400)
                .parallel()
                .map(i -> i % readable.size())
                .filter(i -> !format.read(readable.get(i), FormatRules.SOURCE).equals(alone.get(i)))
                .boxed()
                .toList();
        Rule.SAME.demand(
                other.isEmpty(),
                () -> "while others read other texts, a text says something else"
                        + Shown.text("the text", readable.get(other.get(0))));
    }

    /** SAME, of what was read once. */
    @Test
    default void SAME_whatWasReadDoesNotChangeWhenEditsAreAskedOfIt() {
        FormatTries tries = FormatTries.ofWritable(this);
        tries.eachText(
                Rule.SAME,
                text -> tries.rules().parsed(text).ifPresent(parsed -> {
                    String before = parsed.settings().toString();
                    for (OneEdit one : OneEdit.all(parsed.settings(), 4)) {
                        one.of(parsed.settings(), format().capabilities()).ifPresent(edit -> {
                            List<List<Splice>> twice = new ArrayList<>();
                            for (int i = 0; i < 2; i++) {
                                try {
                                    twice.add(parsed.edit(edit));
                                } catch (RuntimeException e) { // the tests of TOTAL say what is no refusal
                                    twice.add(List.of());
                                }
                            }
                            Rule.SAME.demand(
                                    twice.get(0).equals(twice.get(1)),
                                    () -> "asked twice for an edit it gives other splices" + Shown.edit(edit)
                                            + Shown.splices(twice.get(0)) + Shown.splices(twice.get(1))
                                            + Shown.text("the text", text));
                        });
                    }
                    Rule.SAME.demand(
                            before.equals(parsed.settings().toString()),
                            () -> "what was read is something else after edits were asked for"
                                    + Shown.text("the text", text));
                }));
    }

    /** REFERENCE. */
    @Test
    default void REFERENCE_everySampleIsReadAsOthersReadIt() {
        FormatRules rules = referred();
        FormatTries tries = new FormatTries(this, rules);
        tries.eachText(Rule.REFERENCE, rules::read);
    }

    /** The rules with a reference, or the test is skipped. */
    private FormatRules referred() {
        Assumptions.assumeTrue(
                reference().isPresent(),
                () -> "not proven: nobody but " + format().name()
                        + " itself says what its texts mean; give a reference()");
        return new FormatRules(format(), reference().orElseThrow());
    }

    /** REFERENCE, of edited texts. */
    @Test
    default void REFERENCE_everyEditedTextIsReadAsOthersReadIt() {
        FormatRules rules = referred();
        FormatTries tries = new FormatTries(FormatTries.ofWritable(this).gives(), rules);
        tries.eachEdit(
                Rule.REFERENCE,
                (text, before, edit) -> rules.written(text, edit).ifPresent(edited -> rules.exact(text, edit, edited)));
    }

    /** CAPABLE, of what is read. */
    @Test
    default void CAPABLE_whatIsReadIsWhatTheFormatSaysThatItHolds() {
        FormatTries tries = FormatTries.of(this);
        Capabilities says = format().capabilities();
        tries.eachText(
                Rule.CAPABLE,
                text -> tries.settings(text).ifPresent(settings -> {
                    Edit all = Edit.of(Changes.between(settings.like(Table.empty()), settings));
                    Rule.CAPABLE.demand(
                            says.problems(settings, all.changes()).isEmpty(),
                            () -> "a text is read as something that the format says it cannot hold: "
                                    + says.problems(settings, all.changes()) + Shown.text("the text", text));
                }));
    }
}
