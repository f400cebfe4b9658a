package dev.keyturn.testkit.source;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SettingsSource.Receipt;
import dev.keyturn.spi.SettingsSource.Snapshot;
import dev.keyturn.spi.SourceException;
import dev.keyturn.spi.StaleException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every source promises to those who read. A part of {@link SettingsSourceContract}. */
public interface SourceReads extends GivesSources {
    /** READ. */
    @Test
    default void READ_givesWhatIsThere() throws Exception {
        try (SettingsSource source = source(Touch.small())) {
            Settings there = Touch.settings(source);
            Rule.READ.same(Touch.like(there, Touch.small()), there, "a read of everything");
        }
    }

    /** READ, of nothing. */
    @Test
    default void READ_givesNothingWhereNothingIs() throws Exception {
        try (SettingsSource source = source(Settings.empty())) {
            Rule.READ.same(List.of(), Touch.settings(source).keys(), "a read where nothing is");
        }
    }

    /** READ, of a part. */
    @Test
    default void READ_ofSomeKeysGivesThemWithAllBelow() throws Exception {
        try (SettingsSource source = source(Touch.small())) {
            Settings all = Touch.settings(source);
            Settings some = source.read(new Selection(
                            List.of(KeyPattern.of(Key.of("db")), KeyPattern.of("level"), KeyPattern.of("not.there"))))
                    .settings();
            for (Key key : List.of(Key.of("db"), Key.of("level"), Key.of("not.there"))) {
                Rule.READ.same(all.at(key), some.at(key), "a read of some keys gives at " + key);
            }
        }
    }

    /** READ, of a part below values. */
    @Test
    default void READ_ofSomeKeysGivesTheValuesAroundThemAndARevisionOfAllThatIsAskedFor() throws Exception {
        try (SettingsSource source = source(Touch.small())) {
            Touch.assumeWritable(Rule.READ, source);
            Selection some = new Selection(
                    List.of(KeyPattern.of("level.below"), KeyPattern.of("d*.url"), KeyPattern.of("fresh")));
            Settings there = source.read(some).settings();
            for (String key : List.of("level", "db.url")) {
                Rule.READ.same(Touch.settings(source).value(key), there.value(key), "a part has at " + key);
            }
            String before = source.read(some).revision();
            for (String key : List.of("level", "db.url", "fresh.one", "driver.url")) {
                Receipt receipt = Touch.set(source, key, "changed");
                String after = source.read(some).revision();
                Rule.REVISION.demand(!after.equals(before), "a part has the same revision after a write of " + key);
                Rule.READ.same(
                        Optional.of(Value.of("changed")),
                        source.read(some).settings().value(key),
                        "a part has at " + key);
                Rule.REVISION.demand(!receipt.revision().isEmpty(), "a write gives no revision");
                before = after;
            }
            source.write(
                    before,
                    Touch.edit(Touch.settings(source), Touch.settings(source).with("level", Value.of("info"))));
            Rule.READ.same(
                    "info",
                    source.read(some).settings().text("level").orElse(""),
                    "level after a write with the revision of a part");
        }
    }

    /** CAS, of a part. */
    @Test
    default void CAS_theRevisionOfAPartIsOldWhenSomethingInItWasChanged() throws Exception {
        try (SettingsSource source = source(Touch.small())) {
            Touch.assumeWritable(Rule.CAS, source);
            Selection some = new Selection(List.of(KeyPattern.of("db"), KeyPattern.of("level")));
            for (String key : List.of("db.url", "db.added", "level")) {
                Snapshot old = source.read(some);
                Touch.set(source, key, "changed");
                Settings all = Touch.settings(source);
                Rule.CAS.thrown(
                        StaleException.class,
                        () -> source.write(old.revision(), Touch.edit(all, all.with("db.user", Value.of("other")))),
                        "a write with the revision of a part from before " + key + " was changed");
                Rule.CAS.same(all, Touch.settings(source), "the settings after a write was refused");
            }
        }
    }

    /** REVISION. */
    @Test
    default void REVISION_staysTheSameWhileNothingChanges() throws Exception {
        try (SettingsSource source = source(Touch.small())) {
            Snapshot first = Touch.look(source);
            Rule.REVISION.same(first.revision(), Touch.look(source).revision(), "the revision of the same content");
        }
    }

    /** NAMED. */
    @Test
    default void NAMED_everyOriginBeginsWithTheName() throws Exception {
        try (SettingsSource source = source(Touch.small())) {
            Rule.NAMED.demand(!source.name().isBlank(), "the name is blank");
            Settings there = Touch.settings(source);
            boolean isKept = false;
            for (Key key : there.keys()) {
                Origin origin = there.origin(key);
                isKept |= origin.source().equals(Touch.ORIGIN);
                Rule.NAMED.demand(
                        origin.source().equals(Touch.ORIGIN) || origin.source().startsWith(source.name()),
                        "the origin of " + key + " is " + origin + ", and the source is called " + source.name());
            }
            Rule.NAMED.concerns(
                    !isKept, source.name() + " holds values in memory, with the origins that they came with");
        }
    }

    /** HARMLESS. */
    @Test
    default void HARMLESS_sweepingChangesNothing() throws Exception {
        try (SettingsSource source = source(Touch.small())) {
            Snapshot before = Touch.look(source);
            if (source.capabilities().isWritable()) {
                source.sweep();
            }
            Rule.HARMLESS.same(before.settings(), Touch.settings(source), "the settings after sweeping");
            Rule.HARMLESS.same(before.revision(), Touch.look(source).revision(), "the revision after sweeping");
        }
    }

    /** HARMLESS. */
    @Test
    default void HARMLESS_closingTwice() throws Exception {
        SettingsSource source = source(Touch.small());
        source.close();
        Rule.HARMLESS.done(source::close, "closing a second time");
    }

    /** CAPABLE, of a place that cannot be written. */
    @Test
    default void CAPABLE_aPlaceThatCannotBeWrittenRefusesToBe() throws Exception {
        try (SettingsSource source = source(Touch.small())) {
            Rule.CAPABLE.concerns(
                    !source.capabilities().isWritable(),
                    source.name() + " says in its capabilities() that it can be written");
            Snapshot before = Touch.look(source);
            Settings after = before.settings().with("level", Value.of("other"));
            Rule.CAPABLE.thrown(
                    SourceException.class,
                    () -> source.write(before.revision(), Touch.edit(before.settings(), after)),
                    "a write to a place that says it cannot be written");
            Rule.CAPABLE.same(before.settings(), Touch.settings(source), "the settings after a write that was refused");
        }
    }
}
