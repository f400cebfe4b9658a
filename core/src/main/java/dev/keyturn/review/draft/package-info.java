/**
 * A migration, guessed from two versions of the same settings. Start reading at {@link dev.keyturn.review.draft.Draft}.
 */
@NullMarked
package dev.keyturn.review.draft;

import org.jspecify.annotations.NullMarked;
