/**
 * JSON, and JSON with comments.
 *
 * <p>{@code JsonReader} makes a tree of {@code JsonNode}s, which know their places in the text. {@code JsonEdit} gathers what
 * operations do to each object and array, {@code JsonRewriting} and {@code JsonMembers} carry it out. {@code JsonLayout} says
 * which blanks and comments belong to which member, {@code JsonStyle} how new ones look.
 *
 * <p>What is read is RFC 8259, but for these: the outermost value is an object, each of its keys comes once, nothing
 * nests deeper than 500, numbers have at most 1000 characters. JSON with comments may have {@code //} and {@code /* *}{@code /}
 * comments, and a comma behind the last entry or element.
 */
@NullMarked
package dev.keyturn.files.json;

import org.jspecify.annotations.NullMarked;
