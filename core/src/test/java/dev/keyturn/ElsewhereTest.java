package dev.keyturn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** An entry that a migration means and does not name. */
class ElsewhereTest extends Bench {
    private static final Migration RENAME =
            named("1-a").rename("db.pool.max").to("pool.most").build();

    @Test
    void anEntryWithADotInItsNameIsToldWhereTheMigrationMeansAPath() {
        given("{'db.pool.max': 7}");

        assertThat(migrator(RENAME).plan().notices())
                .containsExactly(
                        "app.json:1:17: \"db.pool.max\" is an entry with a dot in its name, and 1-a says"
                                + " db.pool.max, which is not there; if that entry is meant, say \"db.pool.max\" in the migration");
    }

    @Test
    void aDotInOneOfItsNamesIsEnough() {
        given("{'db': {'pool.max': 7}}");
        assertThat(migrator(RENAME).plan().notices()).anyMatch(notice -> notice.contains("say db.\"pool.max\" in"));

        given("{'db.pool': {'max': 7}}");
        assertThat(migrator(RENAME).migrate().notices()).anyMatch(notice -> notice.contains("say \"db.pool\".max in"));
    }

    @Test
    void nothingIsToldWhereTheKeyIsThereOrTheMigrationSaysTheNameWithItsDot() {
        given("{'db.pool.max': 7, 'db': {'pool': {'max': 8}}}");
        assertThat(migrator(RENAME).plan().notices()).isEmpty();

        given("{'db.pool.max': 7}");
        Migration quoted =
                named("1-a").rename("\"db.pool.max\"").to("pool.most").build();
        assertThat(migrator(quoted).plan().notices()).isEmpty();
    }

    @Test
    void anEntryThatAMergeKeyBringsIsTold() {
        for (String merged : new String[] {
            "{'db': {'<<': {'pool': {'max': 7}}}}",
            "{'db': {'<<': [{'x': 1}, {'pool': {'max': 7}}]}}",
            "{'db': {'pool': {'<<': {'max': 7}}}}"
        }) {
            given(merged);
            assertThat(migrator(RENAME).plan().notices())
                    .as(merged)
                    .hasSize(1)
                    .anyMatch(
                            notice -> notice.startsWith("app.json:1:")
                                    && notice.endsWith(
                                            ": db.pool.max, which 1-a says, is there through a merge key (<<) only, and a"
                                                    + " migration does not look through one; write the entry out where it is to be changed"));
        }
        given("{'db': {'<<': {'pool': {'other': 7}}}}");
        assertThat(migrator(RENAME).plan().notices()).isEmpty();
    }
}
