package dev.keyturn.review.lint;

import static dev.keyturn.review.Reviewed.migration;
import static dev.keyturn.review.Reviewed.migrator;
import static dev.keyturn.review.Reviewed.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keyturn.Migration;
import dev.keyturn.To;
import dev.keyturn.review.Reviewed.Place;
import dev.keyturn.settings.Settings;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule about settings: that it speaks, and that it is silent on the nearest thing that is right. */
class SettingsLintTest {
    private static final Migration RENAME =
            migration("1-a", "[{'rename': {'from': 'db.url', 'to': 'datasource.url'}}]");

    private static List<String> found(Place place, Migration... migrations) {
        return Lint.settings(migrator(place, migrations).build()).list().stream()
                .map(one -> one.rule().word() + " " + one.where().key())
                .toList();
    }

    private static List<String> found(String json, Migration... migrations) {
        return found(new Place(json), migrations);
    }

    @Test
    void anOldNameThatIsToBeMigratedIsANotice() {
        assertThat(found("{'db': {'url': 'x'}}", RENAME)).containsExactly("old-name db.url");
        assertThat(found("{'datasource': {'url': 'x'}}", RENAME)).isEmpty();
    }

    @Test
    void aNameOnTheWayBetweenTwoMigrationsIsNoOldName() {
        assertThat(found(
                        "{'db': {'url': 'x'}}",
                        RENAME,
                        migration("2-b", "[{'rename': {'from': 'datasource.url', 'to': 'ds.url'}}]")))
                .containsExactly("old-name db.url");
    }

    @Test
    void bothNamesWithTwoValuesAreAWarningBeforeTheMigration() {
        assertThat(found("{'db': {'url': 'x'}, 'datasource': {'url': 'y'}}", RENAME))
                .containsExactly("both-names db.url");
    }

    @Test
    void bothTablesOfAMoveAreAWarningBeforeIt() {
        Migration move = migration("1-a", "[{'move': {'from': 'db', 'to': 'datasource'}}]");

        assertThat(found("{'db': {'url': 'x'}, 'datasource': {'url': 'y'}}", move))
                .containsExactly("both-names db");
        assertThat(found("{'db': {'url': 'x'}}", move)).containsExactly("old-name db");
    }

    @Test
    void anotherSpellingOfWhatAMigrationKnowsIsAWarning() {
        Migration move = migration("1-a", "[{'rename': {'from': 'maxPoolSize', 'to': 'pool.max'}}]");

        assertThat(found("{'max-pool-size': 3}", move))
                .containsExactly("near-name max-pool-size", "finds-nothing maxPoolSize");
        assertThat(found("{'min-pool-size': 3, 'maxPoolSize': 3}", move)).containsExactly("old-name maxPoolSize");
    }

    @Test
    void aRetiredNameThatCameBackIsAWarningWithItsNewNameOrWithout() {
        Place place = new Place("{'db': {'url': 'x'}}");
        migrator(place, RENAME).build().migrate();
        assertThat(found(place, RENAME)).isEmpty();

        place.becomes("{'db': {'url': 'x'}, 'datasource': {'url': 'x'}}");
        assertThat(found(place, RENAME)).containsExactly("both-names db.url");
        assertThat(found(place)).as("the journal knows the migration").containsExactly("both-names db.url");
    }

    @Test
    void aRetiredNameWithoutASuccessorIsAWarning() {
        Migration removal = migration("1-a", "[{'remove': {'key': 'legacy.flag'}}]");
        Place place = new Place("{'legacy': {'flag': true}, 'a': 1}");
        migrator(place, removal).build().migrate();
        assertThat(found(place, removal)).isEmpty();

        place.becomes("{'legacy': {'flag': true}, 'a': 1}");
        assertThat(found(place, removal)).containsExactly("retired-name legacy.flag");
    }

    @Test
    void whatWasRolledBackIsNeitherPendingNorApplied() {
        Place place = new Place("{'db': {'url': 'x'}}");
        migrator(place, RENAME).build().migrate();
        migrator(place, RENAME).build().rollback(To.count(1));

        assertThat(found(place, RENAME)).isEmpty();
    }

