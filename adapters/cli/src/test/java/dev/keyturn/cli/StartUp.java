package dev.keyturn.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * How long the jar takes to start, against a jar that does nothing: {@code java -cp adapters/cli/target/test-classes
 * dev.keyturn.cli.StartUp [ROUNDS]}, with {@code -Dkeyturn.jar=…} from another folder than that of the module. They take turns, so that
 * a busy machine is as busy for each of them.
 */
final class StartUp {
    private static final int ROUNDS = 20;
    private static final int SETTINGS_BYTES = 5 * 1024;
    private static final String MIGRATION = """
            id: 2026-11-datasource
            owner: payments
            expect: the service reads datasource.url
            rollback: safe at any time
            steps:
              - rename: {from: db.url, to: datasource.url}
              - convert: {key: http.timeout, with: millis-to-duration}
            """;

    private StartUp() {}

    /** A program that does nothing. */
    static final class Hello {
        private Hello() {}

        /** Says hello. */
        public static void main(String[] args) {
            System.out.println("hello");
        }
    }

    /** Measures. */
    public static void main(String[] args) throws IOException, InterruptedException {
        int rounds = args.length == 0 ? ROUNDS : Integer.parseInt(args[0]);
        Path folder = Files.createTempDirectory("start-up");
        Files.writeString(folder.resolve("application.yaml"), settings());
        Files.writeString(folder.resolve("m.yaml"), MIGRATION);
        Path hello = hello(folder.resolve("hello.jar"));
        String jar = Path.of(Jar.path()).toAbsolutePath().toString();
        Map<String, List<String>> programs = new LinkedHashMap<>();
        programs.put("hello", List.of(hello.toString()));
        programs.put("keyturn --version", List.of(jar, "--version"));
        programs.put("keyturn plan", List.of(jar, "plan", "application.yaml", "-m", "m.yaml"));
        Map<String, List<Long>> times = new LinkedHashMap<>();
        for (int i = -1; i < rounds; i++) {
            for (Map.Entry<String, List<String>> program : programs.entrySet()) {
                long time = time(folder, program.getValue());
                if (i >= 0) { // the first round fills the caches of the system
                    times.computeIfAbsent(program.getKey(), name -> new ArrayList<>())
                            .add(time);
                }
            }
        }
        print(times);
    }

    private static long time(Path folder, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Jar.java(), "-jar"));
        command.addAll(arguments);
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("it did not work: " + arguments);
        }
        return System.nanoTime() - begin;
    }

    private static void print(Map<String, List<Long>> times) {
        times.values().forEach(Collections::sort);
        List<Long> hello = times.get("hello");
        System.out.println("wall time of " + hello.size()
                + " runs each, in turn: the shortest, the median, and both against hello");
        times.forEach((name, all) -> System.out.println(String.format(
                Locale.ROOT,
                "%-18s %5.0f ms %5.0f ms %6.1f x %5.1f x",
                name,
                all.get(0) / 1e6,
                median(all) / 1e6,
                (double) all.get(0) / hello.get(0),
                (double) median(all) / median(hello))));
    }

    private static long median(List<Long> sorted) {
        return sorted.get(sorted.size() / 2);
    }

    private static String settings() {
        StringBuilder text = new StringBuilder("db:\n  url: jdbc:x\nhttp:\n  timeout: 3000 # milliseconds\n");
        for (int i = 0; text.length() < SETTINGS_BYTES; i++) {
            text.append("section")
                    .append(i)
                    .append(":\n  # what it is for\n  name: value\n  count: ")
                    .append(i)
                    .append("\n  enabled: true\n  hosts: [a, b]\n");
        }
        return text.toString();
    }

    private static Path hello(Path file) throws IOException {
        String name = Hello.class.getName().replace('.', '/') + ".class";
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Hello.class.getName());
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest);
                var type = StartUp.class.getClassLoader().getResourceAsStream(name)) {
            jar.putNextEntry(new JarEntry(name));
            type.transferTo(jar);
        }
        return file;
    }
}
