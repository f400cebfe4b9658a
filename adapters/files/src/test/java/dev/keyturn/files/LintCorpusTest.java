package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keyturn.Migration;
import dev.keyturn.Migrations;
import dev.keyturn.Migrator;
import dev.keyturn.codec.CodecRegistry;
import dev.keyturn.journal.MemoryJournal;
import dev.keyturn.journal.MemoryLock;
import dev.keyturn.review.lint.Finding;
import dev.keyturn.review.lint.Lint;
import dev.keyturn.review.lint.Rule;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.MemorySource;
import dev.keyturn.spi.format.SettingsFormat;
import dev.keyturn.step.AddDefault;
import dev.keyturn.step.Description;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How often lint takes a good name of a real file for another one that was mistyped: each key of each file is taken out in turn, a
 * migration knows it, and every finding about one of the others is a false alarm. And how often it finds one that was mistyped: two
 * neighbouring letters of its longest word are swapped.
 */
class LintCorpusTest {
    private static final List<String> FOLDERS = List.of("helm", "kafka", "pekko");
    private static final double MOST_FALSE = 0.01;
    private static final double FEWEST_CAUGHT = 0.8;
    private static final int FEWEST_KEYS = 500;
    private static final Pattern LONGEST = Pattern.compile("[a-z]{5,}");

    private final List<String> nearby = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>();
    private int files;
    private int keys;
    private int mistyped;
    private int caught;

    @Test
    void aGoodNameIsHardlyEverTakenForAnotherAndAMistypedOneMostlyIs() throws IOException {
        String corpus = System.getProperty("keyturn.corpus", "");
        assumeTrue(!corpus.isEmpty(), "no corpus: give its folder with -Dkeyturn.corpus=DIR");
        for (String folder : FOLDERS) {
            try (Stream<Path> all = Files.walk(Path.of(corpus, folder))) {
                for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                    Optional<SettingsFormat> format = Formats.of(file);
                    if (format.isPresent()) {
                        look(file, format.get());
                    }
                }
            }
        }
        System.out.println("near-name: " + nearby.size() + " false alarms for " + keys + " keys left out of " + files
                + " files, and " + caught + " of " + mistyped + " mistyped ones found; readable-secret: "
                + secrets.size()
                + " files");
        nearby.forEach(line -> System.out.println("  " + line));
        secrets.forEach(line -> System.out.println("  " + line));
        assertThat(keys).isGreaterThan(FEWEST_KEYS);
        assertThat(nearby).hasSizeLessThan((int) (keys * MOST_FALSE));
        assertThat(mistyped).isGreaterThan(FEWEST_KEYS);
        assertThat(caught).isGreaterThan((int) (mistyped * FEWEST_CAUGHT));
    }

    private void look(Path file, SettingsFormat format) throws IOException {
        Settings settings;
        try {
            settings = format.read(Files.readString(file), file.getFileName().toString());
        } catch (RefusedException e) {
            return; // another test says which files are not read, and why
        }
        files++;
        List<Finding> whole = findings(settings, List.of(), file);
        whole.stream()
                .filter(one -> one.rule() == Rule.NEAR_NAME)
                .forEach(one -> nearby.add(one.where() + ": " + one.what()));
        whole.stream()
                .filter(one -> one.rule() == Rule.READABLE_SECRET)
                .forEach(one -> secrets.add(one.where() + ": " + one.what()));
        for (Key key : settings.keys()) {
            keys++;
            findings(settings.without(key), List.of(key)).stream()
                    .filter(one -> one.rule() == Rule.NEAR_NAME)
                    .filter(one -> !whole.contains(one))
                    .forEach(one -> nearby.add(one.where() + ": " + one.what()));
            mistype(settings, key);
        }
    }

    private void mistype(Settings settings, Key key) {
        String name = key.last().orElseThrow().toString();
        Matcher word = LONGEST.matcher(name);
        if (!word.find()) {
            return;
        }
        int at = word.start() + 2;
        String typed = name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2);
        Key wrong = key.parent().orElseThrow().child(typed);
        if (!typed.equals(name) && !settings.has(wrong)) {
            mistyped++;
            Settings edited = settings.without(key).with(wrong, Value.of("x"));
            caught += findings(edited, List.of(key)).stream()
                            .anyMatch(one -> one.rule() == Rule.NEAR_NAME
                                    && one.where().key().equals(wrong))
                    ? 1
                    : 0;
        }
    }

    private static List<Finding> findings(Settings settings, List<Key> known, Path... files) {
        List<Migration> migrations = known.stream()
                .map(key -> Migration.of(new Description(
                        "1-a",
                        "o",
                        "e",
                        List.of(),
                        List.of(),
                        "r",
                        List.of(),
                        Optional.empty(),
                        List.of(new AddDefault(key, Value.of("x"), Optional.empty())))))
                .toList();
        return Lint.settings(
                        Migrator.of(new MemorySource("app", settings))
                                .journal(new MemoryJournal("journal"), new MemoryLock())
                                .codecs(CodecRegistry.builtIn())
                                .with(Migrations.inListedOrder(migrations))
                                .withoutLog()
                                .build(),
                        files)
                .list();
    }
}
