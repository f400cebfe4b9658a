package dev.keyturn.files.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.files.IndependentParser.Verdict;
import dev.keyturn.files.independent.SnakeYaml;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Reading, against the library's own loader, over files that nobody here wrote. */
class YamlOracleTest {
    private static final List<String> UNSUPPORTED = List.of(
            "the document is no mapping",
            "another document begins here",
            "a complex key",
            "a value without a key",
            "a tag that Keyturn does not know",
            "its tag says another type than it has");

    /** Texts that the library takes though the suite calls them wrong. They are read as the library reads them. */
    private static final Set<String> WRONG_BUT_TAKEN = Set.of(
            "9C9N.yaml/0",
            "DK95.yaml/1",
            "DK95.yaml/2",
            "DK95.yaml/3",
            "DK95.yaml/4",
            "DK95.yaml/5",
            "DK95.yaml/7",
            "DK95.yaml/8",
            "MUS6.yaml/2",
            "MUS6.yaml/3",
            "MUS6.yaml/4",
            "MUS6.yaml/5",
            "MUS6.yaml/6",
            "QB6E.yaml/0",
            "SU5Z.yaml/0",
            "Y79Y.yaml/1");

    /** Texts that the library refuses though the suite calls them right. */
    private static final Set<String> RIGHT_BUT_REFUSED = Set.of(
            "2JQS.yaml/0",
            "4MUZ.yaml/0",
            "4MUZ.yaml/1",
            "4MUZ.yaml/2",
            "58MP.yaml/0",
            "5MUD.yaml/0",
            "5T43.yaml/0",
            "6CA3.yaml/0",
            "7Z25.yaml/0",
            "9SA2.yaml/0",
            "CFD4.yaml/0",
            "DBG4.yaml/0",
            "DK3J.yaml/0",
            "FP8R.yaml/0",
            "HM87.yaml/0",
            "HS5T.yaml/0",
            "HWV9.yaml/0",
            "K3WX.yaml/0",
            "M7A3.yaml/0",
            "NB6Z.yaml/0",
            "NHX8.yaml/0",
            "NJ66.yaml/0",
            "NKF9.yaml/0",
            "Q5MG.yaml/0",
            "QT73.yaml/0",
            "S3PD.yaml/0",
            "SM9W.yaml/1",
            "UKK6.yaml/0",
            "UT92.yaml/0",
            "UV7Q.yaml/0",
            "W4TN.yaml/0",
            "W5VH.yaml/0",
            "WZ62.yaml/0",
            "ZYU8.yaml/0",
            "ZYU8.yaml/1",
            "ZYU8.yaml/2");

    @Test
    void everyCaseOfTheTestSuiteIsReadAsTheLibraryReadsItOrRefusedForAListedReason() {
        Map<String, Integer> counts = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        for (Corpus.Case given : Corpus.suite()) {
            String outcome = outcome(given, wrong);
            counts.merge(outcome, 1, Integer::sum);
        }
        System.out.println("yaml-test-suite: " + counts);
        assertThat(wrong).isEmpty();
    }

    private static String outcome(Corpus.Case given, List<String> wrong) {
        Settings settings;
        try {
            settings = new YamlFormat().read(given.text(), given.name());
        } catch (RefusedException e) {
            String what = e.problems().get(0).what();
            if (given.isWrong()) {
                return "wrong, refused";
            }
            Optional<String> reason = UNSUPPORTED.stream().filter(what::equals).findFirst();
            if (reason.isPresent()) {
                return "refused: " + reason.get();
            }
            if (isRefusedByTheLibrary(given.text())) {
                if (!RIGHT_BUT_REFUSED.contains(given.name())) {
                    wrong.add(given.name() + " is refused, by the library too: " + e.getMessage());
                }
                return "right, but refused by the library";
            }
            wrong.add(given.name() + " is refused: " + e.getMessage());
            return "WRONG";
        }
        unique(given.name(), settings, wrong);
        if (!isReadAlike(settings, given.text())) {
            wrong.add(given.name() + " is read otherwise");
            return "WRONG";
        }
        if (given.isWrong() && !WRONG_BUT_TAKEN.contains(given.name())) {
            wrong.add(given.name() + " is read, though it is wrong");
        }
        return given.isWrong() ? "wrong, but taken by the library" : "read";
    }

    private static boolean isReadAlike(Settings settings, String text) {
        return new SnakeYaml().compare(text, settings) == Verdict.SAME;
    }

    private static boolean isRefusedByTheLibrary(String text) {
        try {
            SnakeYaml.load(text);
            return false;
        } catch (RuntimeException e) {
            return true;
        }
    }

    @Test
    void realFilesAreReadAsTheLibraryReadsThem() {
        List<String> wrong = new ArrayList<>();
        int read = 0;
        for (Path file : Corpus.files("helm")) {
            String text = Corpus.text(file);
            Settings settings = new YamlFormat().read(text, file.toString());
            if (!isReadAlike(settings, text)) {
                wrong.add(file + " is read otherwise");
            }
            unique(file.toString(), settings, wrong);
            read++;
        }
        System.out.println("helm: " + read + " files read");
        assertThat(wrong).isEmpty();
    }

    @Test
    void textsInEveryStyleAreReadAsTheLibraryReadsThem() {
        List<String> wrong = new ArrayList<>();
        for (int seed = 0; seed < 2_000; seed++) {
            String text = new AnyYaml(seed).text();
            Settings settings = new YamlFormat().read(text, "text" + seed);
            if (!isReadAlike(settings, text)) {
                wrong.add(text);
            }
            unique("text" + seed, settings, wrong);
        }
        assertThat(wrong).isEmpty();
    }

    /** An edit recognises a moved value by its origin. */
    private static void unique(String name, Settings settings, List<String> wrong) {
        Set<Origin> seen = new HashSet<>();
        settings.root().forEach((key, value) -> unique(name, value, seen, wrong));
    }

    private static void unique(String name, Value value, Set<Origin> seen, List<String> wrong) {
        if (!seen.add(value.origin())) {
            wrong.add(name + ": two values from " + value.origin());
        }
        if (value instanceof Table table) {
            table.forEach((key, child) -> unique(name, child, seen, wrong));
        } else if (value instanceof Items items) {
            items.items().forEach(item -> unique(name, item, seen, wrong));
        }
    }
}
