package dev.keyturn.selftest;

import static dev.keyturn.selftest.Given.add;
import static dev.keyturn.selftest.Given.convert;
import static dev.keyturn.selftest.Given.eachIn;
import static dev.keyturn.selftest.Given.remove;
import static dev.keyturn.selftest.Given.rename;
import static dev.keyturn.selftest.Given.set;

import dev.keyturn.codec.Codecs;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Condition;
import dev.keyturn.step.When;
import dev.keyturn.testkit.StepLaws;
import dev.keyturn.testkit.laws.Subject;
import java.util.List;

/** When keeps the laws in both branches. */
class WhenTest implements StepLaws {
    @Override
    public List<Subject> subjects() {
        return Given.bare(
                new When(Condition.present("db.url"), List.of(rename("db.url", "datasource.url")), List.of()),
                new When(Condition.absent("cache"), List.of(add("cache.enabled", Value.of(true))), List.of()),
                new When(
                        Condition.equal("mode", Value.of("old")),
                        List.of(rename("a", "b"), remove("flag")),
                        List.of(rename("a", "c"))),
                new When(
                        Condition.matches("profile", "(?i)prod.*|INFO"),
                        List.of(convert("timeout", Codecs.millisToDuration())),
                        List.of(set("timeout", Value.of("1s")))),
                new When(
                        Condition.present("x"),
                        List.of(eachIn("tenants", rename("a", "b"))),
                        List.of(add("tenants", Value.ofNull()))));
    }
}
