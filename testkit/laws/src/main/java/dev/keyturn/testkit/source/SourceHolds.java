package dev.keyturn.testkit.source;

import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.KeepsContent;
import dev.keyturn.spi.Renders;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SettingsSource.Snapshot;
import dev.keyturn.spi.StaleException;
import dev.keyturn.testkit.laws.Cases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every source promises about what it can hold, and about rare abilities. A part of {@link SettingsSourceContract}. */
public interface SourceHolds extends GivesSources {
    /** Texts that have been mistaken for something else before. */
    List<String> TEXTS = List.of(
            "\\",
            "\"",
            "'",
            "#",
            "!",
            ": ",
            " =",
            "- x",
            "a\r\nb",
            "a\n",
            "\n",
            "\t",
            "\r",
            "\u0000",
            "\u0007",
            "\u0085",
            "\u2028",
            "\ufeff",
            "\u00a0",
            "\ud83d\ude00",
            "\ud800",
            "%s",
            "$1",
            "x\\",
            "é",
            "e\u0301");

    /** Numbers that have been taken for one another. */
    List<String> NUMBERS = List.of("7", "7.0", "7.00");

    /** Names that have been. */
    List<String> NAMES = List.of(
            "plain",
            "PLAIN",
            "UPPER",
            "with-dash",
            "under_score",
            "a.b",
            "a b",
            " a",
            "a=b",
            "a:b",
            "#a",
            "!a",
            "a\\b",
            "\"a\"",
            "'a'",
            "[0]",
            "0",
            "null",
            "true",
            "ключ",
            "é",
            "e\u0301",
            "a\nb",
            "",
            "~",
            "*",
            "${a}");

    /** EXACT, for values that have been mistaken for others before. */
    @Test
    default void EXACT_everyValueIsHeldExactlyOrRefused() throws Exception {
        List<Value> values = new ArrayList<>(Cases.values());
        TEXTS.forEach(text -> values.add(Value.of(text)));
        NUMBERS.forEach(number -> values.add(Num.of(number)));
        values.add(Value.of("long ".repeat(20_000)));
        try (SettingsSource source = source(Touch.small())) {
            Touch.assumeWritable(Rule.EXACT, source);
            int held = 0;
            for (Value value : values) {
                held += isTried(source, "level", value) ? 1 : 0;
            }
            Rule.CAPABLE.demand(
                    held >= values.size() / 3, "only " + held + " of " + values.size() + " values can be written");
        }
    }

    /** EXACT, for names that have been mistaken for others before. */
    @Test
    default void EXACT_everyNameIsHeldExactlyOrRefused() throws Exception {
        try (SettingsSource source = source(Touch.small())) {
            Touch.assumeWritable(Rule.EXACT, source);
            for (String name : NAMES) {
                Settings before = Touch.settings(source);
                Settings after = before.with(Key.ofNames("db", name), Value.of("x"));
                Touch.writesExactlyOrRefuses(source, after, "the name <" + name + ">");
            }
            Rule.CAPABLE.same(
                    true,
                    Touch.settings(source).has(Key.of("db.plain")),
                    "a plain name that was to be written is there");
        }
    }

    /** EXACT, where one of several changes is refused. */
    @Test
    default void EXACT_ofAWriteThatIsRefusedInPartNothingIsWritten() throws Exception {
        try (SettingsSource source = source(Touch.small())) {
            Touch.assumeWritable(Rule.EXACT, source);
            for (String text : List.of("\u0000", "\ud800", "a\nb", "long ".repeat(20_000))) {
                isTriedAmongOthers(source, Key.of("http.timeout"), Value.of(text), "an unusual text");
            }
            for (Value value : List.of(Value.ofNull(), Table.empty(), Value.of(List.of(Value.of(7))))) {
                isTriedAmongOthers(source, Key.of("http.timeout"), value, "a " + value.kind());
            }
            for (String name : NAMES) {
                isTriedAmongOthers(source, Key.ofNames("db", name), Value.of("x"), "the name <" + name + ">");
            }
        }
    }

