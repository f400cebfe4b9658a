package dev.keyturn.selftest;

import dev.keyturn.settings.Key;
import dev.keyturn.step.Flatten;
import dev.keyturn.step.Nest;
import dev.keyturn.testkit.StepLaws;
import dev.keyturn.testkit.laws.Subject;
import java.util.List;

/** Nest and flatten keep the laws. */
class NestTest implements StepLaws {
    @Override
    public List<Subject> subjects() {
        return Given.bare(
                new Nest(Key.of("server"), "_", false),
                new Nest(Key.of("app.server"), "-", false),
                new Nest(Key.of("server"), ".", false),
                new Nest(Key.of("server"), "_", true),
                new Flatten(Key.of("server"), "_", false),
                new Flatten(Key.of("app.server"), "-", false),
                new Flatten(Key.of("server"), ".", false),
                new Flatten(Key.of("server"), "_", true));
    }
}
