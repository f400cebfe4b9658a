/**
 * The comments that entries own, whatever the format: what they are, where they go with the values of a migration, and what an
 * edit of them is on the way back.
 *
 * <p>Start reading at {@link dev.keyturn.files.comments.CommentedText}.
 */
@NullMarked
package dev.keyturn.files.comments;

import org.jspecify.annotations.NullMarked;
