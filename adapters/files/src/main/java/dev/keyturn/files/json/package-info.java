/**
 * JSON, and JSON with comments.
 *
 * <p>{@link dev.keyturn.files.json.JsonReader} makes a tree of {@link dev.keyturn.files.json.JsonNode nodes}, which know
 * their places in the text. {@link dev.keyturn.files.json.JsonEdit} carries operations out on it: {@link
 * dev.keyturn.files.json.JsonLayout} says which blanks and comments belong to which entry, {@link
 * dev.keyturn.files.json.JsonStyle} how new ones look.
 *
 * <p>What is read is RFC 8259, but for these: the outermost value is an object, each of its keys comes once, nothing
 * nests deeper than 500, numbers have at most 1000 characters. JSON with comments may have {@code //} and {@code /* *}{@code /}
 * comments, and a comma behind the last entry or element.
 */
@NullMarked
package dev.keyturn.files.json;

import org.jspecify.annotations.NullMarked;
