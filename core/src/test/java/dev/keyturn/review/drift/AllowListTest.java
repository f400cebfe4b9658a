package dev.keyturn.review.drift;

import static dev.keyturn.review.Reviewed.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of differences that are meant. */
class AllowListTest {
    @Test
    void anEntrySaysWhereWhyWhoAndForHowLong() {
        AllowList list =
                AllowList.read(settings("{'allow': [{'pattern': 'db.*', 'reason': 'two databases', 'owner': 'payments',"
                        + " 'expires': '2027-01-31'}], 'mustDiffer': ['db.password']}"));

        assertThat(list.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.pattern()).hasToString("db.*");
            assertThat(entry.reason()).isEqualTo("two databases");
            assertThat(entry.owner()).isEqualTo("payments");
            assertThat(entry.expires()).isEqualTo(Optional.of(LocalDate.of(2027, 1, 31)));
        });
        assertThat(list.mustDiffer()).extracting(Object::toString).containsExactly("db.password");
    }

    @Test
    void whereThereAreNoListsNumbersAreOne() {
        AllowList list = AllowList.read(settings("{'allow': {'0': {'pattern': 'a', 'reason': 'r', 'owner': 'o'},"
                + " '1': {'pattern': 'b', 'reason': 'r', 'owner': 'o'}}, 'mustDiffer': {'0': 'c'}}"));

        assertThat(list.entries())
                .extracting(entry -> entry.pattern().toString())
                .containsExactly("a", "b");
        assertThat(list.mustDiffer()).hasSize(1);
    }

    @Test
    void anEmptyListIsOne() {
        assertThat(AllowList.read(settings("{}")).entries()).isEmpty();
        assertThat(AllowList.read(settings("{'allow': []}")).mustDiffer()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'allow': [{'pattern': 'a', 'owner': 'o'}]} | allow[0] | it has no reason",
                "{'allow': [{'pattern': 'a', 'reason': ' ', 'owner': 'o'}]} | allow[0] | it has no reason",
                "{'allow': [{'pattern': 'a', 'reason': 'r'}]} | allow[0] | it has no owner",
                "{'allow': [{'reason': 'r', 'owner': 'o'}]} | allow[0] | it has no pattern",
                "{'allow': [{'pattern': 'a', 'reason': 'r', 'owner': 'o', 'expires': 'soon'}]} | allow[0].expires | it is no day",
                "{'allow': [{'pattern': 'a', 'reason': 'r', 'owner': 'o', 'untl': '2027-01-31'}]} | allow[0].untl | there is no such field here",
                "{'allow': ['a']} | allow[0] | the text there is no entry",
                "{'allow': 'a'} | allow | the text there is not accepted",
                "{'allow': {}} | allow | the table there is not accepted",
                "{'mustDiffer': [1]} | mustDiffer[0] | the number there is not accepted",
                "{'mustdiffer': []} | mustdiffer | there is no such field here"
            })
    void whatIsWrongIsToldWithItsPlace(String json, String key, String what) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> AllowList.read(settings(json)));

        assertThat(schemaSays(json)).as("the schema").isNotEmpty();
        assertThat(refused.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.key()).hasToString(key);
            assertThat(problem.what()).isEqualTo(what);
            assertThat(problem.origin().source()).isEqualTo("app");
        });
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        RefusedException refused = catchThrowableOfType(
                RefusedException.class,
                () -> AllowList.read(
                        settings("{'allow': [{}, {'pattern': '..', 'reason': 'r', 'owner': 'o'}], 'x': 1}")));

        assertThat(refused.problems()).extracting(Problem::key).hasSize(5);
    }

    private static List<?> schemaSays(String json) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(AllowList.schema(), InputFormat.JSON)
                .validate(json.replace('\'', '"'), InputFormat.JSON);
    }

    @Test
    void theSchemaAcceptsWhatIsRead() {
        assertThat(
                        schemaSays(
                                "{'allow': [{'pattern': 'db.*', 'reason': 'r', 'owner': 'o', 'expires': '2027-01-31'},"
                                        + " {'pattern': 'a.\\\"b.c\\\"', 'reason': 'r', 'owner': 'o'}], 'mustDiffer': ['db.password', 'server_*']}"))
                .isEmpty();
        assertThat(schemaSays("{}")).isEmpty();
    }

    @Test
    void theSchemaNamesTheSameFields() {
        Table schema = Json.read(AllowList.schema(), "schema");
        Table properties = (Table) schema.get("properties").orElseThrow();
        Table allow = (Table) properties.get("allow").orElseThrow();
        Table entry = (Table) allow.get("items").orElseThrow();

        assertThat(properties.names()).containsExactly("allow", "mustDiffer");
        assertThat(((Table) entry.get("properties").orElseThrow()).names())
                .isEqualTo(List.of("pattern", "reason", "owner", "expires"));
        assertThat(entry.get("required").orElseThrow()).hasToString("[\"pattern\", \"reason\", \"owner\"]");
    }
}
