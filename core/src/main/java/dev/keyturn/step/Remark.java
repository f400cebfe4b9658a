package dev.keyturn.step;

import dev.keyturn.settings.Key;

/**
 * What became of one key on the way down, where that is more than undoing what the way up did.
 *
 * @param what what became of it
 * @param key the key, in the old shape where it is there, else in the new one
 */
public record Remark(What what, Key key) {
    /** What became of it. */
    public enum What {
        /** It was edited, or added, in the new shape, and arrived in the old one. */
        CARRIED_BACK,
        /** The journal keeps no older value of it, so nobody knows whether it was edited; it arrived in the old shape. */
        CONVERTED,
        /** It was edited, or added, in the new shape, and stays as it is where it is. */
        KEPT,
        /** It was deleted in the new shape and stays deleted. */
        STAYS_DELETED,
        /** It refers to another setting that is not what it was in the new shape: it was added, or dangled before, too. */
        DANGLES,
        /** Conflict: the edit was kept, and the old value is not in the settings. */
        EDIT_WON,
        /** Conflict: it was edited as well as the value that won, and its edit is not in the settings. */
        GAVE_WAY,
        /** Conflict: the old value was restored, and the edit is not in the settings. */
        OLD_WON
    }

    Remark below(Key around) {
        return new Remark(what, around.append(key));
    }
}
