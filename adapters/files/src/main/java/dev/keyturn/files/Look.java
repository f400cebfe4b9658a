package dev.keyturn.files;

import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.format.Splice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the places of an edit looked before it: what each was, what it became, and what stands around it, so that it is found
 * again in a text that was edited elsewhere.
 */
final class Look {
    private static final String HASH = "hash";
    private static final String PLACES = "places";
    private static final String COMMENTS = "comments";
    private static final String GONE = "gone";

    private Look() {}

    /** What to keep of the look of a text that these splices change. */
    static Value of(FileContent content, List<Splice> splices, Changes changes, Value comments) {
        FileContent edited = content.with(Splice.apply(content.text(), splices));
        String text = edited.text();
        List<Value> places = new ArrayList<>();
        int shift = 0;
        for (Splice splice : splices) {
            int at = splice.offset() + shift;
            places.add(OldPlace.of(text, at, splice).kept());
            shift += splice.inserted().length() - splice.removed().length();
        }
        return Table.builder()
                .put(HASH, Value.of(edited.hash()))
                .put(PLACES, Value.of(places))
                .put(COMMENTS, comments)
                .put(
                        GONE,
                        Value.of(changes.list().stream()
                                .filter(change -> change.after().isEmpty())
                                .map(change -> Value.of(change.key().toString()))
                                .toList()))
                .build();
    }

    /** What was kept of the comments that went with values; nothing where several edits are taken back at once. */
    static Optional<Value> comments(Value look) {
        return look instanceof Table table ? table.get(COMMENTS) : Optional.empty();
    }

    /** Whether the content is just what the edit, or the last of several, made of it. */
    static boolean isUntouched(FileContent content, Value looks) {
        Value last =
                looks instanceof Items items && items.size() > 0 ? items.items().get(0) : looks;
        return last instanceof Table table && table.text(HASH).equals(Optional.of(content.hash()));
    }

    /** The places of all edits. */
    static List<OldPlace> places(Value looks) {
        return looks(looks).stream()
                .flatMap(look -> OldPlace.of(look.value(PLACES)).stream())
                .toList();
    }

    /** The look, or those of several edits. */
    private static List<Settings> looks(Value looks) {
        return (looks instanceof Items list ? list.items() : List.of(looks))
                .stream()
                        .filter(Table.class::isInstance)
                        .map(look -> Settings.of((Table) look))
                        .toList();
    }

    /** Whether somebody wrote again what the edit took out, so that its place would bring it a second time. */
    static boolean isWrittenAgain(Settings now, Value looks) {
        return looks(looks).stream()
                .flatMap(look -> look.value(GONE).stream())
                .flatMap(gone -> gone instanceof Items keys ? keys.items().stream() : Stream.empty())
                .anyMatch(key -> key instanceof Text text && now.has(Key.of(text.text())));
    }

    /** Whether two texts are the same but for comments. */
    static boolean isSameButComments(String one, String other) {
        return withoutComments(one).equals(withoutComments(other));
    }

    private static String withoutComments(String text) {
        return text.lines()
                .map(line -> CommentLoss.withoutComment(line).strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /**
     * The text with as many places as can be found as they were; nothing where there is none.
     *
     * @param looks a look, or a list of those of several edits, the last one first
     * @param isTogether whether places may be put back together
     * @param mayBe whether a text may become another one; a place for which it may not stays as it is
     */
    static Optional<String> restored(
            FileContent content, Value looks, boolean isTogether, BiPredicate<String, String> mayBe) {
        String text = content.text();
        for (Settings look : looks(looks)) {
            List<OldPlace> places = OldPlace.of(look.value(PLACES));
            text = isUntouched(content.with(text), look.root())
                    ? Splice.apply(text, places.stream().map(OldPlace::back).toList())
                    : new PlacesBack(places, isTogether, mayBe).in(text);
        }
        return text.equals(content.text()) ? Optional.empty() : Optional.of(text);
    }
}
