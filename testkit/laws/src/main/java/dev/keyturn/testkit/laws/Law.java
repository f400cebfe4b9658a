package dev.keyturn.testkit.laws;

import java.util.stream.Stream;

/** The laws, by the ids that test names, messages and documents use. */
public enum Law {
    RT("RT", "up, then down: the same settings again, in the same order"),
    RE_UP("RE-UP", "up, down, up: what the first way up gave"),
    IDEM("IDEM", "up on settings that are up already changes nothing, and can be undone to the same"),
    EDIT_IN("EDIT-IN", "a value edited in the new shape goes down so that up gives the edited settings again"),
    EDIT_OUT("EDIT-OUT", "an edit elsewhere is the same edit in the old shape"),
    EDIT_BACK("EDIT-BACK", "a key that came back under its old name is equal to what was kept, or a conflict"),
    EDIT_DEL("EDIT-DEL", "a target that the user deleted stays deleted"),
    EDIT_MIN("EDIT-MIN", "what no edit reaches comes back exactly"),
    EDIT_PARK("EDIT-PARK", "an edit that the old shape cannot express is refused or reported, never dropped silently"),
    FRAME("FRAME", "nothing outside the footprint changes, and nothing outside has an influence"),
    CRASH("CRASH", "after a crash at any write, recovery ends in the old or in the new state"),
    /** Of two steps, by {@link Commuting}: a migration gives no other order to try. */
    COMM("COMM", "steps whose footprints are independent may change places"),
    MIXED("MIXED", "reading at the old shape is going down, and writes nothing"),
    /** Tried nowhere yet: what a step keeps is the library's own, whatever migration it is in. */
    RESMIN("RESMIN", "every entry of the residue is needed"),
    SECRECY("SECRECY", "no secret shows in a message, plan or report"),
    PURE("PURE", "every settings are done or refused, whatever locale, time zone and order; nothing given is changed"),
    /** Of files, by the tests of the adapter that writes them: settings in memory have no bytes. */
    BYTES("BYTES", "outside the edited places a file is the same bytes"),
    NON_VACUOUS("NON-VACUOUS", "enough of the tried settings are accepted");

    private final String id;
    private final String sentence;

    Law(String id, String sentence) {
        this.id = id;
        this.sentence = sentence;
    }

    /** The id, as in {@code EDIT-IN}. */
    public String id() {
        return id;
    }

    /** The law in a sentence. */
    public String sentence() {
        return sentence;
    }

    /** The laws that each step, and each sequence of steps, keeps by itself. */
    public static Stream<Law> ofSteps() {
        return Stream.of(
                RT, RE_UP, IDEM, EDIT_IN, EDIT_OUT, EDIT_BACK, EDIT_DEL, EDIT_MIN, EDIT_PARK, FRAME, PURE, NON_VACUOUS);
    }

    /** The laws that migrations one after the other keep; each by itself keeps more. */
    public static Stream<Law> ofChains() {
        return Stream.of(RT, RE_UP, IDEM, EDIT_OUT, FRAME, PURE, CRASH, MIXED, SECRECY, NON_VACUOUS);
    }

    /** The laws that each migration keeps: those of its steps, and those of runs of it. */
    public static Stream<Law> ofMigrations() {
        return Stream.concat(ofSteps(), Stream.of(CRASH, MIXED, SECRECY));
    }

    @Override
    public String toString() {
        return id + ": " + sentence;
    }
}