    private static void isTriedAmongOthers(SettingsSource source, Key key, Value value, String what) {
        Settings before = Touch.settings(source);
        Settings after = before.withoutAll(key)
                .with("app.name", Value.of("before " + what.hashCode()))
                .with(key, value)
                .with("level", Value.of("behind " + what.hashCode()));
        Settings like = Touch.like(before, after);
        if (source.capabilities().problems(like, Changes.between(before, like)).isEmpty()) {
            boolean unused = Touch.writesExactlyOrRefuses(source, like, "among other changes, " + what);
        }
    }

    private boolean isTried(SettingsSource source, String key, Value value) {
        Settings before = Touch.settings(source);
        Settings after = Touch.like(before, before.withoutAll(Key.of(key)).with(key, value));
        boolean isHeld = !after.equals(before)
                && source.capabilities()
                        .problems(after, Changes.between(before, after))
                        .isEmpty();
        return isHeld && Touch.writesExactlyOrRefuses(source, after, "the value <" + shown(value) + ">");
    }

    private static String shown(Value value) {
        String text = value.toString();
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    /** CAPABLE. */
    @Test
    default void CAPABLE_listsAreHeldWhereTheSourceSaysSo() throws Exception {
        Value list = Value.of(List.of(Value.of("b"), Value.of("a"), Value.of("")));
        isHeld("list", source -> source.capabilities().holdsLists(), "servers", list);
    }

    /** CAPABLE. */
    @Test
    default void CAPABLE_nullIsHeldWhereTheSourceSaysSo() throws Exception {
        isHeld("null", source -> source.capabilities().holdsNull(), "nothing", Value.ofNull());
    }

    /** CAPABLE. */
    @Test
    default void CAPABLE_emptyTablesAreHeldWhereTheSourceSaysSo() throws Exception {
        isHeld("empty table", source -> source.capabilities().holdsEmptyTables(), "empty", Table.empty());
    }

    /** CAPABLE. */
    @Test
    default void CAPABLE_aValueBesideItsChildrenIsHeldWhereTheSourceSaysSo() throws Exception {
        isHeld(
                "value with children",
                source -> source.capabilities().holdsValueWithChildren(),
                "level.below",
                Value.of("debug"));
    }

    /** What a source says about itself. */
    @FunctionalInterface
    interface Says {
        /** Whether it says so. */
        boolean of(SettingsSource source);
    }

    private void isHeld(String what, Says isHeld, String key, Value value) throws Exception {
        try (SettingsSource source = source(Touch.small())) {
            Touch.assumeWritable(Rule.CAPABLE, source);
            Rule.CAPABLE.concerns(
                    isHeld.of(source), source.name() + " says in its capabilities() that it cannot hold: " + what);
            Settings after = Touch.settings(source).with(key, value);
            Rule.CAPABLE.demand(
                    Touch.writesExactlyOrRefuses(source, after, what),
                    source.name() + " says that it can hold this, and refuses it: " + what);
        }
    }

    /** EXACT, of the whole content, for a source that {@link KeepsContent}. */
    @Test
    default void EXACT_contentThatIsPutBackIsWhatItWas() throws Exception {
        try (SettingsSource source = source(Touch.small())) {
            KeepsContent whole = Touch.able(Rule.EXACT, source, KeepsContent.class);
            Snapshot before = Touch.look(source);
            byte[] content = whole.content(before.revision());
            Touch.set(source, "level", "debug");
            Rule.CAS.thrown(
                    StaleException.class, () -> whole.content(before.revision()), "the content of an old revision");
            whole.restore(content);
            Rule.EXACT.same(before.settings(), Touch.settings(source), "the settings after their content was put back");
            byte[] again = whole.content(Touch.look(source).revision());
            Rule.EXACT.demand(Arrays.equals(content, again), "the content that was put back is other bytes");
        }
    }

    /** REST, of everything, for a source that {@link Renders}. */
    @Test
    default void REST_whatIsOnlyShownIsNotWritten() throws Exception {
        try (SettingsSource source = source(Touch.small())) {
            Renders whole = Touch.able(Rule.REST, source, Renders.class);
            Snapshot before = Touch.look(source);
            Edit edit = Touch.edit(before.settings(), before.settings().with("level", Value.of("rendered level")));
            Rule.EXACT.demand(
                    whole.rendered(List.of(edit)).contains("rendered level"), "an edit is not in what is shown of it");
            Rule.REST.same(before, Touch.look(source), "what is there after an edit was only shown");
        }
    }
}
