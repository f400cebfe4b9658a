package dev.keyturn.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** The jar that users run, in a process of its own, in a folder of its own. */
final class Jar {
    private static final int PATIENCE_SECONDS = 120;

    private final Path directory;
    private final List<String> options;
    private final Map<String, String> variables;

    private Jar(Path directory, List<String> options, Map<String, String> variables) {
        this.directory = directory;
        this.options = options;
        this.variables = variables;
    }

    static Jar in(Path directory) {
        return new Jar(directory, List.of(), Map.of());
    }

    /** With options of Java, such as another locale. */
    Jar with(String... java) {
        return new Jar(directory, List.of(java), variables);
    }

    Jar with(Map<String, String> environment) {
        return new Jar(directory, options, environment);
    }

    static String path() {
        return System.getProperty(
                "keyturn.jar", Path.of("target/keyturn.jar").toAbsolutePath().toString());
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>(List.of(java(), "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(options);
        command.addAll(List.of("-jar", path()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("KEYTURN_") || name.equals("JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(variables);
        return builder;
    }

    Result run(String... arguments) {
        return run(UnaryOperator.identity(), arguments);
    }

    Result run(UnaryOperator<ProcessBuilder> otherwise, String... arguments) {
        try {
            return result(otherwise.apply(builder(arguments)).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Result result(Process process) {
        CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
        CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("it does not end");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return new Result(process.exitValue(), out.join(), err.join());
    }

    private static String text(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path write(String name, String text) {
        try {
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String name) {
        try {
            return Files.readString(directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What became of it. */
    record Result(int code, String out, String err) {}
}
