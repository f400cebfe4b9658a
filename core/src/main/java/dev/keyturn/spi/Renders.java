package dev.keyturn.spi;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A source that can say what its whole content would be after edits, without writing it. Plans ask it what it cannot write. */
public interface Renders {
    /**
     * The content with these edits in it, one after the other, as writes would leave it; nothing is written.
     *
     * @throws dev.keyturn.settings.RefusedException if one of them cannot be written exactly
     */
    String rendered(List<Edit> edits);

    /** The same as the bytes that would be stored: those of the text in UTF-8, unless the place has an encoding of its own. */
    default byte[] renderedBytes(List<Edit> edits) {
        return rendered(edits).getBytes(StandardCharsets.UTF_8);
    }
}
