package dev.keyturn.testkit.laws;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Up;
import java.util.stream.Stream;

/**
 * What up makes of settings that differ at one key. Where one edit is tried alone, nothing else tells whether the edited
 * settings are such as up makes.
 *
 * @param subject the steps
 * @param old the settings
 * @param edit the edit
 */
record Neighbourhood(Subject subject, Settings old, Edit edit) {
    boolean makes(Settings young) {
        return Slots.of(subject).stream()
                .filter(slot -> slot.role() == Slot.Role.SOURCE)
                .anyMatch(slot -> Stream.concat(edit.value().stream(), slot.values().stream())
                        .anyMatch(value -> isMade(old, slot.key(), value, young)));
    }

    private boolean isMade(Settings settings, Key key, Value value, Settings young) {
        return settings.blockedAt(key).isEmpty()
                && subject.up(settings.with(key, value)) instanceof Up.Done done
                && done.settings().equals(young)
                && !subject.isIdle(done.residue());
    }
}
