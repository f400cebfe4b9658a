package dev.keyturn.step;

import static dev.keyturn.step.Example.goes;
import static dev.keyturn.step.Example.goesOnce;
import static dev.keyturn.step.Example.leaves;
import static dev.keyturn.step.Example.refuses;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keyturn.settings.Key;
import org.junit.jupiter.api.Test;

class RenameTest {
    private static final Step STEP = rename("db.url", "ds.url");

    private static Step rename(String from, String to) {
        return rename(from, to, IfOccupied.REFUSE);
    }

    private static Step rename(String from, String to, IfOccupied ifOccupied) {
        return new Rename(Key.of(from), Key.of(to), ifOccupied, false);
    }

    @Test
    void RT_aRenameWithinOneTableKeepsItsPlace() {
        goes(rename("db.url", "db.uri"), "{'db': {'a': 1, 'url': 'x', 'z': 2}}", "{'db': {'a': 1, 'uri': 'x', 'z': 2}}")
                .keeping("{did: \"done\"}");
    }

    @Test
    void RT_aRenameToAnotherTableComesBackToItsPlace() {
        goes(STEP, "{'db': {'url': 'x', 'z': 2}, 'a': 1}", "{'db': {'z': 2}, 'a': 1, 'ds': {'url': 'x'}}")
                .keeping("{did: \"done\", places: {\"db.url\": false}}");
        goes(STEP, "{'db': {'a': 1, 'url': 'x', 'z': 2}}", "{'db': {'a': 1, 'z': 2}, 'ds': {'url': 'x'}}")
                .keeping("{did: \"done\", places: {\"db.url\": \"a\"}}");
    }

    @Test
    void RESMIN_theLastEntryNeedsNoPlace() {
        goes(STEP, "{'db': {'a': 1, 'url': 'x'}}", "{'db': {'a': 1}, 'ds': {'url': 'x'}}")
                .keeping("{did: \"done\"}");
    }

    @Test
    void RT_aTableThatIsEmptiedGoesAndComesBackToItsPlace() {
        goes(STEP, "{'db': {'url': 'x'}, 'z': 1}", "{'z': 1, 'ds': {'url': 'x'}}")
                .keeping("{did: \"done\", places: {db: false}}");
        goes(rename("a.b.c.d", "x"), "{'a': {'y': 1, 'b': {'c': {'d': 5}}, 'z': 2}}", "{'a': {'y': 1, 'z': 2}, 'x': 5}")
                .keeping("{did: \"done\", places: {\"a.b\": \"y\"}}");
        goes(rename("a.b.c", "x"), "{'a': {'b': {'c': 5}}}", "{'x': 5}").keeping("{did: \"done\"}");
    }

    @Test
    void RT_aTableThatWasWrittenEmptyIsLeftEmpty() {
        goes(STEP, "{'db': {'url': 'x'}, 'ds': {}, 'z': 1}", "{'ds': {'url': 'x'}, 'z': 1}")
                .keeping("{did: \"done\", places: {db: false}, shells: {ds: {}}}");
        goes(STEP, "{'db': {'url': 'x'}, 'ds': null}", "{'ds': {'url': 'x'}}")
                .keeping("{did: \"done\", places: {db: false}, shells: {ds: null}}");
        goes(rename("x", "a.b.c"), "{'a': {}, 'x': 1}", "{'a': {'b': {'c': 1}}}")
                .keeping("{did: \"done\", shells: {a: {}}}");
    }

    @Test
    void childrenOfTheKeyStayAndChildrenOfTheTargetStay() {
        goesOnce(
                        rename("log", "level"),
                        "{'log': {'$value': 'info', 'com': 'debug'}, 'z': 1}",
                        "{'log': {'com': 'debug'}, 'z': 1, 'level': 'info'}")
                .keeping("{did: \"done\"}");
        goes(
                rename("x", "log"),
                "{'log': {'com': 'debug'}, 'x': 'info'}",
                "{'log': {'$value': 'info', 'com': 'debug'}}");
    }

