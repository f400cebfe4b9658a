package dev.keyturn.selftest;

import dev.keyturn.codec.Codecs;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Copy;
import dev.keyturn.step.IfOccupied;
import dev.keyturn.step.Nest;
import dev.keyturn.step.Rename;
import dev.keyturn.step.Step;
import dev.keyturn.testkit.laws.Laws;
import dev.keyturn.testkit.laws.Subject;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The smallest settings on which a step once broke a law. */
class FoundByTheLawsTest {
    private static final Value X = Table.empty().with("x", Value.of(1));

    @TestFactory
    Stream<DynamicTest> allLawsHoldWhereOneDidNot() {
        return Stream.of(
                found(
                        "RT: what was replaced comes back at its place",
                        Given.rename("a", "b", IfOccupied.REPLACE),
                        settings("a", Value.of(1), "b", Value.of(2), "c", Value.of(3))),
                found(
                        "RT: what move replaced comes back at its place",
                        Given.move("a", "b", IfOccupied.REPLACE),
                        settings("a", Value.of(1), "b", Value.of(2), "c", Value.of(3))),
                found(
                        "RT: children of a part's key are no part",
                        Given.split("address", Codecs.hostPort(), IfOccupied.REFUSE, "host", "port"),
                        settings("address", Value.of("h"), "port", X)),
                found(
                        "RT: what stands at a part that is missing is replaced, too",
                        Given.split("address", Codecs.hostPort(), IfOccupied.REPLACE, "host", "port"),
                        settings("address", Value.of("h"), "port", Value.of("7"))),
                found(
                        "RT: a reference to a key that nothing was renamed to stays",
                        new Rename(Key.of("db.url"), Key.of("datasource.url"), IfOccupied.REFUSE, true),
                        settings("elsewhere", Value.of("see ${datasource.url}"))),
                found(
                        "RT: children of a copy's key are no copy",
                        new Copy(Key.of("url"), Key.of("address"), IfOccupied.REFUSE),
                        settings("address", X)),
                found(
                        "RT: an empty table is not copied over children",
                        new Copy(Key.of("url"), Key.of("address"), IfOccupied.REPLACE),
                        settings("url", Table.empty(), "address", Value.of("own"))
                                .with("address.x", Value.of(1))),
                found(
                        "EDIT-PARK: what was put below a copy stays",
                        new Copy(Key.of("url"), Key.of("address"), IfOccupied.REPLACE),
                        settings("url", Value.of(""), "address", X)),
                found(
                        "EDIT-PARK: what was put below a value that was set stays",
                        Given.set("timeout", Value.of("1s")),
                        settings("timeout", Table.empty())),
                found(
                        "EDIT-BACK: one of several values that are equal is no conflict",
                        new Nest(Key.of("server"), "_", false),
                        settings("server_two", X)),
                found(
                        "EDIT-BACK: a list in the place of a table is a conflict that policies decide",
                        Given.move("db", "datasource"),
                        settings("db", Value.of("own")).with("db.sub", Value.of(1))),
                found(
                        "EDIT-OUT: a table where no list was does not stop the way back",
                        Given.eachOf("servers", "name", Given.rename("url", "address")),
                        settings("servers", Value.ofNull())));
    }

    private static DynamicTest found(String name, Step step, Settings settings) {
        return DynamicTest.dynamicTest(
                name, () -> Laws.check(Subject.of(step), List.of(settings), 0).demandAll(Set.of()));
    }

    private static Settings settings(Object... entries) {
        Settings settings = Settings.empty();
        for (int i = 0; i < entries.length; i += 2) {
            settings = settings.with((String) entries[i], (Value) entries[i + 1]);
        }
        return settings;
    }
}
