package dev.keyturn.testkit.laws;

import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.step.Down;
import dev.keyturn.step.OnConflict;
import dev.keyturn.step.Up;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;

/** PURE: the same in another locale, time zone and order of entries, and what was given is as it was. */
final class Pure implements Check {
    private static final Locale TURKISH = Locale.forLanguageTag("tr-TR");
    private static final TimeZone CHATHAM = TimeZone.getTimeZone("Pacific/Chatham");

    @Override
    public Law law() {
        return Law.PURE;
    }

    @Override
    public Optional<Violation> violation(Trial trial) {
        return elsewhere(trial).or(() -> order(trial)).map(what -> Violation.of(law(), trial, what));
    }

    private static Optional<String> elsewhere(Trial trial) {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        String before = trial.old().toString();
        try {
            Locale.setDefault(TURKISH);
            TimeZone.setDefault(CHATHAM);
            Up up = trial.subject().up(trial.old());
            if (!(up instanceof Up.Done done)
                    || !done.settings().identical(trial.young())
                    || !done.residue().equals(trial.residue())) {
                return Optional.of("in Turkish, up gives " + up + "\nelsewhere " + trial.young());
            }
            Down down = trial.down(trial.young(), OnConflict.REFUSE);
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
            if (!down.equals(trial.down(trial.young(), OnConflict.REFUSE))) {
                return Optional.of("in Turkish, down gives " + down);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        return trial.old().toString().equals(before)
                ? Optional.empty()
                : Optional.of("the settings that were given are now " + trial.old());
    }

    private static Optional<String> order(Trial trial) {
        Settings reversed = Settings.of((Table) Edits.reversed(trial.old().root()));
        Optional<Settings> up = trial.up(reversed);
        if (up.isEmpty()) {
            return Optional.of("with its entries in the opposite order it is refused");
        }
        return up.get().equals(trial.young())
                ? Optional.empty()
                : Optional.of(
                        "with its entries in the opposite order:\n" + Differences.between(trial.young(), up.get()));
    }
}