    @Test
    void everyKindOfValueIsRenamed() {
        for (String value : new String[] {"null", "''", "[]", "{}", "[1, {'a': 2}]", "true", "1.50"}) {
            goes(rename("a", "b"), "{'a': " + value + "}", "{'b': " + value + "}")
                    .keeping("{did: \"done\"}");
            goes(rename("a", "b.c"), "{'a': " + value + "}", "{'b': {'c': " + value + "}}");
        }
    }

    @Test
    void aKeyMovesBelowItselfAndUp() {
        goesOnce(rename("a", "a.b"), "{'a': 5, 'z': 1}", "{'a': {'b': 5}, 'z': 1}");
        goes(rename("a.b", "a"), "{'a': {'b': 5, 'c': 6}}", "{'a': {'$value': 5, 'c': 6}}");
        goes(rename("a.b", "a"), "{'a': {'b': 5}, 'z': 1}", "{'a': 5, 'z': 1}");
    }

    @Test
    void IDEM_whereOnlyTheTargetIsThereItIsDone() {
        leaves(STEP, "{'ds': {'url': 'x'}}");
    }

    @Test
    void anOccupiedTargetIsRefused() {
        refuses(
                rename("a", "b"),
                "{'a': 'secret1', 'b': 'secret2'}",
                "test.yaml:1:23: b: it has a value already, and a would be put there; expected no value; safe to retry;"
                        + " remove one of the two, or let the step say ifOccupied keep or replace");
        refuses(
                rename("a", "b"),
                "{'a': 1, 'b': null}",
                "test.yaml:1:15: b: it has a value already, and a would be put there; expected no value; safe to retry;"
                        + " remove one of the two, or let the step say ifOccupied keep or replace");
    }

    @Test
    void anOccupiedTargetKeepsItsValueWhereThatIsSaid() {
        goes(rename("a", "b", IfOccupied.KEEP), "{'a': 1, 'b': 2, 'z': 3}", "{'b': 2, 'z': 3}")
                .keeping("{did: \"done\", over: [[2]], kept: true, was: [[1]], places: {a: false}}")
                .edited("{'b': 5, 'z': 3}")
                .returns("{'a': 1, 'b': 5, 'z': 3}");
    }

    @Test
    void anOccupiedTargetIsReplacedWhereThatIsSaid() {
        goes(rename("a", "b", IfOccupied.REPLACE), "{'a': 1, 'b': 2, 'z': 3}", "{'b': 1, 'z': 3}")
                .keeping("{did: \"done\", over: [[2]], places: {a: false}}")
                .edited("{'b': 5, 'z': 3}")
                .returns("{'a': 5, 'b': 2, 'z': 3}");
    }

    @Test
    void aTableIsRefused() {
        refuses(
                rename("a", "b"),
                "{'a': {'b': 1}}",
                "test.yaml:1:7: a: the table there is not accepted; expected a single value; safe to retry;"
                        + " to take a table along with all that is in it, use move");
    }

    @Test
    void aListInTheWayIsRefused() {
        goes(
                rename("a", "b.c"),
                "{'a': 1, 'b': {'$value': [1, 2], 'x': 1}}",
                "{'b': {'$value': [1, 2], 'x': 1, 'c': 1}}");
        refuses(
                rename("a", "b.c"),
                "{'a': 1, 'b': [1, 2]}",
                "test.yaml:1:15: b.c: b is a list, or has no such element; expected a table around it; safe to retry;"
                        + " elements of a list are reached with each");
    }

    @Test
    void whatIsNoRenameIsNotBuilt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rename("a", "a"))
                .withMessage("a: the old and the new key are the same");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rename(".", "a"))
                .withMessage("a step works on a key, not on the settings as a whole");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rename("a", "b[0]"))
                .withMessage("b[0]: a step does not take an element of a list by its place, which an edit may change;"
                        + " use each");
    }
}
