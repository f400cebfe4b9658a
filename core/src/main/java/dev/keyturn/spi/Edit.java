package dev.keyturn.spi;

import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Place;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Comment;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a write is to change.
 *
 * @param changes the changes, each with the value that is there before
 * @param places where the keys that are added stand among the others, for a place that keeps an order
 * @param comments what to write above keys that are added, for a place that holds comments
 * @param heirs keys that go, each with the one whose value is made of it and of others: what belongs to the one, such as
 *     a comment, belongs to the other from now on. A value that goes elsewhere as it is needs none, because its origin tells
 * @param layout where an earlier edit is taken back, what {@link KeepsLayout} gave for that one; a list of those where
 *     several are taken back at once, the last one first
 */
public record Edit(
        Changes changes, Map<Key, Place> places, List<Comment> comments, Map<Key, Key> heirs, Optional<Value> layout) {
    public Edit {
        places = Map.copyOf(places);
        comments = List.copyOf(comments);
        heirs = Collections.unmodifiableMap(new LinkedHashMap<>(heirs));
    }

    /** Changes without more. */
    public static Edit of(Changes changes) {
        return new Edit(changes, Map.of(), List.of(), Map.of(), Optional.empty());
    }

    /** The changes that lead to these settings. */
    public static Edit to(Settings after, Changes changes, List<Comment> comments) {
        return new Edit(changes, changes.places(after), comments, Map.of(), Optional.empty());
    }

    /** The same edit, which takes back one that was made with this layout. */
    public Edit restoring(Optional<Value> old) {
        return new Edit(changes, places, comments, heirs, old);
    }

    /** The same edit, with what becomes of keys that go. */
    public Edit inheriting(Map<Key, Key> whose) {
        return new Edit(changes, places, comments, whose, layout);
    }

    /**
     * The same edit for settings that have been written and read again since it was planned: its values have the origins that
     * they have there, so that what it moves is recognised.
     *
     * @param planned the settings that it was planned on
     * @param there equal settings, as they were read
     */
    public Edit asOf(Settings planned, Settings there) {
        return Origins.asOf(this, planned, there);
    }
}
