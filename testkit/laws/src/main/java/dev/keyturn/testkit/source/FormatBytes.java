package dev.keyturn.testkit.source;

import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Place;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.format.Parsed;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What every format promises of all that an edit does not name. A part of {@link SettingsFormatContract}. */
public interface FormatBytes extends GivesFormat {
    /** BYTES, of a value that becomes another. */
    @Test
    default void BYTES_aChangedValueLeavesAllOtherEntriesAndTheirCommentsAlone() {
        FormatTries tries = FormatTries.ofWritable(this);
        tries.eachText(
                Rule.BYTES,
                text -> tries.rules().parsed(text).ifPresent(parsed -> {
                    Settings before = parsed.settings();
                    for (Key key : before.keys()) {
                        Value value = before.value(key).orElseThrow();
                        if (!(value instanceof Items) && !(value instanceof Table)) {
                            Value other = before.held(Value.of(value.equals(Value.of("word")) ? "other" : "word"));
                            Settings after = before.with(key, other);
                            tries.planned(before, after).ifPresent(edit -> changed(tries, text, parsed, key, edit));
                        }
                    }
                }));
    }

    private static void changed(FormatTries tries, String text, Parsed parsed, Key key, Edit edit) {
        tries.rules().written(text, edit).ifPresent(edited -> {
            Supplier<String> what =
                    () -> Shown.edit(edit) + Shown.text("the text", text) + Shown.text("what came out", edited);
            Stretch entry = Stretch.of(text, parsed, key);
            Rule.BYTES.demand(entry.isAllThatDiffers(edited), () -> "more is changed than the entry" + what.get());
            entry.comments(parsed, parsed.settings().value(key).orElseThrow())
                    .forEach(comment -> Rule.BYTES.demand(
                            entry.within(edited).contains(comment),
                            () -> "a comment is gone: " + comment + what.get()));
        });
    }

    /** BYTES, of an entry that comes. */
    @Test
    default void BYTES_aNewEntryLeavesEveryCharacterThatIsThere() {
        FormatTries tries = FormatTries.ofWritable(this);
        tries.eachText(
                Rule.BYTES,
                text -> tries.settings(text).ifPresent(before -> {
                    for (Key table : tables(before)) {
                        Key fresh = table.child("fresh");
                        for (Place place : List.of(Place.FIRST, Place.after(first(before, table)), Place.after(""))) {
                            Settings after = before.with(fresh, Value.of("word"), Map.of(fresh, place));
                            tries.planned(before, after)
                                    .ifPresent(edit -> tries.rules()
                                            .written(text, edit)
                                            .ifPresent(edited -> Rule.BYTES.demand(
                                                    isWithin(text, edited),
                                                    () -> "what was there is not there any more" + Shown.edit(edit)
                                                            + Shown.text("the text", text)
                                                            + Shown.text("what came out", edited))));
                        }
                    }
                }));
    }

    /** The tables with something in them, the whole among them. */
    private static List<Key> tables(Settings settings) {
        return Stream.concat(Stream.of(Key.root()), OneEdit.keys(settings).stream())
                .filter(key -> table(settings, key).size() > 0)
                .toList();
    }

    private static Table table(Settings settings, Key key) {
        Value there = key.isRoot() ? settings.root() : settings.at(key).orElseThrow();
        return there instanceof Table table ? table : Table.empty();
    }

    private static String first(Settings settings, Key table) {
        return table(settings, table).names().iterator().next();
    }

    /** Whether all characters of one are in the other, in order. */
    private static boolean isWithin(String text, String other) {
        int found = 0;
        for (int i = 0; i < other.length() && found < text.length(); i++) {
            found += other.charAt(i) == text.charAt(found) ? 1 : 0;
        }
        return found == text.length();
    }

    /** BYTES, of line ends. */
    @Test
    default void BYTES_whatIsWrittenHasTheLineEndsOfTheText() {
        FormatTries tries = FormatTries.ofWritable(this);
        boolean isRead = false;
        for (String text : texts()) {
            String windows = text.replace("\n", "\r\n");
            isRead |= tries.settings(windows).isPresent();
            Smallest.tryOut(text, smaller -> lineEnds(tries, smaller.replace("\n", "\r\n")));
        }
        Assumptions.assumeTrue(isRead, () -> format().name() + " refuses texts whose lines end with \\r\\n");
    }

    private static void lineEnds(FormatTries tries, String text) {
        tries.settings(text).filter(said -> text.contains("\n")).ifPresent(before -> {
            for (OneEdit one : OneEdit.all(before, 10)) {
                one.of(before, tries.format().capabilities())
                        .filter(FormatBytes::isWithoutLineEnds)
                        .ifPresent(edit -> FormatTries.only(
                                Rule.BYTES,
                                () -> tries.rules()
                                        .written(text, edit)
                                        .ifPresent(edited -> Rule.BYTES.demand(
                                                !edited.replace("\r\n", "").contains("\n"),
                                                () -> "a line ends otherwise than those of the text" + Shown.edit(edit)
                                                        + Shown.text("the text", text)
                                                        + Shown.text("what came out", edited)))));
            }
        });
    }

    /** Whether no line ends within a value: a format may write those as they are. */
    private static boolean isWithoutLineEnds(Edit edit) {
        return edit.changes().list().stream()
                .flatMap(change -> change.after().stream())
                .noneMatch(Stretch::hasLineEnd);
    }

    /** BYTES, of the end of a text. */
    @Test
    default void BYTES_aTextThatEndsWithALineEndKeepsIt() {
        FormatTries tries = FormatTries.ofWritable(this);
        tries.eachEdit(Rule.BYTES, (text, before, edit) -> {
            if (text.endsWith("\n")) {
                tries.rules()
                        .written(text, edit)
                        .filter(edited -> !edited.isEmpty())
                        .ifPresent(edited -> Rule.BYTES.demand(
                                edited.endsWith("\n"),
                                () -> "the line end behind the last line is gone" + Shown.edit(edit)
                                        + Shown.text("the text", text) + Shown.text("what came out", edited)));
            }
        });
    }
}
