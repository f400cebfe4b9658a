package dev.keyturn.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Settings from a source that holds nothing but text. */
class TextSettingsTest {
    private static final Settings TEXT = Settings.ofText(Table.empty().with("a", Value.of("1")));

    @Test
    void numbersAndBooleansBecomeTheirText() {
        Value number = Num.of("1.0").withOrigin(Origin.of("f", 1, 2));
        assertThat(TEXT.with("b", number).value("b")).contains(Value.of("1.0"));
        assertThat(TEXT.with("b", number).origin(Key.of("b"))).isEqualTo(Origin.of("f", 1, 2));
        assertThat(TEXT.with("b", Value.of(true)).value("b")).contains(Value.of("true"));
        assertThat(TEXT.replaced(Key.of("a"), Value.of(2)).value("a")).contains(Value.of("2"));
        assertThat(TEXT.held(Value.of(1))).isEqualTo(Value.of("1"));
    }

    @Test
    void anyOtherValueStaysWhatItIs() {
        for (Value value : List.of(Value.of("x"), Value.ofNull(), Value.of(List.of(Value.of(1))), Table.empty())) {
            assertThat(TEXT.held(value)).isSameAs(value);
            assertThat(TEXT.with("b", value).value("b")).contains(value);
        }
        assertThat(Settings.empty().held(Value.of(1))).isEqualTo(Value.of(1));
        assertThat(Settings.empty().held(Value.of(true))).isEqualTo(Value.of(true));
    }

    @Test
    void whateverChangesTheyHoldNothingButText() {
        Settings more = TEXT.with("b.c", Value.of("2"));
        for (Settings settings : List.of(
                TEXT,
                more,
                more.without(Key.of("a")),
                more.withoutAll(Key.of("b")),
                more.replaced(Key.of("a"), Value.of("x")),
                more.renamed(Key.of("a"), "z"),
                TEXT.without(Key.of("a")),
                TEXT.like(Table.empty()),
                Settings.ofText(Table.empty()),
                Changes.between(TEXT, more).applyTo(TEXT))) {
            assertThat(settings.isTextOnly()).isTrue();
            assertThat(settings.with("n", Value.of(7)).value("n")).contains(Value.of("7"));
        }
        assertThat(TEXT.like(Table.empty().with("b", Value.of("2")))).isEqualTo(Samples.settings("b", "2"));
    }

    @Test
    void changesPutTextIntoThem() {
        Settings typed = Settings.of(TEXT.root());
        Changes changes = Changes.between(typed, typed.with("n", Value.of(7)));
        assertThat(changes.applyTo(TEXT).value("n")).contains(Value.of("7"));
        assertThat(changes.applyTo(typed).value("n")).contains(Value.of(7));
    }

    @Test
    void otherSettingsHoldAllKinds() {
        assertThat(Settings.empty().isTextOnly()).isFalse();
        assertThat(Settings.of(TEXT.root()).isTextOnly()).isFalse();
        assertThat(Settings.of(TEXT.root())).isEqualTo(TEXT);
        assertThat(Settings.empty().like(TEXT.root()).isTextOnly()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.ofText(TEXT.root().withOwn(Value.of("x"))))
                .withMessage("settings as a whole are a table and have no value of their own");
    }
}
