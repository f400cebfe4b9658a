package dev.keyturn.testkit.source;

import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SettingsSource.Receipt;
import dev.keyturn.spi.SettingsSource.Snapshot;
import dev.keyturn.spi.StaleException;
import dev.keyturn.step.Comment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What every source promises to those who write. A part of {@link SettingsSourceContract}. */
public interface SourceWrites extends GivesSources {
    /** How often what is no race is tried again. */
    int TIMES = 5;

    /** EXACT and REST. */
    @Test
    default void EXACT_manyChangesAreWrittenAtOnceAndTheOthersStay() throws Exception {
        try (SettingsSource source = source(Touch.small())) {
            Touch.assumeWritable(Rule.EXACT, source);
            Settings before = Touch.settings(source);
            Settings after = before.without(Key.of("db.url"))
                    .with("datasource.url", Value.of("jdbc:x"))
                    .with("http.timeout", Value.of("3s"))
                    .without(Key.of("level"));
            Touch.change(source, settings -> after);
            Settings there = Touch.settings(source);
            for (String key : List.of("app.name", "db.user", "db.password")) {
                Rule.REST.same(before.value(key), there.value(key), key + " after a write that does not name it");
            }
            Rule.EXACT.same(after, there, "the settings after a write");
        }
    }

    /** EXACT, with what only some places make use of. */
    @Test
    default void EXACT_placesAndCommentsDoNotChangeWhatIsWritten() throws Exception {
        try (SettingsSource source = source(Touch.small())) {
            Touch.assumeWritable(Rule.EXACT, source);
            Snapshot before = Touch.look(source);
            Settings after = before.settings().with("db.pool", Value.of("5")).with("fresh.key", Value.of("x"));
            Changes changes = Changes.between(before.settings(), after);
            Comment comment = new Comment(Key.of("fresh.key"), "new in 3.0");
            source.write(before.revision(), Edit.to(after, changes, List.of(comment)));
            Rule.EXACT.same(after, Touch.settings(source), "an edit with places and comments");
        }
    }

    /** EXACT, down to nothing and up again. */
    @Test
    default void EXACT_everythingCanBeRemovedAndPutBack() throws Exception {
        try (SettingsSource source = source(Touch.small())) {
            Touch.assumeWritable(Rule.EXACT, source);
            Settings before = Touch.settings(source);
            Touch.change(source, settings -> settings.like(Table.empty()));
            Rule.EXACT.same(List.of(), Touch.settings(source).keys(), "the keys after everything was removed");
            Touch.change(source, settings -> before);
            Rule.EXACT.same(before, Touch.settings(source), "the settings after they were put back");
        }
    }

    /** REST, of the order; a place that has an order of its own keeps that one. */
    @Test
    default void REST_whatAWriteDoesNotNameStaysInItsOrder() throws Exception {
        try (SettingsSource source = source(Touch.small())) {
            Touch.assumeWritable(Rule.REST, source);
            List<UnaryOperator<Settings>> edits = List.of(
                    settings -> settings.with("level", Value.of("debug")),
                    settings -> settings.with("db.pool", Value.of("5")).with("added", Value.of("x")),
                    settings -> settings.without(Key.of("db.url")));
            for (UnaryOperator<Settings> edit : edits) {
                List<Key> before = new ArrayList<>(Touch.settings(source).keys());
                Touch.change(source, edit);
                List<Key> after = new ArrayList<>(Touch.settings(source).keys());
                before.retainAll(after);
                after.retainAll(before);
                Rule.REST.same(before, after, "the order of the keys that were there before a write and after it");
            }
        }
    }

    /** REVISION. */
    @Test
    default void REVISION_aWriteGivesTheOneThatTheNextReadFinds() throws Exception {
        try (SettingsSource source = source(Touch.small())) {
            Touch.assumeWritable(Rule.REVISION, source);
            String before = Touch.look(source).revision();
            Receipt receipt = Touch.set(source, "level", "debug");
            Rule.REVISION.same(receipt.revision(), Touch.look(source).revision(), "the revision after a write");
            Rule.REVISION.demand(!receipt.revision().equals(before), "the revision is the same after a write");
        }
    }

