package dev.keyturn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.keyturn.codec.CodecRegistry;
import dev.keyturn.files.MigrationFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the pages tell somebody to type is understood, what they show as a migration is one, and where they point to there is something. */
class PagesTest {
    private static final Path TOP = Path.of("../..");
    private static final Pattern SHELL = Pattern.compile("(?m)^```sh\n((?s:.*?))^```$");
    private static final Pattern INLINE = Pattern.compile("`keyturn ([a-z]+ [^`]*)`");
    private static final Pattern DOCUMENT = Pattern.compile("(?m)^```yaml\n(id: (?s:.*?))^```$");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]*)(#[^)]*)?\\)");

    @TempDir
    private Path folder;

    /** A page and what it says. */
    private record Page(Path path, String text) {
        Stream<MatchResult> matches(Pattern pattern) {
            return pattern.matcher(text).results();
        }

        String name() {
            return path.getFileName().toString();
        }
    }

    private static Stream<Page> pages() throws IOException {
        List<Path> all = new ArrayList<>(List.of(TOP.resolve("README.md"), TOP.resolve("CHANGELOG.md")));
        try (Stream<Path> docs = Files.walk(TOP.resolve(".docs"))) {
            docs.filter(path -> path.toString().endsWith(".md")).sorted().forEach(all::add);
        }
        return all.stream().map(path -> {
            try {
                return new Page(path, Files.readString(path));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> whatIsToBeTypedIsUnderstood() throws IOException {
        return pages().flatMap(page -> commands(page)
                .map(command -> DynamicTest.dynamicTest(
                        page.name() + ": " + command,
                        () -> assertThatCode(() -> line().parseArgs(words(command)))
                                .doesNotThrowAnyException())));
    }

    private static CommandLine line() {
        PrintWriter none = new PrintWriter(Writer.nullWriter());
        return Main.line(OutputStream.nullOutputStream(), none, none, List.of());
    }

    private static Stream<String> commands(Page page) {
        Stream<String> typed = page.matches(SHELL)
                .flatMap(block -> block.group(1).lines())
                .filter(line -> line.startsWith("keyturn "))
                .map(line -> line.substring("keyturn ".length()).replaceFirst(" +#.*| +[|>].*", ""));
        Stream<String> said = page.matches(INLINE).map(found -> found.group(1)).filter(text -> !text.contains("…"));
        return Stream.concat(typed, said).filter(command -> !command.equals("app"));
    }

    private static String[] words(String command) {
        return Arrays.stream(command.replace('\n', ' ').strip().split(" +", -1))
                .map(word -> word.replaceAll("^'|'$", ""))
                .toArray(String[]::new);
    }

    @TestFactory
    Stream<DynamicTest> whatIsShownAsAMigrationIsOne() throws IOException {
        return pages().flatMap(page -> page.matches(DOCUMENT)
                .map(document -> DynamicTest.dynamicTest(page.name(), () -> {
                    Path file = Files.writeString(folder.resolve("migration.yaml"), document.group(1));
                    assertThat(MigrationFiles.load(file, CodecRegistry.builtIn())
                                    .list())
                            .hasSize(1);
                })));
    }

    @TestFactory
    Stream<DynamicTest> whereAPagePointsToThereIsSomething() throws IOException {
        return pages().flatMap(page -> page.matches(LINK)
                .map(link -> link.group(1))
                .filter(target -> !target.isEmpty() && !target.startsWith("http"))
                .distinct()
                .map(target -> DynamicTest.dynamicTest(
                        page.name() + ": " + target,
                        () -> assertThat(page.path().resolveSibling(target)).exists())));
    }
}
