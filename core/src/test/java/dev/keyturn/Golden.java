package dev.keyturn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Texts as they were read and found good. Where one is meant to change, {@code -Dkeyturn.golden=write} writes it anew, and the
 * difference is to be read.
 */
final class Golden {
    private static final Path FOLDER = page("core/src/test/resources/dev/keyturn/golden");

    /** The journal that it is of has times, and values that are sealed anew in each run. */
    private static final String FINGERPRINT = "1(:[0-9a-f]{32}){4}:";

    private Golden() {}

    /** A page of the repository, wherever the tests run in it. */
    static Path page(String name) {
        Path around = Path.of("").toAbsolutePath();
        while (!Files.exists(around.resolve(name))) {
            around = around.getParent();
        }
        return around.resolve(name);
    }

    static void check(String name, String text) {
        Path file = FOLDER.resolve(name);
        if (System.getProperty("keyturn.golden", "").equals("write")) {
            write(file, text);
        }
        assertThat(text).as(name).isEqualTo(read(file));
    }

    /** As text, as Markdown and as JSON. */
    static void check(String name, Shown shown) {
        check(name + ".txt", shown.toString());
        check(name + ".md", shown.toMarkdown());
        assertThat(shown.toHtml()).startsWith("<!doctype html>").endsWith("</main>\n</body>\n</html>\n");
        assertThat(shown.toJson()).doesNotContain("\n");
        check(name + ".json", laidOut(shown.toJson()).replaceAll(FINGERPRINT, "1:…:"));
    }

    static List<Path> files(String ending) {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JSON with a line for each entry, so that a difference can be read. */
    private static String laidOut(String json) {
        StringBuilder out = new StringBuilder();
        int depth = 0;
        boolean isText = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            isText ^= c == '"' && !isEscaped(json, i);
            boolean isEnd = c == '}' || c == ']';
            boolean isEmpty = isEnd && (json.charAt(i - 1) == '{' || json.charAt(i - 1) == '[');
            if (!isText && isEnd) {
                depth--;
                out.append(isEmpty ? "" : "\n" + "  ".repeat(depth));
            }
            out.append(c);
            char next = i + 1 < json.length() ? json.charAt(i + 1) : ' ';
            if (!isText && (c == '{' || c == '[')) {
                depth++;
                out.append(next == '}' || next == ']' ? "" : "\n" + "  ".repeat(depth));
            } else if (!isText && c == ',') {
                out.append('\n').append("  ".repeat(depth));
            } else if (!isText && c == ':') {
                out.append(' ');
            }
        }
        return out.append('\n').toString();
    }

    private static boolean isEscaped(String json, int at) {
        int slashes = 0;
        while (at > slashes && json.charAt(at - 1 - slashes) == '\\') {
            slashes++;
        }
        return slashes % 2 == 1;
    }
}
