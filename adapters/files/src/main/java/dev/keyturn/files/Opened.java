package dev.keyturn.files;

import dev.keyturn.spi.Edit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The content of a file, and what its format makes of it. */
final class Opened {
    private final FileContent content;
    private final Parsed parsed;
    private volatile @Nullable Spliced last;

    Opened(FileContent content, Parsed parsed) {
        this.content = content;
        this.parsed = parsed;
    }

    /** An edit, and its splices. */
    private record Spliced(Edit edit, List<Splice> splices) {}

    FileContent content() {
        return content;
    }

    Parsed parsed() {
        return parsed;
    }

    boolean is(FileContent other) {
        return content.hash().equals(other.hash()) && content.text().equals(other.text());
    }

    /** The splices of an edit. A run asks for its look first, and then for the edit. */
    @SuppressWarnings("ReferenceEquality") // the very edit that was asked for before
    List<Splice> splices(Edit edit) {
        Spliced known = last;
        if (known == null || known.edit() != edit) {
            known = new Spliced(edit, parsed.edit(edit));
            last = known;
        }
        return known.splices();
    }
}
