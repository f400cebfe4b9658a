package dev.keyturn.spi;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.spi.SettingsSource.Snapshot;
import java.util.List;

/** What one look at a source found. */
sealed interface Seen {
    /** Two looks with equal marks have found the same. */
    Object mark();

    /** Whether it may be a source in the middle of a change. */
    boolean isDoubtful();

    void tell(Watcher watcher);

    /** Looks; whatever a source throws is something found. */
    static Seen in(SettingsSource source) {
        try {
            return new Content(source.read(Selection.all()));
        } catch (RefusedException e) {
            return new Trouble(e.problems());
        } catch (SourceException e) {
            return new Trouble(List.of(e.problem()));
        } catch (Throwable e) { // an error in one look must not end the watching; its message may show a value
            return new Trouble(List.of(Problem.of(
                            Origin.of(source.name()),
                            Key.root(),
                            "it cannot be read (" + e.getClass().getName() + ")",
                            "a source that can be read, or says why not")
                    .hint("report it to whoever wrote the source or the format")));
        }
    }

    /** Settings. */
    record Content(Snapshot snapshot) implements Seen {
        @Override
        public Object mark() {
            return snapshot.revision();
        }

        @Override
        public boolean isDoubtful() {
            return snapshot.settings().isEmpty();
        }

        @Override
        public void tell(Watcher watcher) {
            watcher.changed(snapshot);
        }
    }

    /** No settings. */
    record Trouble(List<Problem> why) implements Seen {
        @Override
        public Object mark() {
            return why;
        }

        @Override
        public boolean isDoubtful() {
            return true;
        }

        @Override
        public void tell(Watcher watcher) {
            watcher.unreadable(why);
        }
    }
}