    /** REVISION, where neither length nor time tells. */
    @Test
    default void REVISION_tellsValuesOfTheSameLengthApartHoweverQuicklyTheyFollow() throws Exception {
        try (SettingsSource source = source(Touch.small())) {
            Touch.assumeWritable(Rule.REVISION, source);
            List<String> revisions = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                String level = "level " + Integer.toBinaryString(16 + i);
                revisions.add(Touch.set(source, "level", level).revision());
            }
            Rule.REVISION.same(
                    (long) revisions.size(), revisions.stream().distinct().count(), "different revisions");
        }
    }

    /** FRESH. */
    @Test
    default void FRESH_aReadAfterAWriteSeesIt() throws Exception {
        try (SettingsSource source = source(Touch.small())) {
            Touch.assumeWritable(Rule.FRESH, source);
            for (int i = 0; i < TIMES; i++) {
                Value written = Value.of("level " + i);
                Touch.change(source, settings -> settings.with("level", written));
                Rule.FRESH.same(Optional.of(written), Touch.settings(source).value("level"), "level after write " + i);
            }
        }
    }

    /** FRESH, between two. */
    @Test
    default void FRESH_aReadSeesWhatAnotherHasWritten() throws Exception {
        try (SettingsSource source = source(Touch.small());
                SettingsSource other = Touch.second(Rule.FRESH, this, source)) {
            Touch.assumeWritable(Rule.FRESH, source);
            for (int i = 0; i < TIMES; i++) {
                Value written = Value.of("level " + i);
                Touch.look(source);
                Touch.change(other, settings -> settings.with("level", written));
                Rule.FRESH.same(Optional.of(written), Touch.settings(source).value("level"), "level after write " + i);
            }
        }
    }

    /** CAS. */
    @Test
    default void CAS_anOldRevisionIsRefusedAndNothingIsWritten() throws Exception {
        try (SettingsSource source = source(Touch.small())) {
            Touch.assumeWritable(Rule.CAS, source);
            Snapshot old = Touch.look(source);
            Touch.set(source, "level", "debug");
            refused(source, old.revision(), "a write with an old revision");
        }
    }

    /** CAS, with revisions that there never were. */
    @Test
    default void CAS_aRevisionThatThereNeverWasIsRefused() throws Exception {
        try (SettingsSource source = source(Touch.small())) {
            Touch.assumeWritable(Rule.CAS, source);
            for (String revision :
                    List.of("", "no such revision", Touch.look(source).revision() + "0")) {
                refused(source, revision, "a write with the revision <" + revision + ">");
            }
        }
    }

    /** CAS, between two. */
    @Test
    default void CAS_whatAnotherHasWrittenMakesTheRevisionOld() throws Exception {
        try (SettingsSource source = source(Touch.small());
                SettingsSource other = Touch.second(Rule.CAS, this, source)) {
            Touch.assumeWritable(Rule.CAS, source);
            Snapshot old = Touch.look(source);
            Touch.set(other, "level", "debug");
            refused(source, old.revision(), "a write with a revision from before another's write");
        }
    }

    private void refused(SettingsSource source, String revision, String what) {
        Settings before = Touch.settings(source);
        Settings after = before.with("level", Value.of(Touch.SECRET + "!"));
        StaleException refusal =
                Rule.CAS.thrown(StaleException.class, () -> source.write(revision, Touch.edit(before, after)), what);
        Rule.CAS.same(before, Touch.settings(source), "the settings after " + what);
        Rule.NAMED.demand(
                refusal.problem().origin().source().startsWith(source.name()),
                "a refusal says <" + refusal.toString() + ">, and the source is called " + source.name());
        Rule.SECRECY.demand(!refusal.toString().contains(Touch.SECRET), "a refusal shows a value");
    }

    /** DURABLE. */
    @Test
    default void DURABLE_whatWasWrittenIsThereWhenThePlaceIsOpenedAgain() throws Exception {
        SettingsSource source = source(Touch.small());
        Touch.assumeWritable(Rule.DURABLE, source);
        Touch.set(source, "level", "debug");
        Settings written = Touch.settings(source);
        try (SettingsSource again = Touch.second(Rule.DURABLE, this, source)) {
            source.close();
            Rule.DURABLE.same(written, Touch.settings(again), "the settings, opened again");
        }
    }

    /** DURABLE, where nobody closes anything. */
    @Test
    default void DURABLE_whatWasWrittenSurvivesTheEndOfTheProcess() throws Exception {
        SettingsSource source = source(Touch.small());
        Touch.assumeWritable(Rule.DURABLE, source);
        for (int i = 0; i < TIMES; i++) {
            Touch.set(source, "level", "level " + i);
            Settings written = Touch.settings(source);
            source = Rule.DURABLE.given(
                    crash(source), "this test does not end the process of a source", "crash(SettingsSource)");
            Rule.DURABLE.same(written, Touch.settings(source), "the settings after the process has ended");
            source.sweep(); // as every run does first
            Rule.DURABLE.same(written, Touch.settings(source), "the settings after what it left behind was swept");
        }
        source.close();
    }
}
