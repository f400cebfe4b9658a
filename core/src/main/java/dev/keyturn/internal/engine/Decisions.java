package dev.keyturn.internal.engine;

import dev.keyturn.step.OnConflict;

/**
 * What was decided beforehand about a way back.
 *
 * @param onConflict who wins where an edit and the old state exclude each other
 * @param isLossAccepted whether what was sealed with a key that is gone may stay lost
 */
public record Decisions(OnConflict onConflict, boolean isLossAccepted) {
    /** Nothing was decided, so whatever is a question refuses. */
    public static final Decisions NONE = new Decisions(OnConflict.REFUSE, false);
}
