package dev.keyturn.review.drift;

import static dev.keyturn.review.Reviewed.migration;
import static dev.keyturn.review.Reviewed.migrator;
import static dev.keyturn.review.Reviewed.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.Migration;
import dev.keyturn.Shape;
import dev.keyturn.review.Reviewed.Place;
import dev.keyturn.review.drift.Drift.Difference;
import dev.keyturn.review.drift.Drift.Kind;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the settings of two places differ. */
class DriftTest {
    private static final Migration RENAME =
            migration("1-a", "[{'rename': {'from': 'db.url', 'to': 'datasource.url'}}]");
    private static final Migration SECONDS =
            migration("2-b", "[{'convert': {'key': 'timeout', 'with': 'millis-to-duration'}}]");
    private static final Clock TODAY = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

    private static Place staging(String json) {
        return new Place("staging", settings(json));
    }

    private static Place production(String json) {
        return new Place("production", settings(json));
    }

    private static DriftBuilder between(Place one, Place other, Migration... migrations) {
        return Drift.between(
                        migrator(one, migrations).build(),
                        migrator(other, migrations).build())
                .clock(TODAY);
    }

    private static Drift drift(String one, String other) {
        return between(staging(one), production(other)).compare();
    }

    private static Drift drift(String one, String other, String list) {
        return between(staging(one), production(other))
                .allowing(AllowList.read(settings(list)))
                .compare();
    }

    private static Difference at(String key, Kind kind) {
        return new Difference(Key.of(key), kind);
    }

    @Test
    void equalSettingsHaveNoDifferencesWhateverTheirOrder() {
        Drift drift = drift("{'a': 1, 'b': {'c': [1, 2]}}", "{'b': {'c': [1, 2]}, 'a': 1}");

        assertThat(drift.isEmpty()).isTrue();
        assertThat(drift).hasToString("""
                Differences between staging and production
                  compared  before all migrations

                No differences
                """);
    }

    @Test
    void eachKindOfDifferenceIsTold() {
        Drift drift = drift("{'a': 1, 'b': '1', 'c': 1, 'd': null}", "{'a': 2, 'b': 1, 'e': 1, 'd': ''}");

        assertThat(drift.differences())
                .containsExactly(
                        at("a", Kind.VALUE),
                        at("b", Kind.TYPE),
                        at("c", Kind.ONLY_FIRST),
                        at("d", Kind.VALUE),
                        at("e", Kind.ONLY_SECOND));
        assertThat(drift.toString()).contains("b    another type        \"1\"      1\n");
    }

    @Test
    void tablesInListsAreComparedOneByOneAndOtherListsAsAWhole() {
        assertThat(drift("{'s': [{'n': 1, 'p': 1}, {'n': 2}], 'l': [1, 2]}", "{'s': [{'n': 1, 'p': 2}], 'l': [1, 3]}")
                        .differences())
                .containsExactly(at("s[0].p", Kind.VALUE), at("s[1].n", Kind.ONLY_FIRST), at("l", Kind.VALUE));
    }

    @Test
    void textOnlyPlacesAreComparedByTextAndItIsSaidWhichOneItIs() {
        Place text = new Place(
                "production",
                Settings.ofText(settings("{'port': '8080', 'ratio': '1.50', 'on': 'true', 'name': 'x', 'zip': '007'}")
                        .root()));
        Drift drift = between(staging("{'port': 8080, 'ratio': 1.5, 'on': true, 'name': 'x', 'zip': '7'}"), text)
                .compare();

        assertThat(drift.differences()).containsExactly(at("zip", Kind.VALUE));
        assertThat(drift.notices())
                .containsExactly("production holds nothing but text, so numbers and booleans of staging are compared as"
                        + " their text");
    }

    @Test
    void betweenTwoTextOnlyPlacesTextCounts() {
        Settings one = Settings.ofText(settings("{'a': '1.0'}").root());
        Settings other = Settings.ofText(settings("{'a': '1'}").root());

        Drift drift = between(new Place("staging", one), new Place("production", other))
                .compare();

        assertThat(drift.differences()).containsExactly(at("a", Kind.VALUE));
        assertThat(drift.notices()).isEmpty();
    }

