/**
 * The TOML format, version 1.0. A text becomes nodes with their places in it ({@link dev.keyturn.files.toml.Parser}), and the
 * nodes become entries, one a key ({@link dev.keyturn.files.toml.Entry}). {@link
 * dev.keyturn.files.toml.TomlEdit} hands each operation of an edit to the class for it, which notes in the {@link
 * dev.keyturn.files.toml.Draft} what changes. Start reading at {@link dev.keyturn.files.toml.TomlFormat}.
 */
@NullMarked
package dev.keyturn.files.toml;

import org.jspecify.annotations.NullMarked;
