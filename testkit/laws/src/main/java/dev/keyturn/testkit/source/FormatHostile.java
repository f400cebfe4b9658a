package dev.keyturn.testkit.source;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/** What every format promises of texts that nobody should have written. A part of {@link SettingsFormatContract}. */
public interface FormatHostile extends GivesFormat {
    /** How long a long text may take: generous, because a busy machine is no defect. */
    default Duration patience() {
        return Duration.ofSeconds(20);
    }

    /** TOTAL, of texts that end too soon. */
    @Test
    default void TOTAL_aTextThatIsCutAnywhereIsReadOrRefused() {
        cut(Rule.TOTAL);
    }

    /** NAMED, of texts that end too soon. */
    @Test
    default void NAMED_everyRefusalBeginsWithTheNameOfTheText() {
        cut(Rule.NAMED);
    }

    private void cut(Rule rule) {
        FormatTries tries = FormatTries.of(this);
        for (String text : texts()) {
            for (int length = 0; length <= text.length(); length++) {
                Smallest.tryOut(
                        text.substring(0, length),
                        cut -> FormatTries.only(rule, () -> tries.rules().parsed(cut)));
            }
        }
    }

    /** TOTAL, and all else, of texts with something in them that does not belong there. */
    @Test
    default void TOTAL_aTextWithAHostileCharacterAnywhereIsReadAndEditedExactlyOrRefused() {
        FormatTries tries = FormatTries.of(this);
        Random random = new Random(seed());
        for (String text : texts()) {
            for (String hostile : HostileTexts.PIECES) {
                for (int i = 0; i < 20; i++) {
                    int at = random.nextInt(text.length() + 1);
                    int entry = random.nextInt(1000);
                    int kind = random.nextInt(OneEdit.KINDS);
                    String damaged = text.substring(0, at) + hostile + text.substring(at);
                    tries.seeded(() ->
                            Smallest.tryOut(damaged, smaller -> tries.rules().tryOut(smaller, entry, kind)));
                }
            }
        }
    }

    /** TOTAL, of long and deep texts. */
    @Test
    default void TOTAL_longAndDeepTextsAreReadOrRefusedInTime() {
        String text = texts().get(0);
        for (String hostile : HostileTexts.PIECES) {
            String many = hostile.repeat(HostileTexts.LONG / hostile.length());
            inTime("\"" + hostile + "\" many times behind a sample", text + many);
            inTime("\"" + hostile + "\" many times within a sample", text.substring(0, text.length() / 2) + many);
        }
        texts().stream().flatMap(String::lines).distinct().forEach(line -> {
            inTime("a line of a sample many times", (line + "\n").repeat(HostileTexts.LONG / (line.length() + 1)));
            inTime("a line of a sample many times in one", line.repeat(HostileTexts.LONG / Math.max(1, line.length())));
        });
    }

    private void inTime(String what, String text) {
        FormatTries tries = FormatTries.of(this);
        try {
            assertTimeoutPreemptively(
                    patience(),
                    () -> tries.settings(text)
                            .ifPresent(
                                    before -> tries.planned(before, before.with(Key.ofNames("fresh"), Value.of("word")))
                                            .ifPresent(edit -> tries.rules().written(text, edit))));
        } catch (AssertionFailedError e) {
            throw Rule.TOTAL.broken("it takes longer than " + patience() + ": " + what);
        }
    }

    /** TOTAL, of edits that nest deeply. */
    @Test
    default void TOTAL_aTableOrAListWithinManyOthersIsWrittenOrRefused() {
        FormatTries tries = FormatTries.ofWritable(this);
        Value table = Value.of("word");
        Value list = Value.of("word");
        for (int i = 0; i < 400; i++) {
            table = Value.of(Map.of("deeper", table));
            list = Value.of(List.of(list));
        }
        for (String text : texts()) {
            Settings before = tries.settings(text).orElse(Settings.empty());
            for (Value deep : List.of(table, list)) {
                tries.planned(before, before.with(Key.ofNames("deep"), deep))
                        .ifPresent(edit -> tries.rules()
                                .written(text, edit)
                                .ifPresent(edited -> tries.rules().exact(text, edit, edited)));
            }
        }
    }

