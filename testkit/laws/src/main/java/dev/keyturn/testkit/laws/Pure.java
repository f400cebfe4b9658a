package dev.keyturn.testkit.laws;

import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.step.Down;
import dev.keyturn.step.OnConflict;
import dev.keyturn.step.Up;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.function.Supplier;

/** PURE: the same in another locale and time zone, on another machine and in another order of entries, and what was given is as it was. */
final class Pure implements Check {
    private static final Locale TURKISH = Locale.forLanguageTag("tr-TR");
    private static final String ELSEWHERE =
            "in Turkish, in the time zone Pacific/Chatham, for another user and another operating system";
    private static final Map<String, String> MACHINE = Map.of(
            "user.name", "somebody-else",
            "user.home", "/home/somebody-else",
            "os.name", System.getProperty("os.name", "").startsWith("Windows") ? "Linux" : "Windows 11");
    private static final TimeZone CHATHAM = TimeZone.getTimeZone("Pacific/Chatham");

    @Override
    public Law law() {
        return Law.PURE;
    }

    @Override
    public Optional<Violation> violation(Trial trial) {
        return again(trial)
                .or(() -> elsewhere(trial))
                .or(() -> order(trial))
                .map(what -> Violation.of(law(), trial, what));
    }

    private static Optional<String> again(Trial trial) {
        return other(trial, trial.subject().up(trial.old()), "at a second run");
    }

    private static Optional<String> elsewhere(Trial trial) {
        String before = trial.old().toString();
        Optional<String> other = elsewhere(() -> other(trial, trial.subject().up(trial.old()), ELSEWHERE));
        if (other.isPresent()) {
            return other;
        }
        Down down = elsewhere(() -> trial.down(trial.young(), OnConflict.REFUSE));
        Down here = trial.down(trial.young(), OnConflict.REFUSE);
        if (!down.equals(here)) {
            return Optional.of("down gives another result " + ELSEWHERE
                    + (here instanceof Down.Done one && down instanceof Down.Done there
                            ? ":\n" + Differences.between(one.settings(), there.settings())
                            : ""));
        }
        return trial.old().toString().equals(before)
                ? Optional.empty()
                : Optional.of("the settings that were given have been changed");
    }

    /** What comes of it on another machine. */
    private static <T> T elsewhere(Supplier<T> work) {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        Map<String, Optional<String>> machine = new HashMap<>();
        MACHINE.keySet().forEach(name -> machine.put(name, Optional.ofNullable(System.getProperty(name))));
        try {
            Locale.setDefault(TURKISH);
            TimeZone.setDefault(CHATHAM);
            MACHINE.forEach(System::setProperty);
            return work.get();
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
            machine.forEach((name, value) ->
                    value.ifPresentOrElse(was -> System.setProperty(name, was), () -> System.clearProperty(name)));
        }
    }

    private static Optional<String> other(Trial trial, Up up, String when) {
        if (up instanceof Up.Refused refused) {
            return Optional.of("up refuses " + when + ":\n" + Differences.of(refused));
        }
        Up.Done done = (Up.Done) up;
        if (!done.settings().identical(trial.young())) {
            return Optional.of(
                    "up gives another result " + when + ":\n" + Differences.between(trial.young(), done.settings()));
        }
        return done.residue().equals(trial.residue())
                ? Optional.empty()
                : Optional.of("up gives another residue, which is kept for the way back, " + when + ":\n"
                        + Differences.between(trial.residue(), done.residue()));
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
