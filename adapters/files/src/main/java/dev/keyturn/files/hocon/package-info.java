/**
 * The HOCON format, as Typesafe Config reads it. A text becomes tokens ({@link dev.keyturn.files.hocon.Lexer}), the tokens
 * become nodes with their places in the text ({@link dev.keyturn.files.hocon.Parser}), and the nodes become entries: one a
 * key, however many places set it ({@link dev.keyturn.files.hocon.Entry}). {@link
 * dev.keyturn.files.hocon.HoconEdit} hands each operation of an edit to the class for it, which notes in the {@link
 * dev.keyturn.files.hocon.Draft} what changes. Start reading at {@link dev.keyturn.files.hocon.HoconFormat}.
 */
@NullMarked
package dev.keyturn.files.hocon;

import org.jspecify.annotations.NullMarked;
