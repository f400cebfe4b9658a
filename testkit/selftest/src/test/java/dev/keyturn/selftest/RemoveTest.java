package dev.keyturn.selftest;

import static dev.keyturn.selftest.Given.remove;

import dev.keyturn.settings.Key;
import dev.keyturn.step.Remove;
import dev.keyturn.testkit.StepLaws;
import dev.keyturn.testkit.laws.Subject;
import java.util.List;

/** Remove keeps the laws. */
class RemoveTest implements StepLaws {
    @Override
    public List<Subject> subjects() {
        return Given.bare(
                remove("flag"),
                remove("legacy.flag"),
                remove("a.b.c"),
                new Remove(Key.of("legacy"), true),
                new Remove(Key.of("a.b"), true));
    }
}
