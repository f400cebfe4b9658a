/**
 * The HOCON format, as Typesafe Config reads it. A text becomes tokens ({@link dev.keyturn.files.hocon.Lexer}), the tokens
 * become nodes with their places in the text ({@link dev.keyturn.files.hocon.Parser}), and the nodes become entries: one a
 * key, however many places set it ({@link dev.keyturn.files.hocon.Entry}). Start reading at {@link
 * dev.keyturn.files.hocon.HoconFormat}.
 */
@NullMarked
package dev.keyturn.files.hocon;

import org.jspecify.annotations.NullMarked;
