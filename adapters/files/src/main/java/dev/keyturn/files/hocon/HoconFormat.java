package dev.keyturn.files.hocon;

import dev.keyturn.files.edit.Operations;
import dev.keyturn.files.layout.Lines;
import dev.keyturn.settings.Change;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.format.Parsed;
import dev.keyturn.spi.format.SettingsFormat;
import dev.keyturn.spi.format.Splice;
import java.util.List;

/**
 * HOCON, as Typesafe Config reads it.
 *
 * <p>What a program makes of a substitution depends on its environment and its other files. A value with one is therefore
 * read as text, with the characters of the file: <code>${?PORT}</code>, or <code>80\n${?PORT}</code> where the key has a
 * value before that which it falls back on. Text of that form is written as such an expression again. {@code include} is
 * not followed: the settings are those of this file, and a notice says where more are included.
 */
public final class HoconFormat implements SettingsFormat {
    @Override
    public String name() {
        return "hocon";
    }

    @Override
    public List<String> endings() {
        return List.of(".conf");
    }

    /** A value beside entries is there where an expression is: <code>a = ${b}</code> and {@code a.c = 1}. */
    @Override
    public Capabilities capabilities() {
        return Capabilities.everything();
    }

    @Override
    public Parsed parse(String text, String source) {
        Lines lines = new Lines(text, source);
        Entry root = Reader.root(lines);
        Settings settings = Settings.of(new Reader(lines).table(root));
        List<Problem> notices = Includes.notices(lines, root.objects.get(0));
        return new Parsed() {
            @Override
            public Settings settings() {
                return settings;
            }

            @Override
            public List<Problem> notices() {
                return notices;
            }

            @Override
            public List<String> commentMarks() {
                return List.of("#", "//");
            }

            @Override
            public List<Splice> edit(Edit edit) {
                refusePlainBesideEntries(lines, edit.changes().applyTo(settings), edit.changes());
                return new HoconEdit(lines, root).splices(Operations.of(settings, edit));
            }
        };
    }

    private static void refusePlainBesideEntries(Lines lines, Settings planned, Changes changes) {
        for (Change change : changes.list()) {
            boolean isWithin =
                    change.after().filter(HoconFormat::isPlainBesideEntries).isPresent();
            for (Key key = change.key(); !key.isRoot(); key = key.parent().orElseThrow()) {
                boolean isPlain = planned.at(key)
                        .filter(Table.class::isInstance)
                        .flatMap(table -> ((Table) table).own())
                        .filter(own -> !isExpression(own))
                        .isPresent();
                if (isPlain || isWithin) {
                    throw lines.refuse(
                            0,
                            key,
                            "a value beside what is below it cannot be written in HOCON, unless it is a substitution",
                            "one of the two");
                }
            }
        }
    }

    private static boolean isExpression(Value value) {
        return value instanceof Text text && Expressions.parts(text.text()).isPresent();
    }

    /** Whether there is such a value in the elements of a list. */
    private static boolean isPlainBesideEntries(Value value) {
        if (value instanceof Items list) {
            return list.items().stream().anyMatch(HoconFormat::isPlainBesideEntries);
        }
        return value instanceof Table table
                && (table.own().filter(own -> !isExpression(own)).isPresent()
                        || table.names().stream()
                                .anyMatch(name ->
                                        isPlainBesideEntries(table.get(name).orElseThrow())));
    }
}
