/**
 * The parsers that programs read files with, as judges of what Keyturn reads and writes. Start reading at {@link
 * dev.keyturn.files.independent.Parsers}. Nothing here may use a format of Keyturn's.
 */
@NullMarked
package dev.keyturn.files.independent;

import org.jspecify.annotations.NullMarked;
