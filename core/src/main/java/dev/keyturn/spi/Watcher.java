package dev.keyturn.spi;

import dev.keyturn.settings.Problem;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Is told what a source holds: what is there when the watching begins, and then whatever it becomes.
 *
 * <p><b>What is told.</b> A change is a new revision, which for a file is the hash of its content: never a time or a length. A
 * file that is only touched, or whose old content is back before anybody was told of another one, has not changed. States
 * between may be skipped; the last one never is. It makes no difference who changed it, Keyturn included.
 *
 * <p><b>What cannot be read</b> is never told as settings. It is told once, and again if it becomes unreadable for another
 * reason; the settings that were told last stay the ones to use. When the source can be read again that is told as a
 * change, also if the settings are the same as before: so whoever shows the trouble learns that it is over. A place that
 * is gone is one that cannot be read.
 *
 * <p><b>What is doubtful</b>, unreadable or suddenly without any setting, is looked at again for a while before it is told: it
 * may be a file in the middle of a save. {@link Pace} says for how long.
 *
 * <p><b>Threads.</b> Each watch has a daemon thread of its own. It makes all calls, one at a time, in the order of what was
 * seen; while a call lasts nothing else is told, and then the latest. What a call throws is logged, and the watching goes on.
 */
@FunctionalInterface
public interface Watcher {
    /** This is what the source holds now. */
    void changed(SettingsSource.Snapshot now);

    /**
     * The source cannot be read; the settings that were told last stay the ones to use. Unless this is overridden it is
     * logged as a warning.
     *
     * @param why all that is wrong, without values
     */
    default void unreadable(List<Problem> why) {
        System.getLogger("dev.keyturn")
                .log(
                        System.Logger.Level.WARNING,
                        why.stream()
                                .map(Problem::toString)
                                .collect(Collectors.joining(
                                        System.lineSeparator(), "settings stay as they were read last: ", "")));
    }
}
