package dev.keyturn.selftest.broken;

import static dev.keyturn.selftest.broken.Mutant.back;
import static dev.keyturn.selftest.broken.Mutant.done;
import static dev.keyturn.selftest.broken.Mutant.edit;
import static dev.keyturn.selftest.broken.Mutant.has;
import static dev.keyturn.selftest.broken.Mutant.put;
import static dev.keyturn.selftest.broken.Mutant.then;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Null;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Down;
import dev.keyturn.step.IfOccupied;
import dev.keyturn.step.OnConflict;
import dev.keyturn.step.Remove;
import dev.keyturn.step.Rename;
import dev.keyturn.step.Residue;
import dev.keyturn.step.Step;
import dev.keyturn.step.Up;
import dev.keyturn.testkit.laws.Law;
import java.util.List;
import java.util.Locale;

/** Renames and removals that are wrong. */
final class BrokenRenames {
    private static final String OLD = "db.url";
    private static final String NEW = "datasource.url";
    private static final Step RENAME = new Rename(Key.of(OLD), Key.of(NEW), IfOccupied.REFUSE, false);
    private static final Step REMOVE = new Remove(Key.of("legacy.flag"), false);

    private BrokenRenames() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.up(
                        "a rename that overwrites what is there",
                        Law.RT,
                        "datasource.url: expected",
                        RENAME,
                        (settings, right) -> has(settings, OLD) && has(settings, NEW)
                                ? done(moved(settings.without(Key.of(NEW))), RENAME.up(settings.without(Key.of(NEW))))
                                : right),
                Mutant.up(
                        "a rename that makes null of nothing",
                        Law.RT,
                        "expected nothing, got null",
                        RENAME,
                        (settings, right) -> has(settings, OLD) || has(settings, NEW)
                                ? right
                                : then(right, one -> put(one, NEW, Value.ofNull()))),
                Mutant.up(
                        "a rename that drops null",
                        Law.RT,
                        "db.url: expected null, got nothing",
                        RENAME,
                        (settings, right) -> isNull(settings, OLD) ? done(settings.without(Key.of(OLD))) : right),
                Mutant.up(
                        "a rename that skips an empty text",
                        Law.EDIT_PARK,
                        "set datasource.url to \"\"",
                        RENAME,
                        (settings, right) ->
                                settings.text(OLD).filter(String::isEmpty).isPresent() ? done(settings) : right),
                Mutant.up(
                        "a rename that copies",
                        Law.RT,
                        "datasource.url",
                        RENAME,
                        (settings, right) -> then(
                                right,
                                one -> settings.value(OLD)
                                        .filter(value -> has(one, NEW))
                                        .map(value -> put(one, OLD, value))
                                        .orElse(one))),
                Mutant.up(
                        "a rename that takes keys along that begin alike",
                        Law.FRAME,
                        "db.urls: expected",
                        RENAME,
                        (settings, right) -> then(right, BrokenRenames::withSiblings)),
                Mutant.up(
                        "a rename that takes a key in other letters",
                        Law.FRAME,
                        "db.URL",
                        RENAME,
                        (settings, right) -> !has(settings, OLD) && has(settings, "db.URL") && !has(settings, NEW)
                                ? done(
                                        put(
                                                settings.without(Key.of("db.URL")),
                                                NEW,
                                                settings.value("db.URL").orElseThrow()),
                                        right)
                                : right),
                Mutant.of(
                        "a rename whose way back puts the whole document back",
                        Law.EDIT_OUT,
                        "the way back puts more back than the migration took",
                        RENAME,
                        (settings, right) -> right instanceof Up.Done done
                                ? new Up.Done(
                                        done.settings(),
                                        Residue.of(Table.empty().with("whole", settings.root())))
                                : right,
                        (edited, residue, right) -> residue.data()
                                .get("whole")
                                .map(whole -> back(Settings.of((Table) whole)))
                                .orElse(right)),
                Mutant.down(
                        "a rename that puts back what it has kept, whatever was edited",
                        Law.EDIT_IN,
                        "datasource.url",
                        RENAME,
                        (edited, residue, right) -> then(
                                right,
                                one -> edited.value(NEW)
                                        .filter(value -> !has(edited, OLD))
                                        .map(value -> put(one, OLD, Value.of("as it was")))
                                        .orElse(one))),
                Mutant.down(
                        "a rename that brings back what was deleted",
                        Law.EDIT_DEL,
                        "where it is back",
                        RENAME,
                        (edited, residue, right) -> has(edited, NEW) || has(edited, OLD)
                                ? right
                                : then(right, one -> put(one, OLD, Value.of("as it was")))),
                Mutant.down(
                        "a rename that overwrites a key that came back",
                        Law.EDIT_BACK,
                        "expected a conflict",
                        RENAME,
                        (edited, residue, right) -> right instanceof Down.Refused && has(edited, NEW)
                                ? back(moved(edited, NEW, OLD))
                                : right),
                Mutant.down(
                        "a rename that loses a null on the way back",
                        Law.RT,
                        "expected null, got nothing",
                        RENAME,
                        (edited, residue, right) ->
                                then(right, one -> isNull(one, OLD) ? one.without(Key.of(OLD)) : one)),
                Mutant.up(
                        "a rename that trims",
                        Law.RT,
                        "white space is lost",
                        RENAME,
                        (settings, right) -> then(right, one -> edit(one, NEW, String::strip))),
                Mutant.up(
                        "a rename that writes small letters",
                        Law.RT,
                        "capital letters are lost",
                        RENAME,
                        (settings, right) -> then(right, one -> edit(one, NEW, text -> text.toLowerCase(Locale.ROOT)))),
                Mutant.up(
                        "a rename that cuts long texts",
                        Law.RT,
                        "db.url: expected",
                        RENAME,
                        (settings, right) -> then(
                                right, one -> edit(one, NEW, text -> text.substring(0, Math.min(text.length(), 255))))),
                Mutant.up(
                        "a rename that writes elsewhere, too",
                        Law.FRAME,
                        "migrated is changed, but not declared",
                        RENAME,
                        (settings, right) -> then(right, one -> put(one, "migrated", Value.of(true)))),
                Mutant.up(
                        "a rename that does nothing where another key says so",
                        Law.FRAME,
                        "because of it",
                        RENAME,
                        (settings, right) -> has(settings, "db.urls") ? done(settings) : right),
                Mutant.of(
                        "a rename that does nothing at all",
                        Law.NON_VACUOUS,
                        "changes nothing",
                        RENAME,
                        (settings, right) -> done(settings),
                        (edited, residue, right) -> back(edited)),
                Mutant.up(
                        "a rename that always refuses",
                        Law.NON_VACUOUS,
                        "settings are accepted",
                        RENAME,
                        (settings, right) -> Mutant.refused("not today")),
                Mutant.up(
                        "a rename that leaves empty tables",
                        Law.RT,
                        "db",
                        RENAME,
                        (settings, right) -> right instanceof Up.Done done
                                        && settings.at(Key.of("db")).isPresent()
                                        && !done.settings().has(Key.of("db"))
                                        && done.settings().at(Key.of("db")).isEmpty()
                                ? new Up.Done(put(done.settings(), "db", Table.empty()), Residue.idle())
                                : right),
                Mutant.down(
                        "a rename whose way back trips over a deleted table",
                        Law.PURE,
                        "it throws",
                        RENAME,
                        (edited, residue, right) -> {
                            if (edited.at(Key.of("datasource")).isEmpty() && residue.holdsValues()) {
                                throw new IllegalStateException("no table");
                            }
                            return right;
                        }),
                Mutant.down(
                        "a removal that does not come back",
                        Law.RT,
                        "legacy.flag: expected",
                        REMOVE,
                        (edited, residue, right) -> back(edited)),
                Mutant.up(
                        "a removal that takes its table along",
                        Law.FRAME,
                        "legacy.flags: expected",
                        REMOVE,
                        (settings, right) -> then(right, one -> one.withoutAll(Key.of("legacy")))),
                Mutant.down(
                        "a removal that overwrites what somebody set again",
                        Law.EDIT_BACK,
                        "expected a conflict",
                        REMOVE,
                        (edited, residue, right) -> right instanceof Down.Refused
                                ? REMOVE.down(edited.without(Key.of("legacy.flag")), residue, OnConflict.RESTORE_OLD)
                                : right));
    }

    private static boolean isNull(Settings settings, String key) {
        return settings.value(key).filter(Null.class::isInstance).isPresent();
    }

    private static Settings moved(Settings settings) {
        return moved(settings, OLD, NEW);
    }

    private static Settings moved(Settings settings, String from, String to) {
        Value value = settings.value(from).orElseThrow();
        Settings without = settings.withoutAll(Key.of(to)).without(Key.of(from));
        return put(without, to, value);
    }

    private static Settings withSiblings(Settings settings) {
        Settings moved = settings;
        for (Key key : settings.keys()) {
            String name = key.toString();
            boolean isSibling = name.startsWith(OLD) && !name.equals(OLD) && !name.startsWith(OLD + ".");
            if (isSibling && settings.blockedAt(Key.of("datasource")).isEmpty()) {
                moved = put(
                        moved.without(key),
                        "datasource." + name.substring(3),
                        settings.value(key).orElseThrow());
            }
        }
        return moved;
    }
}