    @Test
    void aMigratedPlaceAndAnOldOneAreComparedAtTheNewestShape() {
        Place staging = staging("{'db': {'url': 'x'}, 'timeout': 3000}");
        migrator(staging, RENAME, SECONDS).build().migrate();

        Drift drift = between(staging, production("{'db': {'url': 'y'}, 'timeout': 3000}"), RENAME, SECONDS)
                .compare();

        assertThat(drift.shape()).isEqualTo("after:2-b");
        assertThat(drift.differences()).containsExactly(at("datasource.url", Kind.VALUE));
    }

    @Test
    void withoutMigrationsTheJournalLeadsToTheNewestShapeOfBoth() {
        Place staging = staging("{'db': {'url': 'x'}, 'timeout': 3000}");
        Place production = production("{'db': {'url': 'x'}, 'timeout': 4000}");
        migrator(staging, RENAME, SECONDS).build().migrate();
        migrator(production, RENAME).build().migrate();

        Drift drift = between(staging, production).compare();

        assertThat(drift.shape()).isEqualTo("after:1-a");
        assertThat(drift.differences()).containsExactly(at("timeout", Kind.VALUE));
        assertThat(drift.toString()).contains("3000");
    }

    @Test
    void anOlderShapeDoesWhereTheNewestCannotBeReached() {
        Place staging = staging("{'db': {'url': 'x'}, 'datasource': {'url': 'z'}}");

        Drift drift = between(staging, production("{'db': {'url': 'x'}, 'datasource': {'url': 'z'}}"), RENAME)
                .compare();

        assertThat(drift.shape()).isEqualTo("before all migrations");
        assertThat(drift.isEmpty()).isTrue();
        assertThat(drift.notices()).singleElement().asString().startsWith("they cannot be compared after:1-a: ");
    }

    @Test
    void theShapeCanBeSaid() {
        Place staging = staging("{'db': {'url': 'x'}}");
        migrator(staging, RENAME).build().migrate();
        Place production = production("{'db': {'url': 'y'}}");

        assertThat(between(staging, production, RENAME)
                        .at(Shape.before("1-a"))
                        .compare()
                        .differences())
                .containsExactly(at("db.url", Kind.VALUE));
        assertThat(between(staging, production, RENAME)
                        .at(Shape.ofStore())
                        .compare()
                        .differences())
                .containsExactly(at("datasource.url", Kind.ONLY_FIRST), at("db.url", Kind.ONLY_SECOND));
        assertThatThrownBy(() -> between(staging, production, RENAME)
                        .at(Shape.after("9-z"))
                        .compare())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("9-z");
    }

    @Test
    void secretsAreComparedAndNeverShownWhateverTheirName() {
        Migration secret =
                migration("1-a", "[{'rename': {'from': 'db.password', 'to': 'login.code'}}], 'secrets': ['pin']");
        Place staging = staging("{'db': {'password': 'hunter2'}, 'pin': 'abcd', 'note': 'it is hunter2'}");
        Place production = production("{'db': {'password': 'hunter3'}, 'pin': 'efgh', 'note': 'it is hunter3'}");

        Drift drift = between(staging, production, secret).compare();

        assertThat(drift.differences())
                .containsExactlyInAnyOrder(at("login.code", Kind.VALUE), at("pin", Kind.VALUE), at("note", Kind.VALUE));
        assertThat(drift.toString() + drift.toJson() + drift.toMarkdown() + drift.toHtml())
                .contains("(secret)")
                .doesNotContain("hunter", "abcd", "efgh");
    }

