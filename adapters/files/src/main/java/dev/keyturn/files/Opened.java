package dev.keyturn.files;

import dev.keyturn.files.comments.Carrying;
import dev.keyturn.files.comments.CommentedText;
import dev.keyturn.files.comments.WayBack;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The content of a file, and what its format makes of the part of it that a source is about. */
final class Opened {
    private final FileContent content;
    private final DocumentPlace place;
    private final FileContent part;
    private final Function<String, Parsed> reader;
    private volatile Parsed parsed;
    private volatile boolean isLight;
    private volatile @Nullable Spliced last;
    private final List<Problem> notices;

    private Opened(
            FileContent content,
            DocumentPlace place,
            Parsed parsed,
            Function<String, Parsed> reader,
            List<Problem> notices) {
        this.content = content;
        this.place = place;
        this.part = part(content, place);
        this.parsed = parsed;
        this.reader = reader;
        this.notices = notices;
    }

    static Opened of(FileContent content, Part part, String source) {
        DocumentPlace place = part.place(content.text(), source);
        return new Opened(
                content,
                place,
                part.parse(content.text(), place, source),
                text -> part.parse(text, part.place(text, source), source),
                List.of());
    }

    /** The same, with what should be known of how it came about. */
    Opened saying(List<Problem> said) {
        if (said.isEmpty()) {
            return this;
        }
        Opened same = new Opened(content, place, parsed, reader, said);
        same.isLight = isLight;
        return same;
    }

    List<Problem> notices() {
        return notices;
    }

    /** An edit, and its splices. */
    private record Spliced(Edit edit, List<Splice> splices) {}

    /** The text of this part alone, with a mark of the encoding where it begins with one. */
    String partText() {
        return (place.start() == 0 && content.encoding().hasMark() ? "\uFEFF" : "") + part.text();
    }

    /** Whether what stands around this part is the same in both. */
    boolean isAround(Opened other) {
        String mine = content.text();
        String others = other.content.text();
        return mine.substring(0, place.start()).equals(others.substring(0, other.place.start()))
                && mine.substring(place.end()).equals(others.substring(other.place.end()));
    }

    /** The whole content. */
    FileContent content() {
        return content;
    }

    Parsed parsed() {
        return parsed;
    }

    /**
     * Keeps what it says and gives up what it is edited with, which takes much more room: that is made again if it is needed.
     */
    void lighten() {
        Settings settings = parsed.settings();
        List<Problem> notices = parsed.notices();
        isLight = true;
        parsed = new Parsed() {
            @Override
            public Settings settings() {
                return settings;
            }

            @Override
            public List<Problem> notices() {
                return notices;
            }

            @Override
            public List<Splice> edit(Edit edit) {
                return reader.apply(content.text()).edit(edit);
            }
        };
    }

    /** Changes whenever this part does, and not with what stands around it. */
    String revision() {
        return part.hash();
    }

    static String revision(FileContent content, DocumentPlace place) {
        return part(content, place).hash();
    }

    private static FileContent part(FileContent content, DocumentPlace place) {
        boolean isAll = place.start() == 0 && place.end() == content.text().length();
        return isAll ? content : content.with(content.text().substring(place.start(), place.end()));
    }

    boolean is(FileContent other) {
        return content.hash().equals(other.hash()) && content.text().equals(other.text());
    }

    /** The splices of an edit. A run asks for its look first, and then for the edit. */
    @SuppressWarnings("ReferenceEquality") // the very edit that was asked for before
    private List<Splice> splices(Edit edit) {
        Spliced known = last;
        if (known == null || known.edit() != edit) {
            known = new Spliced(edit, new Carrying(commented(), edit).carried(parsed.edit(edit)));
            last = known;
        }
        return known.splices();
    }

    private CommentedText commented() {
        Parsed whole = isLight ? reader.apply(content.text()) : parsed;
        return new CommentedText(content.text(), place.start(), whole, reader);
    }

    /** The whole text with an edit in it. */
    String with(Edit edit) {
        return Splice.apply(content.text(), splices(edit));
    }

    /** How the places of an edit look, told by what stands around them in this part. */
    Value look(Edit edit) {
        List<Splice> splices = splices(edit).stream()
                .map(splice -> splice.shifted(-place.start()))
                .toList();
        return Look.of(part, splices, edit.changes(), new Carrying(commented(), edit).kept(with(edit)));
    }

    /** The way back of the comments, for the look of an earlier edit. */
    WayBack wayBack(Value look) {
        return new WayBack(commented(), Look.comments(look));
    }

    /** The entries whose comments an edit of this would lose. */
    List<Key> lost(Edit edit) {
        return new Carrying(commented(), edit).lost(with(edit));
    }

    /** Whether nobody has edited this part since the edit with this look was written. */
    boolean isUntouched(Value look) {
        return Look.isUntouched(part, look);
    }

    /** The whole text with the places of an earlier edit as they were, as far as they are found in this part. */
    Optional<String> restored(Value look, BiPredicate<String, String> mayBe) {
        return Look.restored(part, look, (before, after) -> mayBe.test(whole(before), whole(after)))
                .map(this::whole);
    }

    private String whole(String other) {
        return place.in(content.text(), other);
    }
}
