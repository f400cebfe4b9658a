package dev.keyturn.selftest;

import static dev.keyturn.selftest.Given.set;

import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.testkit.StepLaws;
import dev.keyturn.testkit.laws.Subject;
import java.util.List;

/** SetValue keeps the laws. */
class SetValueTest implements StepLaws {
    @Override
    public List<Subject> subjects() {
        return Given.bare(
                set("enabled", Value.of(true)),
                set("cache.enabled", Value.of("yes")),
                set("cache.enabled", Value.ofNull()),
                set("cache", Table.empty()),
                set("cache", Table.empty().with("enabled", Value.of(true))),
                set("cache.names", Value.of(List.of(Value.of("a")))));
    }
}
