package dev.keyturn.testkit.source;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.testkit.laws.Cases;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every format promises of edits: exact, or refused. A part of {@link SettingsFormatContract}. */
public interface FormatEdits extends GivesFormat {
    /** TOTAL, of edits. */
    @Test
    default void TOTAL_everyEditIsWrittenOrRefused() {
        FormatTries tries = FormatTries.ofWritable(this);
        tries.eachEdit(Rule.TOTAL, (text, before, edit) -> tries.rules().written(text, edit));
    }

    /** NAMED, of edits. */
    @Test
    default void NAMED_everyRefusalOfAnEditBeginsWithTheNameOfTheText() {
        FormatTries tries = FormatTries.ofWritable(this);
        tries.eachEdit(Rule.NAMED, (text, before, edit) -> tries.rules().written(text, edit));
    }

    /** FITS. */
    @Test
    default void FITS_theSplicesOfEveryEditFitTheText() {
        FormatTries tries = FormatTries.ofWritable(this);
        tries.eachEdit(Rule.FITS, (text, before, edit) -> tries.rules().written(text, edit));
    }

    /** EXACT. */
    @Test
    default void EXACT_everyEditOfEveryEntryIsWrittenExactlyOrRefused() {
        FormatTries tries = FormatTries.ofWritable(this);
        tries.eachEdit(Rule.EXACT, (text, before, edit) -> isExact(tries, text, edit));
    }

    private static boolean isExact(FormatTries tries, String text, Edit edit) {
        Optional<String> edited = tries.rules().written(text, edit);
        edited.ifPresent(there -> tries.rules().exact(text, edit, there));
        return edited.isPresent();
    }

    /** EXACT, of many changes at once. */
    @Test
    default void EXACT_manyEditsAtOnceAreWrittenExactlyOrRefused() {
        FormatTries tries = FormatTries.ofWritable(this);
        tries.severalEdits(Rule.EXACT, (text, before, edit) -> isExact(tries, text, edit));
    }

    /** EXACT, for values that have been mistaken for others before. */
    @Test
    default void EXACT_everyValueIsWrittenExactlyOrRefused() {
        List<Value> values = new ArrayList<>(Cases.values());
        Stream.concat(SourceHolds.TEXTS.stream(), HostileTexts.LIKE_OTHERS.stream())
                .forEach(text -> values.add(Value.of(text)));
        FormatTries tries = FormatTries.ofWritable(this);
        tries.eachText(
                Rule.EXACT,
                text -> tries.settings(text).ifPresent(before -> {
                    List<Key> keys = OneEdit.keys(before);
                    for (int i = 0; i < values.size() && !keys.isEmpty(); i++) {
                        replaced(before, keys.get(i % keys.size()), values.get(i))
                                .flatMap(after -> tries.planned(before, after))
                                .ifPresent(edit -> isExact(tries, text, edit));
                    }
                }));
    }

    private static Optional<Settings> replaced(Settings before, Key key, Value value) {
        return before.blockedAt(key).isPresent() ? Optional.empty() : Optional.of(before.replaced(key, value));
    }

    /** EXACT, for names that have been mistaken for others before, and for those that differ in little. */
    @Test
    default void EXACT_everyNameIsWrittenExactlyOrRefused() {
        FormatTries tries = FormatTries.ofWritable(this);
        tries.eachText(
                Rule.EXACT,
                text -> tries.settings(text).ifPresent(before -> {
                    List<String> names = new ArrayList<>(SourceHolds.NAMES);
                    before.root()
                            .names()
                            .forEach(name -> names.addAll(List.of(
                                    name.toUpperCase(Locale.ROOT),
                                    name.toLowerCase(Locale.ROOT),
                                    name + "2",
                                    name + ".",
                                    name + " ",
                                    name.replace('.', '_'))));
                    for (String name : names) {
                        Key key = Key.ofNames(name);
                        if (!before.has(key)) {
                            tries.planned(before, before.with(key, Value.of("x")))
                                    .ifPresent(edit -> isExact(tries, text, edit));
                            before.root().names().stream()
                                    .findFirst()
                                    .flatMap(first -> tries.planned(before, before.renamed(Key.ofNames(first), name)))
                                    .ifPresent(edit -> isExact(tries, text, edit));
                        }
                    }
                }));
    }

    /** EXACT, of a great deal at once. */
    @Test
    default void EXACT_aThousandNewEntriesAreWrittenExactlyOrRefused() {
        FormatTries tries = FormatTries.ofWritable(this);
        for (String text : texts()) {
            tries.settings(text).ifPresent(before -> {
                Settings[] after = {before};
                IntStream.range(0, 1000)
                        .forEach(i -> after[0] = after[0].with(Key.ofNames("entry-" + i), Value.of("value " + i)));
                tries.planned(before, after[0]).ifPresent(edit -> isExact(tries, text, edit));
            });
        }
    }

    /** BACK. */
    @Test
    default void BACK_theWayBackOfEveryEditIsExactOrRefused() {
        FormatTries tries = FormatTries.ofWritable(this);
        tries.eachEdit(Rule.BACK, (text, before, edit) -> comesBack(tries, text, before, edit));
    }

    private static void comesBack(FormatTries tries, String text, Settings before, Edit edit) {
        FormatRules rules = tries.rules();
        rules.written(text, edit)
                .ifPresent(edited -> rules.back(text, before, edited, rules.exact(text, edit, edited)));
    }

    /** BACK, of many changes at once. */
    @Test
    default void BACK_theWayBackOfManyEditsIsExactOrRefused() {
        FormatTries tries = FormatTries.ofWritable(this);
        tries.severalEdits(Rule.BACK, (text, before, edit) -> comesBack(tries, text, before, edit));
    }
}
