package dev.keyturn.internal.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migration;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first page keeps its word: its program compiles and prints what it says, and its document is the same migration. */
class ReadmeTest {
    private static final String PAGE = Documents.page("README.md");

    @TempDir
    Path folder;

    private static String block(String language) {
        Matcher block =
                Pattern.compile("(?m)^```" + language + "\n((?s:.*?))^```$").matcher(PAGE);
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    @Test
    void theProgramPrintsWhatThePageSays() throws Exception {
        try (URLClassLoader loader = compiled()) {
            Method main = loader.loadClass("Example").getDeclaredMethod("main", String[].class);
            main.setAccessible(true);
            assertThat(Captured.output(() -> main.invoke(null, (Object) new String[0])))
                    .isEqualTo(block("text"));
        }
    }

    @Test
    void theDocumentIsTheSameMigration() throws Exception {
        try (URLClassLoader loader = compiled()) {
            Field field = loader.loadClass("Example").getDeclaredField("DATASOURCE");
            field.setAccessible(true);
            Migration built = (Migration) field.get(null);
            Migration read = Documents.read(block("yaml"));

            assertThat(read.toJson()).isEqualTo(built.toJson());
            assertThat(read.checksum()).isEqualTo(built.checksum());
        }
    }

    private URLClassLoader compiled() throws Exception {
        Path source = Files.writeString(folder.resolve("Example.java"), block("java"));
        ToolProvider compiler = ToolProvider.findFirst("javac").orElseThrow();
        StringWriter says = new StringWriter();
        PrintWriter out = new PrintWriter(says);
        String path = System.getProperty("java.class.path");
        int result = compiler.run(out, out, "-proc:none", "-d", folder.toString(), "-cp", path, source.toString());
        assertThat(result).as(says.toString()).isZero();
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
    }

    @Test
    void theTextOfThePageUsesPlainWords() {
        String prose = PAGE.replaceAll("(?m)^```\\w+\n(?s:.*?)^```$", "");

        assertThat(prose).doesNotContainIgnoringCase("lens", "residue", "footprint", "RE-UP", "IDEM", "EDIT-");
    }
}
