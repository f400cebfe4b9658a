package dev.keyturn;

/** What {@link Migrator#run} does. */
public enum Mode {
    /** Nothing at all: neither settings nor journal are looked at. */
    OFF,
    /** Works out what would be done, and does nothing. */
    PLAN,
    /** Migrates. */
    MIGRATE
}
