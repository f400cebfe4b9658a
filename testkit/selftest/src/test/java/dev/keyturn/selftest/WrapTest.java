package dev.keyturn.selftest;

import dev.keyturn.settings.Key;
import dev.keyturn.step.Unwrap;
import dev.keyturn.step.Wrap;
import dev.keyturn.testkit.StepLaws;
import dev.keyturn.testkit.laws.Subject;
import java.util.List;

/** Wrap and unwrap keep the laws. */
class WrapTest implements StepLaws {
    @Override
    public List<Subject> subjects() {
        return Given.bare(
                new Wrap(Key.of("host")),
                new Wrap(Key.of("server.host")),
                new Unwrap(Key.of("host")),
                new Unwrap(Key.of("server.host")));
    }
}