    @Test
    void anAllowedDifferenceIsToldWithItsReasonAndCountsAsNone() {
        Drift drift = drift(
                "{'db': {'url': 'x'}, 'a': 1}",
                "{'db': {'url': 'y'}, 'a': 1}",
                "{'allow': [{'pattern': 'db', 'reason': 'two databases', 'owner': 'payments', 'expires': '2026-11-22'}]}");

        assertThat(drift.isEmpty()).as("the last day is one").isTrue();
        assertThat(drift.toString()).contains("db.url  differs  two databases  payments  2026-11-22");
        assertThat(drift.notices()).isEmpty();
    }

    @Test
    void anExpiredEntryAllowsNothingAndIsTold() {
        Drift drift = drift(
                "{'db': {'url': 'x'}}",
                "{'db': {'url': 'y'}}",
                "{'allow': [{'pattern': 'db', 'reason': 'r', 'owner': 'payments', 'expires': '2026-11-21'}]}");

        assertThat(drift.differences()).containsExactly(at("db.url", Kind.VALUE));
        assertThat(drift.notices())
                .singleElement()
                .asString()
                .contains("db was allowed until 2026-11-21 only; payments answers for it");
    }

    @Test
    void anEntryThatNothingNeedsIsTold() {
        Drift drift = drift(
                "{'db': {'url': 'x'}}",
                "{'db': {'url': 'x'}}",
                "{'allow': [{'pattern': 'db', 'reason': 'r', 'owner': 'payments'}]}");

        assertThat(drift.isEmpty()).isTrue();
        assertThat(drift.notices()).singleElement().asString().contains("db is allowed, and nothing differs there");
    }

    @Test
    void whatMustDifferIsADifferenceWhereItIsTheSameOrMissing() {
        String list = "{'mustDiffer': ['db.password', 'token', 'key']}";

        assertThat(drift("{'db': {'password': 'hunter2'}}", "{'db': {'password': 'hunter2'}}", list)
                        .differences())
                .containsExactly(at("db.password", Kind.SAME));
        assertThat(drift("{'db': {'password': 'hunter2'}}", "{'db': {'password': 'hunter3'}}", list)
                        .differences())
                .isEmpty();
        assertThat(drift("{'token': 'hunter2'}", "{}", list).differences())
                .containsExactly(at("token", Kind.ONLY_FIRST));
        assertThat(drift("{'token': 'hunter2'}", "{'token': 'hunter3'}", list).notices())
                .containsExactly("db.password must differ, and is in neither", "key must differ, and is in neither");
    }

    @Test
    void twoPlacesOfOneNameAreToldApart() {
        Drift drift = between(new Place("settings", settings("{'a': 1}")), new Place("settings", settings("{}")))
                .compare();

        assertThat(drift.toString()).contains("Differences between settings (first) and settings (second)");
        assertThat(drift.toString()).contains("only in settings (first)");
    }

    @Test
    void nothingIsWritten() {
        Place staging = staging("{'db': {'url': 'x'}}");
        migrator(staging, RENAME).build().migrate();
        String before = migrator(staging).build().history().toJson();
        Settings settings = migrator(staging).build().at(Shape.ofStore()).read();

        between(staging, production("{'db': {'url': 'y'}}"), RENAME).compare();

        assertThat(migrator(staging).build().history().toJson()).isEqualTo(before);
        assertThat(migrator(staging).build().at(Shape.ofStore()).read()).isEqualTo(settings);
    }

    @Test
    void asJsonEachSideHasItsValueAndItsPlace() {
        assertThat(drift("{'a': 1}", "{'a': '1'}").toJson())
                .isEqualTo("{\"report\":\"diff\",\"form\":1,\"source\":\"staging\",\"other\":\"production\","
                        + "\"shape\":\"before all migrations\",\"differences\":[{\"key\":\"a\",\"kind\":\"type\","
                        + "\"first\":\"1\",\"firstOrigin\":\"app:1:7\",\"second\":\"\\\"1\\\"\",\"secondOrigin\":\"app:1:7\"}],"
                        + "\"allowed\":[],\"notices\":[]}");
        assertThat(List.of(Kind.values())).hasSize(5);
    }
}
