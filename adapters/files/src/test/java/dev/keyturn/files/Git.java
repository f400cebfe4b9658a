package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The real git, as somebody has it who never configured anything. Without it a test says so and is skipped. */
final class Git {
    private final Path directory;

    private Git(Path directory) {
        this.directory = directory;
    }

    /** Commands in a directory. */
    static Git in(Path directory) {
        assumeTrue(isThere(), "git is not installed, so no patch is applied");
        return new Git(directory);
    }

    private static boolean isThere() {
        try {
            return new ProcessBuilder("git", "--version").start().waitFor() == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    /** A command that has to go well. */
    void run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        Process process = builder.start();
        process.getOutputStream().close();
        String says = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s says %s", command, says).isZero();
    }

    /** Applies a patch, after a look whether it can be. */
    void apply(byte[] patch) throws IOException, InterruptedException {
        Path file = Files.write(Files.createTempFile("keyturn", ".patch"), patch);
        try {
            run("apply", "--check", file.toString());
            run("apply", file.toString());
        } finally {
            Files.delete(file);
        }
    }
}
