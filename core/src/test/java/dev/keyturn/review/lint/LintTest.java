package dev.keyturn.review.lint;

import static dev.keyturn.review.Reviewed.document;
import static dev.keyturn.review.Reviewed.migration;
import static dev.keyturn.review.Reviewed.migrator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.keyturn.Migration;
import dev.keyturn.Migrations;
import dev.keyturn.review.Reviewed.Place;
import dev.keyturn.review.lint.Findings.Looked;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.RefusedException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule about migrations: that it speaks, and that it is silent on the nearest thing that is right. */
class LintTest {
    private static final Looked NONE = new Looked(0, 0);

    private static Migrations of(Migration... migrations) {
        return Migrations.inListedOrder(List.of(migrations));
    }

    private static List<String> found(Migration... migrations) {
        return Lint.migrations(of(migrations)).list().stream()
                .filter(one -> one.severity() != Severity.NOTICE)
                .map(one -> one.rule().word() + " " + one.where())
                .toList();
    }

    private static List<String> found(String steps) {
        return found(migration("1-a", steps));
    }

    private static List<Rule> unreadable(String json) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> document(json));
        return Lint.unreadable(refused.problems()).list().stream()
                .map(Finding::rule)
                .toList();
    }

    @Test
    void aDocumentThatSaysTooLittleIsToldForEachFieldThatIsMissing() {
        assertThat(unreadable("{'id': '1-a', 'steps': [{'remove': {'key': 'a'}}]}"))
                .containsExactly(Rule.MISSING_OWNER, Rule.MISSING_EXPECT, Rule.MISSING_ROLLBACK);
        assertThat(
                        unreadable(
                                "{'id': '1-a', 'owner': ' ', 'expect': '', 'rollback': '', 'steps': [{'remove': {'key': 'a'}}]}"))
                .containsExactly(Rule.MISSING_OWNER, Rule.MISSING_EXPECT, Rule.MISSING_ROLLBACK);
        assertThat(unreadable("{'id': '1-a', 'owner': 'o', 'expect': {'says': ''}, 'rollback': 'r', 'steps': []}"))
                .containsExactly(Rule.MISSING_EXPECT, Rule.MALFORMED);
    }

    @Test
    void aConversionInPlaceThatCannotTellWhatItHasDoneIsAProblemWithAdvice() {
        String document = "{'id': '1-a', 'owner': 'o', 'expect': 'e', 'rollback': 'r', 'steps': [";
        RefusedException refused = catchThrowableOfType(
                RefusedException.class,
                () -> document(document
                        + "{'convert': {'key': 'k', 'with': {'enum-map': {'a': 'b', 'b': 'c'}}}},"
                        + " {'mapValue': {'key': 'k', 'map': {'a': 'b', 'b': 'c'}}}]}"));

        assertThat(Lint.unreadable(refused.problems()).list()).hasSize(2).allSatisfy(one -> {
            assertThat(one.rule()).isEqualTo(Rule.IN_PLACE_CONVERSION);
            assertThat(one.advice()).startsWith("convert to a new key");
            assertThat(one.what()).doesNotContain("; ");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"TODO", "todo: who?", "to be decided (TBD)", "FIXME", "???", "-", "xxx"})
    void whatIsStillToBeWrittenIsTold(String text) {
        Migration migration = document("{'id': '1-a', 'owner': 'payments', 'expect': 'all is well', 'rollback': '"
                + text + "', 'steps': [{'rename': {'from': 'a', 'to': 'b'}}]}");

        assertThat(found(migration)).containsExactly("placeholder 1-a: rollback");
    }

    @Test
    void wordsThatMerelyBeginLikeAPlaceholderAreNone() {
        assertThat(found(document(
                        "{'id': '1-a', 'owner': 'Todorov', 'expect': 'the todos table is read', 'rollback': 'no',"
                                + " 'steps': [{'rename': {'from': 'a', 'to': 'b'}}]}")))
                .isEmpty();
    }

    private static Stream<Arguments> steps() {
        return Stream.of(
                Arguments.of(
                        "needless-step 1-a, step 2: b",
                        "[{'rename': {'from': 'a', 'to': 'b'}}, {'rename': {'from': 'b', 'to': 'c'}}]",
                        "[{'rename': {'from': 'a', 'to': 'b'}}, {'rename': {'from': 'c', 'to': 'a'}}]"),
                Arguments.of(
                        "needless-step 1-a, step 2: b",
                        "[{'move': {'from': 'a', 'to': 'b'}}, {'move': {'from': 'b', 'to': 'c'}}]",
                        "[{'move': {'from': 'a', 'to': 'b', 'ifOccupied': 'keep'}}, {'move': {'from': 'b', 'to': 'c'}}]"),
                Arguments.of(
                        "needless-step 1-a, step 2: b",
                        "[{'rename': {'from': 'a', 'to': 'b'}}, {'remove': {'key': 'b'}}]",
                        "[{'rename': {'from': 'a', 'to': 'b'}}, {'copy': {'from': 'b', 'to': 'c'}}, {'remove': {'key': 'b'}}]"),
                Arguments.of(
                        "needless-step 1-a, step 1: a",
                        "[{'set': {'key': 'a', 'value': 1}}, {'set': {'key': 'a', 'value': 2}}]",
                        "[{'set': {'key': 'a', 'value': 1}}, {'copy': {'from': 'a', 'to': 'b'}}, {'set': {'key': 'a', 'value': 2}}]"),
                Arguments.of(
                        "needless-step 1-a, step 2: a",
                        "[{'addDefault': {'key': 'a', 'value': 1}}, {'addDefault': {'key': 'a', 'value': 2}}]",
                        "[{'addDefault': {'key': 'a', 'value': 1}}, {'addDefault': {'key': 'a2', 'value': 2}}]"),
                Arguments.of(
                        "needless-step 1-a, step 2: a",
                        "[{'rename': {'from': 'a', 'to': 'b'}}, {'convert': {'key': 'a', 'with': 'millis-to-duration', 'acceptLoss': 'x'}}]",
                        "[{'rename': {'from': 'a', 'to': 'b'}}, {'convert': {'key': 'b', 'with': 'millis-to-duration', 'acceptLoss': 'x'}}]"),
                Arguments.of(
                        "needless-step 1-a, step 2: a.b",
                        "[{'move': {'from': 'a', 'to': 'c'}}, {'remove': {'key': 'a.b'}}]",
                        "[{'rename': {'from': 'a', 'to': 'c'}}, {'remove': {'key': 'a.b'}}]"),
                Arguments.of(
                        "needless-step 1-a, step 2: a",
                        "[{'remove': {'key': 'a', 'all': true}}, {'move': {'from': 'a', 'to': 'c'}}]",
                        "[{'remove': {'key': 'a'}}, {'move': {'from': 'a', 'to': 'c'}}]"),
                Arguments.of(
                        "collision 1-a, step 2: c",
                        "[{'rename': {'from': 'a', 'to': 'c'}}, {'rename': {'from': 'b', 'to': 'c'}}]",
                        "[{'rename': {'from': 'a', 'to': 'c'}}, {'rename': {'from': 'b', 'to': 'c', 'ifOccupied': 'keep'}}]"),
                Arguments.of(
                        "unaccepted-loss 1-a, step 1: a",
                        "[{'mapValue': {'key': 'a', 'map': {'words': [{'from': 'x', 'to': 'z'}, {'from': 'y', 'to': 'z'}]}}}]",
                        "[{'mapValue': {'key': 'a', 'map': {'words': [{'from': 'x', 'to': 'z'}, {'from': 'y', 'to': 'z'}]}, 'acceptLoss': 'both mean off'}}]"),
                Arguments.of(
                        "unaccepted-loss 1-a, step 1: a",
                        "[{'mapValue': {'key': 'a', 'map': {'words': [{'from': 'x', 'to': 'z'}, {'from': 'y', 'to': 'z'}]}}}]",
                        "[{'mapValue': {'key': 'a', 'map': {'x': 'v', 'y': 'z'}}}]"),
                Arguments.of(
                        "custom-step 1-a, step 1",
                        "[{'custom': {'name': 'sort', 'writes': ['a']}}]",
                        "[{'rename': {'from': 'a', 'to': 'b'}}]"),
                Arguments.of(
                        "undeclared-secret 1-a, step 1: login.code",
                        "[{'rename': {'from': 'db.password', 'to': 'login.code'}}]",
                        "[{'rename': {'from': 'db.password', 'to': 'login.secret'}}]"),
                Arguments.of(
                        "undeclared-secret 1-a, step 1: login.code",
                        "[{'rename': {'from': 'db.password', 'to': 'login.code'}}]",
                        "[{'rename': {'from': 'db.password', 'to': 'login.code'}}], 'secrets': ['login.code']"),
                Arguments.of(
                        "undeclared-secret 1-a, step 1: ttl",
                        "[{'rename': {'from': 'auth.token', 'to': 'ttl'}}]",
                        "[{'rename': {'from': 'auth.token-ttl', 'to': 'ttl'}}]"),
                Arguments.of(
                        "secret-in-migration 1-a, step 1: db.password",
                        "[{'set': {'key': 'db.password', 'value': 'hunter2'}}]",
                        "[{'set': {'key': 'db.password', 'value': '${DB_PASSWORD}'}}]"),
                Arguments.of(
                        "secret-in-migration 1-a, step 1: auth.token",
                        "[{'addDefault': {'key': 'auth.token', 'value': 'abc'}}]",
                        "[{'addDefault': {'key': 'auth.token-ttl', 'value': '30s'}}]"),
                Arguments.of(
                        "unmeetable 1-a: a",
                        "[{'rename': {'from': 'a', 'to': 'b'}}], 'expect': {'says': 's', 'check': [{'present': 'a'}]}",
                        "[{'rename': {'from': 'a', 'to': 'b'}}], 'expect': {'says': 's', 'check': [{'absent': 'a'}]}"));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void aRuleSpeaksOfWhatIsWrongAndNotOfWhatIsRight(String finding, String wrong, String right) {
        assertThat(found(wrong)).containsExactly(finding);
        assertThat(found(right)).isEmpty();
    }

    @Test
    void whatDependsOnSettingsIsTakenToDoAnything() {
        assertThat(found(
                        "[{'rename': {'from': 'a', 'to': 'b'}}, {'when': {'present': 'x', 'steps': [{'copy': {'from': 'b', 'to': 'a'}}]}},"
                                + " {'remove': {'key': 'a'}}, {'remove': {'key': 'b'}}]"))
                .isEmpty();
    }

    @Test
    void aMigrationThatReadsWhatAnEarlierOneTookAwayIsTold() {
        Migration first = migration("1-a", "[{'rename': {'from': 'db.url', 'to': 'datasource.url'}}]");

        assertThat(found(first, migration("2-b", "[{'copy': {'from': 'db.url', 'to': 'x'}}]")))
                .containsExactly("collision 2-b, step 1: db.url");
        assertThat(found(first, migration("2-b", "[{'copy': {'from': 'datasource.url', 'to': 'x'}}]")))
                .isEmpty();
        assertThat(found(first, migration("2-b", "[{'remove': {'key': 'db.url'}}]")))
                .as("somebody may have set it again")
                .isEmpty();
        assertThat(found(
                        first,
                        migration("2-b", "[{'addDefault': {'key': 'db.url', 'value': 'x'}}]"),
                        migration("3-c", "[{'copy': {'from': 'db.url', 'to': 'x'}}]")))
                .as("there is one again")
                .isEmpty();
    }

    @Test
    void whatAMigrationAssumesHasToBeThere() {
        Migration first = migration("1-a", "[{'rename': {'from': 'a', 'to': 'b'}}]");

        assertThat(found(
                        first,
                        migration("2-b", "[{'rename': {'from': 'b', 'to': 'c'}}], 'assume': [{'present': 'a'}]")))
                .containsExactly("unmeetable 2-b: a");
        assertThat(found(
                        first,
                        migration("2-b", "[{'rename': {'from': 'b', 'to': 'c'}}], 'assume': [{'present': 'b'}]")))
                .isEmpty();
    }

    @Test
    void aNameThatTwoMigrationsGiveIsTold() {
        Migration added = migration("1-a", "[{'addDefault': {'key': 'cache.enabled', 'value': true}}]");

        assertThat(found(added, migration("2-b", "[{'rename': {'from': 'caching', 'to': 'cache.enabled'}}]")))
                .containsExactly("collision 2-b, step 1: cache.enabled");
        assertThat(found(
                        added,
                        migration("2-b", "[{'rename': {'from': 'cache.enabled', 'to': 'cache.on'}}]"),
                        migration("3-c", "[{'rename': {'from': 'caching', 'to': 'cache.enabled'}}]")))
                .as("the name is free again")
                .isEmpty();
    }

    @Test
    void anotherOrderThanThatOfTheIdsIsANotice() {
        Migration first = migration("1-a", "[{'rename': {'from': 'a', 'to': 'b'}}]");
        Migration second = migration("2-b", "[{'rename': {'from': 'c', 'to': 'd'}}]");

        assertThat(Lint.migrations(of(second, first)).list())
                .extracting(Finding::rule, one -> one.where().toString())
                .containsExactly(tuple(Rule.ORDER_OF_IDS, "1-a"));
        assertThat(Lint.migrations(Migrations.of(first, second)).list()).isEmpty();
    }

    @Test
    void whatOnlyTheJournalKeepsIsANotice() {
        assertThat(Lint.migrations(
                                of(migration("1-a", "[{'remove': {'key': 'a'}}, {'set': {'key': 'b', 'value': 1}}]")))
                        .list())
                .extracting(Finding::rule, Finding::what)
                .containsExactly(tuple(
                        Rule.ONLY_IN_JOURNAL,
                        "what stands at a, b comes back from the journal, and from nowhere else"));
    }

    @Test
    void aConversionThatForgetsHowAValueWasWrittenIsANotice() {
        assertThat(Lint.migrations(of(migration("1-a", "[{'convert': {'key': 'a', 'with': 'millis-to-duration'}}]")))
                        .list())
                .extracting(Finding::rule)
                .containsExactly(Rule.NOTATION_LOST);
        assertThat(Lint.migrations(
                                of(
                                        migration(
                                                "1-a",
                                                "[{'convert': {'key': 'a', 'with': 'millis-to-duration', 'acceptLoss': 'nobody cares'}}]")))
                        .list())
                .isEmpty();
    }

    @Test
    void itSaysHowManyItHasLookedAt() {
        Migration migration = migration("1-a", "[{'rename': {'from': 'a', 'to': 'b'}}]");
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> document("{'id': '2-b'}"));
        Findings both = Lint.migrations(of(migration)).with(Lint.unreadable(refused.problems()));
        Findings settings =
                Lint.settings(migrator(new Place("{'a': 1, 'c': 2, 'd': 3}")).build());

        assertThat(both.toString()).contains("  looked at  2 migrations\n");
        assertThat(settings.toString()).contains("  looked at  3 settings\n");
        assertThat(both.and(settings).toString()).contains("  looked at  2 migrations, 3 settings\n");
        assertThat(both.and(settings).toJson()).contains("\"migrations\":2,\"settings\":3,");
    }

    @Test
    void whatMattersMostComesFirstAndDecidesTheAnswer() {
        Findings findings = Lint.migrations(of(migration(
                "1-a",
                "[{'remove': {'key': 'a'}}, {'mapValue': {'key': 'b', 'map': {'words': [{'from': 'x', 'to': 'z'}, {'from': 'y', 'to': 'z'}]}}}],"
                        + " 'expect': {'says': 's', 'check': [{'present': 'a'}]}")));

        assertThat(findings.list())
                .extracting(Finding::severity)
                .containsExactly(Severity.PROBLEM, Severity.WARNING, Severity.NOTICE);
        assertThat(findings.refuse(false)).isTrue();
        assertThat(new Findings("x", NONE, findings.of(Severity.WARNING)).refuse(false))
                .isFalse();
        assertThat(new Findings("x", NONE, findings.of(Severity.WARNING)).refuse(true))
                .isTrue();
        assertThat(new Findings("x", NONE, findings.of(Severity.NOTICE)).refuse(true))
                .isFalse();
        assertThat(findings.toString()).contains("1 problem, 1 warning, 1 notice");
        assertThat(new Findings("x", NONE, List.of()))
                .hasToString("Lint of x\n  looked at  0 migrations\n\nNothing found\n");
        assertThat(findings.toJson())
                .startsWith(
                        "{\"report\":\"lint\",\"form\":1,\"source\":\"migrations\",\"migrations\":1,\"settings\":0,\"findings\":[{\"severity\":\"problem\","
                                + "\"rule\":\"unmeetable\",\"migration\":\"1-a\",\"step\":0,\"origin\":\"\",\"key\":\"a\",");
        assertThat(findings.list().get(0).where().key()).isEqualTo(Key.of("a"));
    }
}
