package dev.keyturn.spi;

import dev.keyturn.settings.Problem;

/**
 * Something was changed by somebody else since it was read. Nothing was written, so it is safe to read again and decide anew;
 * to write the same again without that is to overwrite the other's work.
 */
public final class StaleException extends SourceException {
    private static final long serialVersionUID = 1L;

    /** Says what was changed. */
    public StaleException(Problem problem) {
        super(problem);
    }

    @Override
    public boolean isTemporary() {
        return true;
    }
}
