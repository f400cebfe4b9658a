package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keyturn.files.FormatRules.Rule;
import dev.keyturn.files.properties.PropertiesFormat;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.format.Parsed;
import dev.keyturn.spi.format.SettingsFormat;
import dev.keyturn.spi.format.Splice;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The rules of formats find what is broken on purpose, each what it was made for. */
class BrokenFormatsTest {
    private static final String TEXT = "a = 1\nb = 2\n";
    private static final OneEdit SET = new OneEdit(0, 9);

    /** .properties, but for what is read or what is edited. */
    private record Broken(UnaryOperator<Settings> reads, BiFunction<String, List<Splice>, List<Splice>> edits)
            implements SettingsFormat {
        private static final PropertiesFormat RIGHT = new PropertiesFormat();

        @Override
        public String name() {
            return RIGHT.name();
        }

        @Override
        public List<String> endings() {
            return RIGHT.endings();
        }

        @Override
        public Capabilities capabilities() {
            return RIGHT.capabilities();
        }

        @Override
        public Parsed parse(String text, String source) {
            Parsed parsed = RIGHT.parse(text, source);
            Settings settings = reads.apply(parsed.settings());
            return new Parsed() {
                @Override
                public Settings settings() {
                    return settings;
                }

                @Override
                public List<Splice> edit(Edit edit) {
                    return edits.apply(text, parsed.edit(edit));
                }
            };
        }
    }

    private static Broken reading(UnaryOperator<Settings> reads) {
        return new Broken(reads, (text, splices) -> splices);
    }

    private static Broken editing(BiFunction<String, List<Splice>, List<Splice>> edits) {
        return new Broken(settings -> settings, edits);
    }

    private static void isCaught(SettingsFormat format, Rule rule) {
        AssertionError found = catchThrowableOfType(
                AssertionError.class, () -> new FormatRules(format, (text, settings) -> true).tryOut(TEXT, SET));
        assertThat(found).isNotNull().hasMessageStartingWith(rule + ": ");
    }

    @Test
    void aRightFormatIsNotCaught() {
        FormatRules rules = new FormatRules(reading(settings -> settings), (text, settings) -> true);
        for (int kind = 0; kind < OneEdit.KINDS; kind++) {
            OneEdit edit = new OneEdit(1, kind);
            assertThatCode(() -> rules.tryOut(TEXT, edit)).doesNotThrowAnyException();
        }
    }

    @Test
    void TOTAL_findsWhatThrowsAnythingElse() {
        isCaught(
                reading(settings -> {
                    throw new IndexOutOfBoundsException("7");
                }),
                Rule.TOTAL);
        isCaught(
                editing((text, splices) -> {
                    throw new IllegalStateException();
                }),
                Rule.TOTAL);
    }

    @Test
    void NAMED_findsValuesFromNowhere() {
        isCaught(reading(settings -> settings.replaced(settings.keys().get(0), Value.of("1"))), Rule.NAMED);
    }

    @Test
    void PLACED_findsTwoValuesAtOnePlace() {
        isCaught(
                reading(settings -> settings.replaced(
                        settings.keys().get(0),
                        new Text("1", settings.origin(settings.keys().get(1))))),
                Rule.PLACED);
    }

    @Test
    void SAME_findsWhatReadsOtherwiseTheSecondTimeAndWhatTouchesTextForNothing() {
        int[] reads = {0};
        isCaught(
                reading(settings ->
                        settings.replaced(settings.keys().get(0), new Text("" + reads[0]++, Origin.of("test", 1, 1)))),
                Rule.SAME);
        isCaught(
                editing((text, splices) -> splices.isEmpty() ? List.of(new Splice(0, "", "# edited\n")) : splices),
                Rule.SAME);
    }

    @Test
    void FITS_findsSplicesThatDoNotKnowWhatTheyRemove() {
        isCaught(
                editing((text, splices) -> splices.stream()
                        .map(splice -> new Splice(splice.offset() + 1, splice.removed(), splice.inserted()))
                        .toList()),
                Rule.FITS);
    }

    @Test
    void EXACT_findsAnEditThatDoesMoreThanWasPlanned() {
        isCaught(
                editing((text, splices) -> {
                    List<Splice> more = new ArrayList<>(splices);
                    if (!splices.isEmpty()) {
                        more.add(new Splice(text.length(), "", "c = 3\n"));
                    }
                    return more;
                }),
                Rule.EXACT);
    }

    @Test
    void BACK_findsAWayBackThatDoesNothing() {
        isCaught(editing((text, splices) -> text.equals(TEXT) ? splices : List.of()), Rule.BACK);
    }

    @Test
    void REFERENCE_findsWhatOthersReadOtherwise() {
        FormatRules rules = new FormatRules(new PropertiesFormat(), (text, settings) -> text.equals(TEXT));
        AssertionError found = catchThrowableOfType(AssertionError.class, () -> rules.tryOut(TEXT, SET));
        assertThat(found).isNotNull().hasMessageStartingWith(Rule.REFERENCE + ": ");
    }
}
