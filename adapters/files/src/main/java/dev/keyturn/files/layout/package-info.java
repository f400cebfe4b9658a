/**
 * How members of tables and lists stand on the lines of a text, for formats with braces and commas: what a member owns, how it
 * goes, and how others come beside it.
 *
 * <p>Start reading at {@link dev.keyturn.files.layout.Layout}.
 */
@NullMarked
package dev.keyturn.files.layout;

import org.jspecify.annotations.NullMarked;
