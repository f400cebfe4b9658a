package dev.keyturn.files.edit;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Place;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Comment;
import java.util.List;

/**
 * What an edit does to one entry of a text, with everything below it.
 *
 * <p>All operations of an edit speak of the text <em>before</em> it and happen at once: {@code from}, the key of a set or a
 * removal, and every parent that is there already are named as that text names them, also where another operation renames
 * or moves them. Of the key of an insertion and of {@link Move#to} only what is missing in that text has its name after the
 * edit; it is the last segment, and for a move the tables in front of it that have to be made. A list's elements are counted
 * as they are before the edit.
 *
 * <p>Operations may lie within one another. What is set, removed, inserted or moved inside an entry that is itself renamed or
 * moved takes part in that; what moves out of a table that is removed or set is not lost with it.
 */
public sealed interface Operation {

    /**
     * An entry gets another name in the same table, and stays where it is. There may be an entry with the new name, if
     * another operation takes that away.
     */
    record Rename(Key from, String to) implements Operation {}

    /**
     * An entry goes to another table with its comments and everything below it. Tables that are missing on the way to its new
     * place are made.
     *
     * @param from the entry
     * @param to its table, as the text before names it, and its new name
     * @param place as for {@link Insert}
     */
    record Move(Key from, Key to, Place place) implements Operation {}

    /**
     * An entry or an element gets another value and keeps its name. The value is a table where there is none before, or where
     * the table becomes empty; a list where there is none before, or where one of the two is empty.
     */
    record SetValue(Key key, Value value) implements Operation {}

    /**
     * A new entry, a new table with everything in it, or a new element of a list.
     *
     * <p>Its table is missing only if something moves there too. A new element stands in front of the one that had its number,
     * or at the end.
     *
     * @param key the table or list, as the text before names it, and the new name
     * @param value the value
     * @param place where the first missing entry on the way to the key stands in the table that is there: behind an entry
     *     that the table has before and keeps, with its name from before, or first. It says nothing in a list. What has the
     *     same place, or the same number in a list, stands in the order of the operations
     * @param comments for the entry itself and for what is below it, with keys that begin with {@code key}
     */
    record Insert(Key key, Value value, Place place, List<Comment> comments) implements Operation {
        public Insert {
            comments = List.copyOf(comments);
        }
    }

    /** An entry or an element goes, with the comments that it owns and everything below it. */
    record Remove(Key key) implements Operation {}
}
