package dev.keyturn.testkit.source;

/** What a program asks of a place where settings live, and of the journal and the lock that the place holds. */
public enum Call {
    /** {@link dev.keyturn.spi.SettingsSource#read}. */
    READ(false),
    /** {@link dev.keyturn.spi.SettingsSource#write}. */
    WRITE(true),
    /** {@link dev.keyturn.spi.SettingsSource#sweep}, and that of the journal. */
    SWEEP(false),
    /** What is asked beside a read and writes nothing: the content, the layout, a patch, instructions, what would be written. */
    LOOK(false),
    /** {@link dev.keyturn.spi.KeepsContent#restore}. */
    RESTORE(true),
    /** {@link dev.keyturn.spi.Journal#read}. */
    READ_JOURNAL(false),
    /** {@link dev.keyturn.spi.Journal#append}. */
    APPEND(true),
    /** {@link dev.keyturn.spi.Lock#acquire}. */
    LOCK(false),
    /** {@link dev.keyturn.spi.Transacts#atomically}; what is done within is told besides. */
    TOGETHER(false);

    private final boolean isChange;

    Call(boolean isChange) {
        this.isChange = isChange;
    }

    /** Whether it changes the settings or the journal. */
    public boolean isChange() {
        return isChange;
    }
}
