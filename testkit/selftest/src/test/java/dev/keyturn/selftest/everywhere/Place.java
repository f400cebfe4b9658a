package dev.keyturn.selftest.everywhere;

import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Settings;
import java.io.IOException;

/** Somewhere to keep settings: a format, or a store. */
interface Place {
    /** What came of an example there. */
    enum Cell {
        /** There as the page shows it, and back to what was there. */
        PROVEN("proven"),
        /** The place is not written; what is to be done there is told, and who does it has what the page shows. */
        TOLD("told"),
        /** The plan says that it cannot be done there, and nothing is changed. */
        REFUSED("refused"),
        /** The place has no form for such settings, so that there is nothing to migrate. */
        NOT_HELD("no form");

        private final String said;

        Cell(String said) {
            this.said = said;
        }

        @Override
        public String toString() {
            return said;
        }
    }

    /** How the page calls it. */
    String name();

    /** Does the example there, and takes it back; fails where anything is not as the page says. */
    Cell tried(Examples.Example example) throws IOException;

    /** The same settings where nothing but text is held. */
    static Settings asText(Settings settings) {
        Settings text = Settings.ofText(Settings.empty().root());
        for (var change : Changes.between(Settings.empty(), settings).list()) {
            text = text.with(change.key(), change.after().orElseThrow());
        }
        return text;
    }
}
