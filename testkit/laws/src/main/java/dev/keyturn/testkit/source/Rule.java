package dev.keyturn.testkit.source;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;

/**
 * The rules that a source, a watch, a journal, a lock, a place for backups and a format of text keep, by the ids that names of
 * tests begin with.
 */
public enum Rule {
    READ("a read gives what is there, and all that it was asked for"),
    EXACT("what is written is read back exactly, or refused before anything is written"),
    REST("what a write does not name stays as it is"),
    FRESH("a read sees every write that has returned, whoever made it"),
    REVISION("a revision tells one content from another, and a write says which one it left"),
    CAS("a write for another revision is refused, and changes nothing"),
    ONE_WINS("of several that expect the same one wins, and the others are told"),
    WHOLE("a reader sees what was before a write or what is after it, never what is between"),
    TOGETHER("what is done as one is there as a whole or not at all, in the settings and in the journal alike"),
    DURABLE("what was written is there for whoever opens the place again"),
    CAPABLE("what a place says it can hold it holds, and where it says it cannot be written it is not"),
    NAMED("every origin and every message begins with what users call the place"),
    SECRECY("no message shows a value"),
    CLOSED("what a source holds open it lets go of when it is closed, and reading holds nothing more open"),
    HARMLESS("closing twice, sweeping, and removing what is not there do no harm"),
    NEXT("an entry that is not the next one is refused, and changes nothing"),
    CHAIN("entries that do not follow each other are refused by the next read, which says where"),
    ALONE("one holds the lock at a time, and keeps it for as long as it lives"),
    TOLD("who waits in vain is told so in time, and by whom the lock is held"),
    FREE("a lock that was let go, or whose holder died, is to be had"),
    AGED("copies are listed from the oldest to the newest"),
    FIRST("what is there when the watching begins is the first that is told"),
    NOTICED("a change is told whoever made it, and the last one always"),
    ONCE("what has not changed is not told again"),
    ORDER("a watcher is told one thing at a time, in the order in which it happened"),
    STEADY("a watcher that fails is told of the next change"),
    GOOD("what cannot be read is told as that, once, and never as settings"),
    OVER("when a watch is closed its watcher is told nothing more"),
    LIGHT("watching keeps no process alive"),
    TOTAL("any text is read or refused, and any edit is written or refused, in time"),
    PLACED("each value has a place of its own"),
    SAME("a text says the same each time that it is read, and an edit of nothing changes nothing"),
    FITS("splices are in order, do not overlap, and know what they remove"),
    BYTES("what an edit does not name keeps every character, comments and line ends too"),
    BACK("the way back is planned from what the edited text says, and is as exact"),
    REFERENCE("what everybody reads the format with reads the same");

    private final String sentence;

    Rule(String sentence) {
        this.sentence = sentence;
    }

    /** The rule in a sentence. */
    public String sentence() {
        return sentence;
    }

    @Override
    public String toString() {
        return name() + ": " + sentence;
    }

    AssertionError broken(String how) {
        return new AssertionError(this + "\n  " + how);
    }

    void demand(boolean isKept, String how) {
        if (!isKept) {
            throw broken(how);
        }
    }

    /** As {@link #demand(boolean, String)}, where saying how takes long. */
    void demand(boolean isKept, Supplier<String> how) {
        if (!isKept) {
            throw broken(how.get());
        }
    }

    void same(Object expected, Object actual, String what) {
        demand(Objects.equals(expected, actual), what + ":\n  expected " + expected + "\n  but was  " + actual);
    }

    /** What a test has to be given by its author; where it is not, the test is skipped, and says what that leaves open. */
    <T> T given(Optional<T> hook, String because, String give) {
        provable(hook.isPresent(), because, give);
        return hook.orElseThrow();
    }

    /** Skips the test where its author gave no way to do what it needs, and says what that leaves open. */
    void provable(boolean isGiven, String because, String give) {
        Assumptions.assumeTrue(
                isGiven, () -> "not proven: " + this + ", because " + because + "; give " + give + " to prove it");
    }

    /** Skips the test where it has nothing to say of such a place. */
    void concerns(boolean isConcerned, String because) {
        Assumptions.assumeTrue(isConcerned, () -> "not applicable: " + this + ", because " + because);
    }

    /** Does something that may not fail. */
    void done(Runnable action, String what) {
        try {
            action.run();
        } catch (RuntimeException e) {
            AssertionError error = broken(what + " ends with " + e);
            error.initCause(e);
            throw error;
        }
    }

    /** Does something that has to end with this exception. */
    <X extends RuntimeException> X thrown(Class<X> type, Runnable action, String what) {
        try {
            action.run();
        } catch (RuntimeException e) {
            if (type.isInstance(e)) {
                return type.cast(e);
            }
            AssertionError error = broken(what + " ends with " + e + " instead of " + type.getSimpleName());
            error.initCause(e);
            throw error;
        }
        throw broken(what + " is accepted, where " + type.getSimpleName() + " was expected");
    }
}
