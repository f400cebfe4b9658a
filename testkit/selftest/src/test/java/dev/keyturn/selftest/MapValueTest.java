package dev.keyturn.selftest;

import static dev.keyturn.selftest.Given.map;

import dev.keyturn.codec.Codecs;
import dev.keyturn.settings.Value;
import dev.keyturn.testkit.StepLaws;
import dev.keyturn.testkit.laws.Subject;
import java.util.List;
import java.util.Map;

/** MapValue keeps the laws. */
class MapValueTest implements StepLaws {
    @Override
    public List<Subject> subjects() {
        return Given.bare(
                map("level", Codecs.enumMap(Map.of("debug", "verbose", "info", "normal"))),
                map(
                        "log.level",
                        Codecs.enumMap(List.of(
                                Map.entry(Value.of(0), Value.of("off")),
                                Map.entry(Value.of(1), Value.of("on")),
                                Map.entry(Value.of(2), Value.of("on"))))));
    }
}
