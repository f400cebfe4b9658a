package dev.keyturn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.review.lint.Rule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the page on the command line says of rules and of differences that are meant. */
class LintDocsTest {
    private static String page() throws IOException {
        return Files.readString(Path.of("../../.docs/cli.md"));
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void eachRuleIsExplainedWithItsSeverity(Rule rule) throws IOException {
        assertThat(page().lines().filter(line -> line.startsWith("| `") && line.contains("`" + rule.word() + "`")))
                .as(rule.word())
                .singleElement()
                .asString()
                .contains("| " + rule.severity().word() + " |");
    }

    @Test
    void theExampleOfDifferencesThatAreMeantIsTaken(@TempDir Path directory) throws IOException {
        Matcher example =
                Pattern.compile("```yaml\n(allow:.*?)```", Pattern.DOTALL).matcher(page());
        assertThat(example.find()).isTrue();
        Path list = Files.writeString(directory.resolve("allow.yaml"), example.group(1));
        Path one = Files.writeString(directory.resolve("one.json"), "{\"db\": {\"url\": 1, \"password\": \"a\"}}");
        Path other = Files.writeString(directory.resolve("other.json"), "{\"db\": {\"url\": 2, \"password\": \"b\"}}");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();

        int code = Main.run(
                out, new PrintWriter(err, true), "diff", one.toString(), other.toString(), "--allow", list.toString());

        assertThat(err.toString()).isEmpty();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("each has its own database");
        assertThat(code).isZero();
    }
}