    /** SECRECY, of texts that cannot be read. */
    @Test
    default void SECRECY_noRefusalOfATextShowsAValue() {
        FormatTries tries = FormatTries.ofWritable(this);
        for (String text : texts()) {
            String secret = withSecrets(tries, text);
            for (int length = 0; length <= secret.length(); length++) {
                keepsSecrets(tries, secret.substring(0, length));
            }
            List<String> lines = List.of(secret.split("(?<=\n)"));
            for (int i = 0; i < lines.size(); i++) {
                String before = String.join("", lines.subList(0, i + 1));
                keepsSecrets(tries, before + lines.get(i) + String.join("", lines.subList(i + 1, lines.size())));
            }
            for (int at = secret.indexOf(Touch.SECRET); at >= 0; at = secret.indexOf(Touch.SECRET, at + 1)) {
                for (String hostile : List.of("\u0000", "\ud800", "\"", "'", "\\", "\\u12", "${")) {
                    int within = at + Touch.SECRET.length() / 2;
                    keepsSecrets(tries, secret.substring(0, within) + hostile + secret.substring(within));
                }
            }
        }
    }

    /** The text with the secret for every value that can be one. */
    private static String withSecrets(FormatTries tries, String text) {
        String secret = text;
        Settings before = tries.settings(text).orElse(Settings.empty());
        for (Key key : before.keys()) {
            if (before.value(key).orElseThrow() instanceof Text) {
                String now = secret;
                Settings there = tries.settings(now).orElse(Settings.empty());
                secret = tries.planned(there, there.with(key, Value.of(Touch.SECRET)))
                        .flatMap(edit -> tries.rules().written(now, edit))
                        .filter(edited -> tries.settings(edited).isPresent())
                        .orElse(now);
            }
        }
        return secret;
    }

    private static void keepsSecrets(FormatTries tries, String text) {
        try {
            tries.format()
                    .parse(text, FormatRules.SOURCE)
                    .notices()
                    .forEach(notice -> isSilent(notice.toString(), "a notice", text));
        } catch (RefusedException e) {
            isSilent(e.toString(), "a refusal", text);
        } catch (RuntimeException | StackOverflowError e) {
            return; // TOTAL says so
        }
    }

    private static void isSilent(String message, String what, String text) {
        String begin = Touch.SECRET.substring(0, Touch.SECRET.indexOf('-'));
        Rule.SECRECY.demand(
                !message.contains(begin), () -> what + " shows a value: " + message + Shown.text("the text", text));
    }

    /** SECRECY, of edits. */
    @Test
    default void SECRECY_noRefusalOfAnEditShowsAValue() {
        FormatTries tries = FormatTries.ofWritable(this);
        for (String text : texts()) {
            String secret = withSecrets(tries, text);
            Settings before = tries.settings(secret).orElse(Settings.empty());
            for (OneEdit one : OneEdit.all(before, 20)) {
                one.of(before, format().capabilities()).ifPresent(edit -> keepsSecrets(tries, secret, edit));
            }
            for (Key key : before.keys()) {
                for (String hostile : SourceHolds.TEXTS) {
                    Optional.of(before.replaced(key, Value.of(Touch.SECRET + hostile)))
                            .flatMap(after -> tries.planned(before, after))
                            .ifPresent(edit -> keepsSecrets(tries, secret, edit));
                }
                tries.planned(
                                before,
                                before.replaced(
                                        key, Table.empty().with(Touch.SECRET.substring(10), Value.of(Touch.SECRET))))
                        .ifPresent(edit -> keepsSecrets(tries, secret, edit));
            }
        }
    }

    private static void keepsSecrets(FormatTries tries, String text, Edit edit) {
        try {
            tries.format().edit(text, FormatRules.SOURCE, edit);
        } catch (RefusedException e) {
            isSilent(e.toString(), "a refusal of an edit", text);
        } catch (RuntimeException | StackOverflowError e) {
            return; // TOTAL says so
        }
    }
}
