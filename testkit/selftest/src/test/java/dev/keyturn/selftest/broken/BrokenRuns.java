package dev.keyturn.selftest.broken;

import dev.keyturn.Migration;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.testkit.laws.Law;
import dev.keyturn.testkit.laws.Subject;
import java.util.List;
import java.util.Optional;

/** Whole migrations that are wrong in the way they run. */
final class BrokenRuns {
    private BrokenRuns() {}

    static List<Mutant> all() {
        return List.of(new Mutant(
                "a secret in a message",
                Law.SECRECY,
                "what is shown tells the value of db.password",
                Subject.of(Migration.named("1-secret")
                        .owner("tests")
                        .expect("a new shape")
                        .rollbackNote("safe")
                        .custom("pattern")
                        .writing("db.password")
                        .up(BrokenRuns::withPattern)
                        .down(settings -> settings)
                        .build())));
    }

    private static Settings withPattern(Settings settings) {
        Optional<String> password = settings.text("db.password");
        if (password.isPresent() && password.get().contains("lake")) {
            throw new RefusedException(
                    Problem.of(Origin.unknown(), Key.of("db.user"), password.get() + " is too plain", "a longer one"));
        }
        return settings;
    }
}
