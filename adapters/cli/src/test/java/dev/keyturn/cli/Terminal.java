package dev.keyturn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A terminal in which the jar runs, as {@code script} of util-linux makes it. */
final class Terminal {
    private static final Path SCRIPT = Path.of("/usr/bin/script");
    private static final int PATIENCE_SECONDS = 60;
    private static final String CONTROL_C = "\u0003";

    private final Process process;
    private final Path typescript;

    private Terminal(Process process, Path typescript) {
        this.process = process;
        this.typescript = typescript;
    }

    static void assumeThereIsOne() {
        assumeTrue(Files.isExecutable(SCRIPT), "script of util-linux makes the terminal");
    }

    /** Begins a command, with sources that are slow at hand. */
    static Terminal of(Path directory, String arguments) throws IOException {
        String command = Jar.java() + " -jar " + Jar.path() + " " + arguments;
        Path typescript = directory.resolve("typescript");
        ProcessBuilder builder = new ProcessBuilder(SCRIPT.toString(), "-qefc", command, typescript.toString())
                .directory(directory.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("KEYTURN_") || name.equals("NO_COLOR"));
        builder.environment().put("KEYTURN_CLASSPATH", slowSources());
        return new Terminal(builder.start(), typescript);
    }

    private static String slowSources() {
        return Path.of(dev.keyturn.slow.SlowProvider.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
    }

    /** Waits until a file is there. */
    Terminal until(Path file) throws IOException, InterruptedException {
        return until(() -> Files.exists(file));
    }

    /** Waits until this was printed. */
    Terminal until(String text) throws IOException, InterruptedException {
        return until(
                () -> Files.exists(typescript) && Files.readString(typescript).contains(text));
    }

    private interface Condition {
        boolean isTrue() throws IOException;
    }

    private Terminal until(Condition condition) throws IOException, InterruptedException {
        for (int tenth = 0; !condition.isTrue(); tenth++) {
            assertThat(process.isAlive()).as("it runs").isTrue();
            assertThat(tenth).as("tenths of a second").isLessThan(PATIENCE_SECONDS * 10);
            Thread.sleep(100);
        }
        return this;
    }

    Terminal type(String keys) throws IOException {
        process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        return this;
    }

    Terminal controlC() throws IOException {
        return type(CONTROL_C);
    }

    /** What it printed on both, and how it ended. */
    Jar.Result result() throws IOException {
        Jar.Result result = Jar.result(process);
        process.getOutputStream().close();
        return result;
    }
}
