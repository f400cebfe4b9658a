package dev.keyturn.files;

import dev.keyturn.files.comments.Carrying;
import dev.keyturn.files.comments.CommentedText;
import dev.keyturn.files.comments.WayBack;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.format.Parsed;
import dev.keyturn.spi.format.Splice;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** The content of a file, and what its format makes of the part of it that a source is about. */
final class Opened {
    private final FileContent content;
    private final DocumentPlace place;
    private final FileContent part;
    private final Part about;
    private final String source;
    private final List<Problem> notices;
    private volatile Parsed parsed;
    private volatile @Nullable Spliced last;

    private Opened(
            FileContent content, DocumentPlace place, Part about, String source, Parsed parsed, List<Problem> notices) {
        this.content = content;
        this.place = place;
        this.part = part(content, place);
        this.about = about;
        this.source = source;
        this.parsed = parsed;
        this.notices = notices;
    }

    static Opened of(FileContent content, Part about, String source) {
        DocumentPlace place = about.place(content.text(), source);
        return new Opened(content, place, about, source, about.parse(content.text(), place, source), List.of());
    }

    /** Another version of the text. */
    private Parsed read(String text) {
        return about.parse(text, about.place(text, source), source);
    }

    /** The same, with what should be known of how it came about. */
    Opened saying(List<Problem> said) {
        if (said.isEmpty()) {
            return this;
        }
        return new Opened(content, place, about, source, parsed, said);
    }

    List<Problem> notices() {
        return notices;
    }

    /** An edit, what it does to the text and its comments, and what comes out, when somebody has asked for it. */
    private static final class Spliced {
        private final Edit edit;
        private final Carrying.Carried carried;
        private volatile @Nullable Opened after;

        Spliced(Edit edit, Carrying.Carried carried) {
            this.edit = edit;
            this.carried = carried;
        }
    }

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
        parsed = new Light(parsed.settings(), parsed.notices());
    }

    /** What a text says, without what it is edited with. */
    private final class Light implements Parsed {
        private final Settings settings;
        private final List<Problem> notices;

        Light(Settings settings, List<Problem> notices) {
            this.settings = settings;
            this.notices = notices;
        }

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
            return read(content.text()).edit(edit);
        }
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

    /** What an edit does. A run asks for its look first, and then for the edit. */
    @SuppressWarnings("ReferenceEquality") // the very edit that was asked for before
    private Spliced spliced(Edit edit) {
        Spliced known = last;
        if (known == null || known.edit != edit) {
            known = new Spliced(edit, carried(edit));
            last = known;
        }
        return known;
    }

    private Carrying.Carried carried(Edit edit) {
        List<Splice> splices = parsed.edit(edit);
        CommentedText commented = commented();
        return commented.hasComments() ? Carrying.of(commented, edit, splices) : Carrying.Carried.without(splices);
    }

    private CommentedText commented() {
        Parsed there = parsed;
        Parsed whole = there instanceof Light ? read(content.text()) : there;
        return new CommentedText(content.text(), place.start(), whole, this::read);
    }

    /**
     * The text with an edit in it, read again. There is one tree of the two texts at a time, so this one's is given up.
     *
     * @throws RefusedException if it cannot be read
     */
    Opened after(Edit edit) {
        Spliced spliced = spliced(edit);
        Opened known = spliced.after;
        if (known == null) {
            lighten();
            known = of(content.with(with(spliced)), about, source);
            spliced.after = known;
        }
        return known;
    }

    /** The whole text with an edit in it. */
    String with(Edit edit) {
        return with(spliced(edit));
    }

    private String with(Spliced spliced) {
        return Splice.apply(content.text(), spliced.carried.splices());
    }

    /** How the places of an edit look, told by what stands around them in this part. */
    Value look(Edit edit) {
        Carrying.Carried carried = spliced(edit).carried;
        List<Splice> splices = carried.splices().stream()
                .map(splice -> splice.shifted(-place.start()))
                .toList();
        return Look.of(part, splices, edit.changes(), comments(carried, edit));
    }

    private Value comments(Carrying.Carried carried, Edit edit) {
        if (carried.families().isEmpty()) {
            return Value.of(List.of());
        }
        try {
            return carried.kept(after(edit).commented());
        } catch (RefusedException cannotBeRead) {
            return Value.of(List.of()); // it is checked before it is written, and told there
        }
    }

    /** The way back of the comments, for the look of an earlier edit. */
    WayBack wayBack(Value look) {
        return new WayBack(commented(), Look.comments(look));
    }

    /** The entries whose comments an edit of this would lose. */
    List<Key> lost(Edit edit) {
        return spliced(edit).carried.lost();
    }

    /** Whether nobody has edited this part since the edit with this look was written. */
    boolean isUntouched(Value look) {
        return Look.isUntouched(part, look);
    }

    /** The whole text with the places of an earlier edit as they were, as far as they are found in this part. */
    Optional<String> restored(Value look, boolean isTogether, BiPredicate<String, String> mayBe) {
        return Look.restored(part, look, isTogether, (before, after) -> mayBe.test(whole(before), whole(after)))
                .map(this::whole);
    }

    private String whole(String other) {
        return place.in(content.text(), other);
    }
}
