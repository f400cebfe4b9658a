package dev.keyturn.selftest;

import static dev.keyturn.selftest.Given.add;

import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.testkit.StepLaws;
import dev.keyturn.testkit.laws.Subject;
import java.util.List;

/** AddDefault keeps the laws. */
class AddDefaultTest implements StepLaws {
    @Override
    public List<Subject> subjects() {
        return Given.bare(
                add("enabled", Value.of(true)),
                add("cache.enabled", Value.of(true)),
                add("cache.main.size", Value.of("16MiB")),
                add("cache.names", Value.of(List.of(Value.of("a")))),
                add("cache", Value.ofNull()),
                add("cache", Table.empty()),
                add("cache", Table.empty().with("enabled", Value.of(true)).with("size", Value.of(1))));
    }
}