    @Test
    void aStepThatFindsNothingIsANoticeUnlessItsResultIsThere() {
        assertThat(found("{'a': 1}", RENAME)).containsExactly("finds-nothing db.url");
        assertThat(found("{'datasource': {'url': 'x'}}", RENAME)).isEmpty();
    }

    @Test
    void aConversionInPlaceIsAProblemWhereEverythingIsText() {
        Migration conversion = migration("1-a", "[{'convert': {'key': 'flag', 'with': 'number-to-text'}}]");
        Settings text = Settings.ofText(settings("{'flag': 1}").root());

        assertThat(found(new Place("app", text), conversion)).containsExactly("in-place-conversion flag");
        assertThat(found("{'flag': 1}", conversion)).isEmpty();
    }

    @Test
    void aMistypedNameOfWhatAMigrationKnowsIsAWarning() {
        assertThat(found("{'db': {'urll': 'x'}}", RENAME))
                .as("too short a word")
                .containsExactly("finds-nothing db.url");
        assertThat(found("{'datasuorce': {'url': 'x'}}", RENAME))
                .containsExactly("near-name datasuorce.url", "finds-nothing db.url");
        assertThat(found("{'datasuorce': {'url': 'x'}, 'datasource': {'url': 'y'}}", RENAME))
                .as("the name itself is set")
                .isEmpty();
    }

    @Test
    void oneNameInTwoSpellingsIsAWarningUnlessBothSayTheSame() {
        assertThat(found("{'pool': {'maxSize': 3, 'max-size': 4}}")).containsExactly("near-name pool.max-size");
        assertThat(found("{'pool': {'maxSize': 3, 'max-size': 3}}")).isEmpty();
        assertThat(found("{'pool': {'maxSize': 3, 'minSize': 4}}")).isEmpty();
    }

    @Test
    void aMistypedNameOfWhatAMigrationHasRetiredIsLeftAlone() {
        Place place = new Place("{'server': {'address': 'x'}}");
        Migration rename = migration("1-a", "[{'rename': {'from': 'server.address', 'to': 'listen.on'}}]");
        migrator(place, rename).build().migrate();

        place.becomes("{'server': {'adress': 'x'}, 'listen': {'on': 'x'}}");
        assertThat(found(place, rename)).isEmpty();
    }

    @Test
    void aSecretInAFileThatEverybodyMayReadIsAWarning(@TempDir Path directory) throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "there are no modes here");
        Path file = Files.writeString(directory.resolve("app.json"), "{}");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(rules("{'db': {'password': 'hunter2'}}", file)).containsExactly(Rule.READABLE_SECRET);
        assertThat(rules("{'db': {'password': '${DB_PASSWORD}'}}", file)).isEmpty();
        assertThat(rules("{'db': {'password': ''}}", file)).isEmpty();
        assertThat(rules("{'token': {'ttl': '30s'}, 'token-count': 3, 'secretName': 'db'}", file))
                .isEmpty();
        assertThat(rules("{'db': {'url': 'jdbc:postgresql://me:pw@host/app'}}", file))
                .containsExactly(Rule.READABLE_SECRET);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(rules("{'db': {'password': 'hunter2'}}", file)).isEmpty();
    }

    private static List<Rule> rules(String json, Path file) {
        return Lint.settings(migrator(new Place(json)).build(), file).list().stream()
                .map(Finding::rule)
                .toList();
    }

    @Test
    void noValueIsShown() {
        Findings findings = Lint.settings(migrator(
                        new Place("{'db': {'url': 'geheim', 'password': 'hunter2'}, 'datasource': {'url': 'anders'}}"),
                        RENAME)
                .build());

        assertThat(findings.toString() + findings.toJson() + findings.toMarkdown() + findings.toHtml())
                .contains("db.url")
                .doesNotContain("geheim", "hunter2", "anders");
    }
}
