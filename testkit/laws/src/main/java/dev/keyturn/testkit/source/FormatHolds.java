package dev.keyturn.testkit.source;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.Edit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What every format promises about what it can hold. A part of {@link SettingsFormatContract}. */
public interface FormatHolds extends GivesFormat {
    /** CAPABLE, of what every format holds that can be written. */
    @Test
    default void CAPABLE_plainTextsAreSetAddedAndRemoved() {
        holds("a text that becomes another", FormatHolds::withOtherText);
        holds("a new entry with a text", before -> Optional.of(before.with(fresh(), Value.of("word"))));
        holds("an entry that goes", before -> text(before).map(before::withoutAll));
    }

    private static Optional<Settings> withOtherText(Settings before) {
        return text(before).map(key -> before.replaced(key, Value.of("word")));
    }

    private static Key fresh() {
        return Key.ofNames("fresh");
    }

    private static Optional<Key> text(Settings settings) {
        return settings.keys().stream()
                .filter(key -> settings.at(key).orElseThrow() instanceof Text)
                .findFirst();
    }

    /** CAPABLE. */
    @Test
    default void CAPABLE_numbersAndBooleansAreHeldWhereTextsSayMoreThanTexts() {
        Assumptions.assumeFalse(
                texts().stream()
                        .allMatch(
                                text -> format().read(text, FormatRules.SOURCE).isTextOnly()),
                () -> format().name() + " says that it holds texts only");
        holds("a number", before -> Optional.of(before.with(fresh(), Value.of(7))));
        holds("a boolean", before -> Optional.of(before.with(fresh(), Value.of(true))));
    }

    /** CAPABLE. */
    @Test
    default void CAPABLE_listsAreHeldWhereTheFormatSaysSo() {
        assumeHeld("lists", Capabilities::holdsLists);
        Value list = Value.of(List.of(Value.of("b"), Value.of("a"), Value.of("")));
        holds("a list", before -> Optional.of(before.with(fresh(), list)));
    }

    /** CAPABLE. */
    @Test
    default void CAPABLE_nullIsHeldWhereTheFormatSaysSo() {
        assumeHeld("null", Capabilities::holdsNull);
        holds("null", before -> Optional.of(before.with(fresh(), Value.ofNull())));
    }

    /** CAPABLE. */
    @Test
    default void CAPABLE_emptyTablesAreHeldWhereTheFormatSaysSo() {
        assumeHeld("empty tables", Capabilities::holdsEmptyTables);
        holds("an empty table", before -> Optional.of(before.with(fresh(), Table.empty())));
    }

    /** CAPABLE. */
    @Test
    default void CAPABLE_aValueBesideItsChildrenIsHeldWhereTheFormatSaysSo() {
        assumeHeld("a value beside its children", Capabilities::holdsValueWithChildren);
        holds(
                "an entry below one that has a text",
                before -> text(before).map(key -> before.with(key.child("below"), Value.of("word"))));
    }

    private void assumeHeld(String what, Predicate<Capabilities> isHeld) {
        Capabilities says = FormatTries.ofWritable(this).format().capabilities();
        Assumptions.assumeTrue(isHeld.test(says), () -> format().name() + " says that it cannot hold: " + what);
    }

    /** In one of the samples at least it is written, and then it is there. */
    private void holds(String what, Function<Settings, Optional<Settings>> change) {
        FormatTries tries = FormatTries.ofWritable(this);
        boolean isHeld = false;
        for (String text : texts()) {
            Settings before = tries.settings(text).orElse(Settings.empty());
            Optional<Edit> edit = change.apply(before).flatMap(after -> tries.planned(before, after));
            Optional<String> edited = edit.flatMap(planned -> tries.rules().written(text, planned));
            edited.ifPresent(there -> tries.rules().exact(text, edit.orElseThrow(), there));
            isHeld |= edited.isPresent();
        }
        Rule.CAPABLE.demand(
                isHeld, format().name() + " says that it can hold this, and refuses it in every sample: " + what);
    }
}
