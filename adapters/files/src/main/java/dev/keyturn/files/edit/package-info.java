/**
 * What the formats share when they edit: an edit as operations on entries, instead of changes of single values; the way
 * to a new entry, and its comments as lines.
 *
 * <p>Start reading at {@link dev.keyturn.files.edit.Operation}.
 */
@NullMarked
package dev.keyturn.files.edit;

import org.jspecify.annotations.NullMarked;
