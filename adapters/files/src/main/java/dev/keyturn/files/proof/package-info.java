/**
 * How every edit of a file is tried. Start reading at {@link dev.keyturn.files.proof.Trial}, which is one of them; {@link
 * dev.keyturn.files.proof.Edits} has all of them.
 */
@NullMarked
package dev.keyturn.files.proof;

import org.jspecify.annotations.NullMarked;
