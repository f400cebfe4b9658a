package dev.keyturn.journal;

import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SettingsSource.Snapshot;
import dev.keyturn.spi.SourceException;
import dev.keyturn.spi.StaleException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The record of a lock, one text: {@code <token> <count> <milliseconds> <holder>}.
 *
 * @param token made at random by the run that took the lock
 * @param count raised while it lives
 * @param length how long it may be silent
 * @param holder who it is
 */
record Lease(String token, long count, Duration length, String holder) {
    private static final Pattern FORM =
            Pattern.compile("([0-9a-f-]{36}) ([0-9]{1,18}) ([0-9]{1,12}) (.*)", Pattern.DOTALL);

    /** What a source is asked for. */
    static Selection at(Key place) {
        return new Selection(List.of(KeyPattern.of(place)));
    }

    static Optional<Lease> read(Value value) {
        Matcher form = FORM.matcher(value instanceof Text text ? text.text() : "");
        return form.matches()
                ? Optional.of(new Lease(
                        form.group(1),
                        Long.parseLong(form.group(2)),
                        Duration.ofMillis(Long.parseLong(form.group(3))),
                        form.group(4)))
                : Optional.empty();
    }

    private Value value() {
        return Value.of(token + " " + count + " " + length.toMillis() + " " + holder);
    }

    boolean isOfSameRun(Lease other) {
        return token.equals(other.token);
    }

    Lease next() {
        return new Lease(token, count + 1, length, holder);
    }

    /** Writes it, unless the source was changed since; then, and where the outcome is not known, somebody has to look again. */
    boolean isWritten(SettingsSource source, Key place, Snapshot snapshot) {
        return isReplaced(source, snapshot, snapshot.settings().with(place, value()));
    }

    /** Removes it, unless the source was changed since. */
    static boolean isRemoved(SettingsSource source, Key place, Snapshot snapshot) {
        return isReplaced(source, snapshot, snapshot.settings().without(place));
    }

    private static boolean isReplaced(SettingsSource source, Snapshot snapshot, Settings changed) {
        try {
            source.write(snapshot.revision(), Edit.of(Changes.between(snapshot.settings(), changed)));
            return true;
        } catch (StaleException e) {
            return false;
        } catch (SourceException e) {
            if (e.isOutcomeKnown()) {
                throw e;
            }
            return false;
        }
    }
}
