package dev.keyturn.internal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keyturn.internal.secret.Redaction;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A page in Chromium, where one is on the path or named by {@code -Dkeyturn.chromium}: on a wide and a narrow screen, dark, and on
 * paper. The pictures stay in {@code target/browser}, to be looked at.
 */
class BrowserTest {
    private static final int PATIENCE_SECONDS = 60;
    private static final Path PICTURES = Path.of("target", "browser");
    private static final String LONG = "a_key_without_a_place_to_break_it_".repeat(6);
    private static final String HOSTILE =
            "</style></main><script>parent.isHacked = true</script><img src=x onerror='parent.isHacked = true'>";

    /** Reads in the page beside it how wide it became, and what there is in it. */
    private static final String MEASURING = """
            <!doctype html><body style="margin:0"><iframe style="border:0;width:WIDTHpx;height:900px"></iframe><pre></pre><script>
            const frame = document.querySelector('iframe');
            frame.onload = () => {
              const page = frame.contentDocument;
              const style = frame.contentWindow.getComputedStyle(page.body);
              document.querySelector('pre').textContent = ['width=' + page.documentElement.scrollWidth,
                'scripts=' + page.scripts.length, 'images=' + page.images.length, 'hacked=' + !!window.isHacked,
                'text=' + page.body.innerText.includes('<script>parent.isHacked = true<' + '/script>'),
                'head=' + frame.contentWindow.getComputedStyle(page.querySelector('thead')).display,
                'back=' + style.backgroundColor, 'ink=' + style.color].join(';');
            };
            frame.srcdoc = PAGE;
            </script>
            """;

    @TempDir
    private Path directory;

    private Path chromium = Path.of("");

    @BeforeEach
    void aBrowserIsThere() throws IOException {
        Optional<Path> found = Stream.concat(
                        Stream.ofNullable(System.getProperty("keyturn.chromium"))
                                .map(Path::of),
                        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                                .flatMap(folder -> Stream.of(
                                                "chromium",
                                                "chromium-browser",
                                                "google-chrome",
                                                "chrome",
                                                "chrome-headless-shell")
                                        .map(name -> Path.of(folder, name))))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(found.isPresent(), "no Chromium on the path, and -Dkeyturn.chromium names none");
        chromium = found.orElseThrow();
        Files.createDirectories(PICTURES);
        Files.writeString(directory.resolve("page.html"), page());
    }

    private static String page() {
        return new Page("What was done to " + LONG, Redaction.none())
                .fact("owner", HOSTILE)
                .command("command", "keyturn rollback config/application.yaml --to before:2026-11-" + LONG)
                .section(LONG)
                .change(LONG, "\"" + "x".repeat(200) + "\"", "\"https://example.org/" + "y".repeat(200) + "\"")
                .change("http.timeout", "3000", "\"3s\"")
                .change("gone", HOSTILE, "")
                .line(LONG)
                .grid("entry", LONG)
                .row("1", LONG)
                .html();
    }

    private String run(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                chromium.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--user-data-dir=" + directory.resolve("browser")));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return out;
    }

    private String measured(int width, String... options) throws IOException, InterruptedException {
        String text = page().replace("\\", "\\\\")
                .replace("`", "\\`")
                .replace("$", "\\$")
                .replace("</script", "<\\/script");
        Path file = directory.resolve("measuring.html");
        Files.writeString(
                file, MEASURING.replace("WIDTH", String.valueOf(width)).replace("PAGE", "`" + text + "`"));
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("--dump-dom", file.toUri().toString()));
        String dom = run(all.toArray(String[]::new));
        return dom.substring(dom.indexOf("<pre>") + "<pre>".length(), dom.indexOf("</pre>"));
    }

    private void picture(String name, String address, int width, int height, String... options)
            throws IOException, InterruptedException {
        Path file = PICTURES.resolve(name).toAbsolutePath();
        Files.deleteIfExists(file);
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("--window-size=" + width + "," + height, "--screenshot=" + file, address));
        run(all.toArray(String[]::new));
        assertThat(file).isNotEmptyFile();
    }

    @Test
    void aPhoneShowsAllOfItWithoutScrollingSideways() throws Exception {
        assertThat(measured(390))
                .startsWith("width=390;")
                .contains("scripts=0;images=0;hacked=false;text=true;head=none;");
        picture("phone.png", directory.resolve("measuring.html").toUri().toString(), 500, 900);
    }

    @Test
    void aWideScreenShowsBeforeAndAfterSideBySide() throws Exception {
        assertThat(measured(1200))
                .startsWith("width=1200;")
                .contains("head=table-header-group;", "hacked=false;text=true;");
        picture("desktop.png", directory.resolve("page.html").toUri().toString(), 1200, 900);
    }

    @Test
    void inDarkModeTheInkIsLight() throws Exception {
        assertThat(measured(1200)).contains("back=rgb(255, 255, 255);ink=rgb(27, 31, 36)");
        assertThat(measured(1200, "--force-dark-mode")).contains("back=rgb(13, 17, 23);ink=rgb(230, 237, 243)");
        picture("dark.png", directory.resolve("page.html").toUri().toString(), 1200, 900, "--force-dark-mode");
    }

    @Test
    void itPrints() throws Exception {
        Path file = PICTURES.resolve("page.pdf").toAbsolutePath();
        Files.deleteIfExists(file);

        run(
                "--no-pdf-header-footer",
                "--print-to-pdf=" + file,
                directory.resolve("page.html").toUri().toString());

        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                .startsWith("%PDF")
                .contains("/Type /Page");
    }
}
