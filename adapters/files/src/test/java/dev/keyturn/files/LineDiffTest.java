package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.files.LineDiff.Change;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Differences lead from one text to the other, whatever the two are. */
class LineDiffTest {
    @TempDir
    private Path directory;

    private static List<String> applied(List<Change> changes, List<String> before, List<String> after) {
        List<String> result = new ArrayList<>();
        int at = 0;
        for (Change change : changes) {
            result.addAll(before.subList(at, change.from()));
            assertThat(result).hasSize(change.newFrom());
            result.addAll(after.subList(change.newFrom(), change.newTo()));
            at = change.to();
        }
        result.addAll(before.subList(at, before.size()));
        return result;
    }

    @Property
    void theChangesLeadFromOneTextToTheOther(
            @ForAll @Size(max = 30) List<@CharRange(from = 'a', to = 'f') Character> one,
            @ForAll @Size(max = 30) List<@CharRange(from = 'a', to = 'f') Character> other) {
        List<String> before = one.stream().map(String::valueOf).toList();
        List<String> after = other.stream().map(String::valueOf).toList();

        assertThat(applied(LineDiff.between(before, after), before, after)).isEqualTo(after);
    }

    @Test
    void aFewChangesInAMillionEqualLinesAreFew() {
        List<String> before = new ArrayList<>(Collections.nCopies(1_000_000, "- x"));
        List<String> after = new ArrayList<>(before);
        after.set(10, "- y");
        after.remove(500_000);
        after.set(999_990, "- z");

        List<Change> changes = LineDiff.between(before, after);

        assertThat(applied(changes, before, after)).isEqualTo(after);
        assertThat(changes.stream()
                        .mapToInt(change -> change.to() - change.from())
                        .sum())
                .isEqualTo(3);
    }

    @Test
    void whereEveryOtherLineChangesTheRestStays() {
        List<String> before =
                IntStream.range(0, 100_000).mapToObj(i -> "line " + i).toList();
        List<String> after = IntStream.range(0, 100_000)
                .mapToObj(i -> i % 2 == 0 ? "line " + i : "new " + i)
                .toList();

        assertThat(LineDiff.between(before, after)).hasSize(50_000);
    }

    @Test
    void textsThatHaveNothingInCommonAreReplaced() {
        List<String> before =
                IntStream.range(0, 5000).mapToObj(i -> "a" + i % 7).toList();
        List<String> after = IntStream.range(0, 5000).mapToObj(i -> "b" + i % 7).toList();

        assertThat(LineDiff.between(before, after)).containsExactly(new Change(0, 5000, 0, 5000));
    }

    @Test
    void BYTES_gitMakesOfAnyTwoContentsTheSecondOutOfTheFirst() throws Exception {
        Git.in(directory).run("init", "-q");
        Random random = new Random(42);
        ByteArrayOutputStream patch = new ByteArrayOutputStream();
        List<byte[]> wanted = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            byte[] before = content(random);
            byte[] after = i % 3 == 0 ? content(random) : edited(before, random);
            Files.write(directory.resolve("f" + i), before);
            patch.writeBytes(UnifiedDiff.of("f" + i, before, after));
            wanted.add(after);
        }

        Git.in(directory).apply(patch.toByteArray());

        for (int i = 0; i < wanted.size(); i++) {
            assertThat(Files.readAllBytes(directory.resolve("f" + i)))
                    .as("f%s", i)
                    .isEqualTo(wanted.get(i));
        }
    }

    private static byte[] content(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(4) == 0 ? random.nextInt(3) : random.nextInt(60);
        for (int i = 0; i < length; i++) {
            text.append("a\u00e4-+ \\@\r\n\n\n\n\n".charAt(random.nextInt(13)));
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] edited(byte[] before, Random random) {
        StringBuilder text = new StringBuilder(new String(before, StandardCharsets.ISO_8859_1));
        for (int i = 0; i < 3; i++) {
            int at = random.nextInt(text.length() + 1);
            text.replace(at, Math.min(text.length(), at + random.nextInt(4)), "x\n".repeat(random.nextInt(2)));
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
