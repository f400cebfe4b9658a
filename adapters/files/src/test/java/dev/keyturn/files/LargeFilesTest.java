package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migration;
import dev.keyturn.Migrator;
import dev.keyturn.Steps;
import dev.keyturn.To;
import dev.keyturn.settings.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Twenty steps all over a large file change as many lines as they have to, and no others. */
class LargeFilesTest {
    private static final int SERVICES = 10_000;
    private static final int ROUNDS = 4;
    private static final String LINE = ";";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    properties | '' | '# service %1$d;service%1$d.url=jdbc:x:%1$d;service%1$d.size = %1$d;service%1$d.on:yes%1$d' | '' | ''
                    yaml | '' | '# service %1$d;service%1$d:;  url: jdbc:x:%1$d;  size: %1$d;  on: yes%1$d' | '' | ''
                    json | '{;' | '  "service%1$d": {;    "url": "jdbc:x:%1$d",;    "size": %1$d,;    "on": "yes%1$d";  }' | , | '};'
                    jsonc | '{;' | '  // service %1$d;  "service%1$d": {;    "url": "jdbc:x:%1$d",;    "size": %1$d,;    "on": "yes%1$d";  }' | , | '};'
                    conf | '' | '# service %1$d;service%1$d {;  url = "jdbc:x:%1$d";  size = %1$d;  on = yes%1$d;}' | '' | ''
                    toml | '' | '# service %1$d;[service%1$d];url = "jdbc:x:%1$d";size = %1$d;on = "yes%1$d"' | '' | ''
                    """)
    void twenty_steps_change_the_fewest_lines_there_can_be_and_the_way_back_changes_none(
            String format, String head, String service, String separator, String foot) throws IOException {
        Path file = directory.resolve("large." + format);
        String before = text(head, service, separator, foot);
        Files.writeString(file, before);
        Migrator migrator = Migrator.of(FileSource.of(file)).with(migration()).build();

        migrator.migrate();

        List<String> old = before.lines().toList();
        List<String> now = Files.readString(file).lines().toList();
        List<String> gone = without(old, now);
        List<String> come = without(now, old);
        // of each round: a name, a value and a line that moves are other lines; one is removed, and one is added
        assertThat(gone).as("lines of the old file that the new one has not").hasSize(4 * ROUNDS);
        assertThat(come).as("lines of the new file that the old one has not").hasSize(4 * ROUNDS);
        assertThat(without(now, come)).as("all other lines, in order").isEqualTo(without(old, gone));

        migrator.rollback(To.before("2026-11-large"));

        assertThat(Files.readString(file).equals(before)).as("the same file").isTrue();
    }

    private static String text(String head, String service, String separator, String foot) {
        StringBuilder text = new StringBuilder(head);
        for (int number = 0; number < SERVICES; number++) {
            text.append(number == 0 ? "" : separator + LINE).append(service.replace("%1$d", Integer.toString(number)));
        }
        return text.append(LINE).append(foot).toString().replace(LINE, "\n");
    }

    private static Migration migration() {
        Steps steps = Migration.named("2026-11-large")
                .owner("tests")
                .expect("twenty places of the file differ")
                .rollbackNote("safe at any time");
        for (int round = 0; round < ROUNDS; round++) {
            int number = (SERVICES - 2) * round / (ROUNDS - 1);
            String service = "service" + number;
            String next = "service" + (number + 1);
            steps = steps.rename(service + ".url")
                    .to(service + ".jdbc-url")
                    .move(service + ".size")
                    .to(next + ".other-size")
                    .set(service + ".on", Value.of(false))
                    .addDefault(next + ".timeout", "3s")
                    .remove(next + ".on");
        }
        return steps.build();
    }

    /** The lines of one text, without as many of each as there are in another one. */
    private static List<String> without(List<String> lines, List<String> others) {
        Map<String, Integer> count = new HashMap<>();
        others.forEach(line -> count.merge(line, 1, Integer::sum));
        List<String> left = new ArrayList<>();
        for (String line : lines) {
            if (count.merge(line, -1, Integer::sum) < 0) {
                left.add(line);
            }
        }
        return left;
    }
}
