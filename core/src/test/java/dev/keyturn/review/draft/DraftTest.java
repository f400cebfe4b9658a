package dev.keyturn.review.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.Migration;
import dev.keyturn.codec.CodecRegistry;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.step.Sequence;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DraftTest {
    private static Settings settings(String json) {
        return Settings.of(Json.read(json.replace('\'', '"'), "settings"));
    }

    private static Draft draft(Settings before, Settings after) {
        return Draft.between(before, after, Draft.Heading.of("draft"), CodecRegistry.builtIn());
    }

    /** The draft between these two, which leads from the one to the other to the letter, as its document does. */
    private static Draft sound(String before, String after) {
        Draft draft = draft(settings(before), settings(after));
        assertThat(draft.problems()).isEmpty();
        assertThat(draft.differing()).isEmpty();
        Migration migration = draft.migration().orElseThrow();
        assertThat(Sequence.up(migration.steps(), settings(before)).settings()).isEqualTo(settings(after));
        Migration read = Migration.read(settings(draft.json()), CodecRegistry.builtIn());
        assertThat(read.checksum()).isEqualTo(migration.checksum());
        return draft;
    }

    private static List<String> steps(Draft draft) {
        return draft.guesses().stream()
                .map(guess ->
                        guess.confidence().word() + " " + guess.step().kind() + " " + DraftDocument.what(guess.step()))
                .toList();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            {'db': {'url': 'jdbc:h2:a'}};               {'datasource': {'url': 'jdbc:h2:a'}};         certain rename db.url -> datasource.url
            {'maxPoolSize': 10};                        {'max-pool-size': 10};                        certain rename maxPoolSize -> max-pool-size
            {'file': '/var/log/app.log'};               {'target': '/var/log/app.log'};               likely rename file -> target
            {'log': {'level': 'info'}};                 {'logging': {'logLevel': 'info'}};            guess rename log.level -> logging.logLevel
            {'pool-size': 10};                          {'max-pool-size': 10};                        likely rename pool-size -> max-pool-size
            {'timeout': 3000};                          {'timeout': '3s'};                            certain convert timeout with millis-to-duration
            {'timeout': 3};                             {'timeout': '3s'};                            certain convert timeout with seconds-to-duration
            {'timeout': '3s'};                          {'timeout': 3000};                            certain convert timeout with duration-to-millis
            {'cache': 'yes'};                           {'cache': true};                              certain convert cache with words-to-boolean
            {'cache': 'enabled'};                       {'cache': true};                              certain convert cache with words-to-boolean
            {'max': 1048576};                           {'max': '1MiB'};                              certain convert max with bytes-to-size
            {'port': 8080};                             {'port': '8080'};                             certain convert port with number-to-text
            {'hosts': 'a.org,b.org'};                   {'hosts': ['a.org', 'b.org']};                certain convert hosts with csv-to-list
            {'hosts': 'a.org|b.org'};                   {'hosts': ['a.org', 'b.org']};                certain convert hosts with csv-to-list
            {'host': 'a.org'};                          {'host': ['a.org']};                          certain wrap host
            {'hosts': ['a.org']};                       {'hosts': 'a.org'};                           certain unwrap hosts
            {'request': {'timeoutMs': 3000}};           {'request': {'timeout': '3s'}};               likely convert request.timeoutMs -> request.timeout with millis-to-duration
            {'server': {'address': 'a.org:8080'}};      {'server': {'host': 'a.org', 'port': 8080}};  certain split server.address -> server.host, server.port with host-port
            {'server': {'host': 'a.org', 'port': 80}};  {'server': {'address': 'a.org:80'}};          certain join server.host, server.port -> server.address with host-port
            {'level': 'info'};                          {'level': 'warn'};                            likely when level
            {'level': 'info'};                          {'level': 3};                                 guess when level
            {'a': 1, 'legacy': true};                   {'a': 1};                                     likely remove legacy
            {'a': 1, 'old': {'b': 1, 'c': {'d': 2}}};   {'a': 1};                                     likely remove old
            {'a': 1};                                   {'a': 1, 'cache': {'ttl': 60}};               certain addDefault cache.ttl
            {'a': 1, 'b': {}};                          {'a': 1, 'b': {'c': 2}};                      certain addDefault b.c
            """)
    void oneStepExplainsTheDifference(String before, String after, String step) {
        assertThat(steps(sound(before, after))).containsExactly(step);
    }

    @Test
    void aTableIsMovedAsAWholeAndWhatChangedInItFollows() {
        Draft draft = sound(
                "{'db': {'url': 'jdbc:h2:a', 'user': 'app', 'pool': {'size': 5, 'wait': 3000}}, 'x': 1}",
                "{'datasource': {'main': {'url': 'jdbc:h2:a', 'user': 'app', 'pool': {'size': 5, 'wait': '3s'}}}, 'x': 1}");
        assertThat(steps(draft))
                .containsExactly(
                        "likely move db -> datasource.main",
                        "certain convert datasource.main.pool.wait with millis-to-duration");
    }

    @Test
    void aTableThatCouldHaveBecomeEitherOfTwoIsAGuessThatNamesTheOther() {
        Draft draft = sound(
                "{'primary': {'host': 'a.org', 'port': 1}}",
                "{'left': {'host': 'a.org', 'port': 1}, 'right': {'host': 'a.org', 'port': 1}}");
        Guess first = draft.guesses().get(0);
        assertThat(first.confidence()).isEqualTo(Confidence.GUESS);
        assertThat(first.others()).containsExactly(Key.of("right"));
        assertThat(draft.yaml()).contains("it could be right as well");
    }

    @Test
    void aKeyThatCouldHaveBecomeEitherOfTwoIsAGuessThatNamesTheOther() {
        Draft draft =
                sound("{'file': '/tmp/a.log'}", "{'log': {'file': '/tmp/a.log'}, 'audit': {'file': '/tmp/a.log'}}");
        Guess first = draft.guesses().get(0);
        assertThat(first.confidence()).isEqualTo(Confidence.GUESS);
        assertThat(first.others()).hasSize(1);
    }

    @Test
    void aKeyThatChangedNameAndDefaultIsRenamedAndThenSetWhereTheOldOneStands() {
        assertThat(steps(sound("{'pool-size': 10}", "{'max-pool-size': 20}")))
                .containsExactly("guess rename pool-size -> max-pool-size", "likely when max-pool-size");
    }

    @Test
    void everydayValuesAreNoReasonToTakeOneKeyForAnother() {
        Draft draft = sound("{'debug': true, 'retries': 1}", "{'tls': true, 'replicas': 1}");
        assertThat(steps(draft))
                .containsExactly(
                        "likely remove debug",
                        "likely remove retries",
                        "certain addDefault tls",
                        "certain addDefault replicas");
    }

    @Test
    void aDefaultThatCountsInAnotherUnitIsConvertedAndThenSetWhereTheOldOneStands() {
        Draft draft = sound("{'timeout': 3000}", "{'timeout': '5s'}");
        assertThat(steps(draft))
                .containsExactly("guess convert timeout with millis-to-duration", "likely when timeout");
        Settings theirs = Sequence.up(draft.migration().orElseThrow().steps(), settings("{'timeout': 7000}"))
                .settings();
        assertThat(theirs).isEqualTo(settings("{'timeout': '7s'}"));
    }

    @Test
    void whoeverHasSetAValueOfTheirOwnKeepsItWhereTheDefaultChanged() {
        Draft draft = sound("{'level': 'info'}", "{'level': 'warn'}");
        Settings theirs = settings("{'level': 'debug'}");
        assertThat(Sequence.up(draft.migration().orElseThrow().steps(), theirs).settings())
                .isEqualTo(theirs);
    }

    @Test
    void aValueBecomesATableAndATableAValue() {
        sound("{'log': 'info', 'cache': {'ttl': 5}}", "{'log': {'level': 'info', 'file': 'x'}, 'cache': false}");
        sound("{'a': [1, 2]}", "{'a': {'b': 1}}");
        sound("{'a': {'b': 1}}", "{'a': {}}");
        sound("{'a': null}", "{'a': {'b': 1}}");
        sound("{'a': 1, 'b': 2}", "{'a': 2, 'b': 1}");
        sound("{'a': {'b': 1}}", "{'a': {'b': {'b': 1}}}");
    }

    @Test
    void aReferenceToARenamedKeyFollows() {
        Draft draft = sound(
                "{'db': {'host': 'db.example.org'}, 'url': 'http://${db.host}/'}",
                "{'datasource': {'host': 'db.example.org'}, 'url': 'http://${datasource.host}/'}");
        assertThat(steps(draft)).containsExactly("certain rename db.host -> datasource.host");
    }

    @Test
    void whatOthersReferToIsRemovedAfterThem() {
        sound("{'host': 'a.org', 'url': 'http://${host}/', 'x': 1}", "{'x': 1}");
    }

    @Test
    void aSecretIsInNoDraftAndItsKeyIsTold() {
        Draft draft = draft(
                settings("{'a': 1, 'db': {'password': 'hunter22'}}"),
                settings(
                        "{'a': 1, 'db': {'password': 'hunter23'}, 'api': {'token': 'f00dfeed'}, 'smtp': {'password': ''},"
                                + " 'url': 'http://me:hunter24@a.org/'}"));
        assertThat(draft.isSound()).isTrue();
        assertThat(draft.withheld()).map(Key::toString).containsExactly("db.password", "api.token", "url");
        assertThat(steps(draft)).containsExactly("certain addDefault smtp.password");
        assertThat(draft.yaml() + draft.json() + draft + draft.toJson() + draft.toHtml() + draft.toMarkdown())
                .doesNotContain("hunter")
                .doesNotContain("f00dfeed");
    }

    @Test
    void aSecretThatIsNoLongerCalledOneIsDeclared() {
        Draft draft = sound("{'db': {'password': 'hunter22'}}", "{'datasource': {'entry': 'hunter22'}}");
        assertThat(draft.migration().orElseThrow().secrets())
                .map(Object::toString)
                .containsExactly("datasource.entry");
    }

    @Test
    void equalVersionsGiveNoMigration() {
        Draft draft = draft(settings("{'a': 1}"), settings("{'a': 1}"));
        assertThat(draft.migration()).isEqualTo(Optional.empty());
        assertThat(draft.isSound()).isTrue();
        assertThat(draft.toString()).contains("Both versions say the same");
        assertThat(draft.toJson()).contains("\"document\":\"\"");
    }

    @Test
    void textAloneAndTypedValuesAreNotTwoVersionsOfTheSame() {
        Settings text = Settings.ofText(settings("{'a': '1'}").root());
        assertThatThrownBy(() -> draft(text, settings("{'a': 1}")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("two versions in the same format");
    }

    @Test
    void whereEverythingIsTextNumbersStayText() {
        Settings before =
                Settings.ofText(settings("{'timeout': '3000', 'cache': 'yes'}").root());
        Settings after =
                Settings.ofText(settings("{'timeout': '3s', 'cache': 'true'}").root());
        Draft draft = draft(before, after);
        assertThat(draft.isSound()).isTrue();
        assertThat(draft.guesses()).map(guess -> guess.step().kind()).containsExactly("convert", "convert");
    }

    @Test
    void thePageSaysWhatIsSureAndWhatToLookAtFirst() {
        Draft draft =
                sound("{'file': '/tmp/a.log', 'level': 'info'}", "{'target': '/tmp/a.log', 'level': 'warn', 'n': 1}");
        assertThat(draft.toString()).isEqualTo("""
                Draft of draft

                It leads to the newer version, and back
                  1 step is certain
                  2 steps are likely

                Steps
                  how sure  step        what            why
                  likely    rename      file -> target  the value is the same, and nothing else has it; the names are not alike
                  likely    when        level           the default is another one; whoever has set a value of their own keeps it
                  certain   addDefault  n               it is new, and came of nothing that was there
                """);
        assertThat(draft.yaml()).isEqualTo("""
                # A draft: nobody has looked at it yet. Read each step, those first that are a guess, mend what was not meant,
                # say what stands at TODO, and rehearse it.
                id: draft
                owner: "TODO: who answers for it"
                expect: "TODO: what is true afterwards, in a sentence"
                rollback: "TODO: what whoever takes it back has to know"
                steps:
                  # likely: the value is the same, and nothing else has it; the names are not alike
                  - rename: {from: file, to: target}
                  # likely: the default is another one; whoever has set a value of their own keeps it
                  - when: {equals: {key: level, value: info}, steps: [{set: {key: level, value: warn}}]}
                  # certain: it is new, and came of nothing that was there
                  - addDefault: {key: "n", value: 1}
                """);
    }
}
