/**
 * The journals and locks that come with Keyturn: in a directory beside the settings, or in memory.
 *
 * <p>Start reading at {@link dev.keyturn.journal.FileJournal}.
 */
@NullMarked
package dev.keyturn.journal;

import org.jspecify.annotations.NullMarked;
