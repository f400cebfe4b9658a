package dev.keyturn.spi;

import dev.keyturn.settings.Value;

/** A source whose content says more than its settings do: comments, spacing, quotes. */
public interface KeepsLayout {
    /**
     * What to keep beside an edit, so that the one that takes it back can give the content the look that it had. It goes into
     * the journal before the edit is written, and comes back as {@link Edit#layout}; whether it still fits is for the source
     * to find out.
     *
     * @param expectedRevision the revision that the edit was made for
     * @param edit the edit, which is about to be written
     * @throws StaleException if the revision is another one
     */
    Value layout(String expectedRevision, Edit edit);
}
