package dev.keyturn.cli.demo;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Shows on a scratch copy what Keyturn does, through the jar as users run it, and fails where anything is not as it says. It needs
 * the jar alone, so that it runs from its source: {@code java -cp keyturn.jar Demo.java keyturn.jar INPUTS SCRATCH}.
 */
final class Demo {
    private static final String TABLE = "jdbc:h2:./data#table=tenants&key=name&value=val";
    private static final List<String> SECRETS = List.of("Ohphee4-quai", "eiSh7-aemo");
    private static final List<String> TENANTS = List.of(
            "db.url = jdbc:postgresql://db-1.internal:5432/tenants",
            "db.user = tenants",
            "http.timeout = 1000",
            "theme = dark");

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final String jar;
    private final Path inputs;
    private final Path scratch;
    private int checks;

    private Demo(String jar, Path inputs, Path scratch) {
        this.jar = jar;
        this.inputs = inputs;
        this.scratch = scratch;
    }

    /** The jar, the folder with the inputs, and the folder to work in, which is made anew. */
    public static void main(String[] args) throws Exception {
        long begun = System.nanoTime();
        Demo demo = new Demo(
                Path.of(args[0]).toAbsolutePath().toString(),
                Path.of(args[1]),
                Path.of(args[2]).toAbsolutePath());
        try {
            demo.run();
        } catch (Wrong wrong) {
            demo.out.println("\nTHE DEMO FAILED: " + wrong.getMessage());
            System.exit(1);
        }
        demo.out.printf(
                Locale.ROOT,
                "%n%d things were checked, all are so; %.1f seconds.%n",
                demo.checks,
                (System.nanoTime() - begun) / 1e9);
    }

    private void run() throws IOException, SQLException {
        copy();
        String yaml = read("application.yaml");
        String env = read(".env");
        say("A YAML file, a .env file and a table get a new shape, and go back: a scratch copy, in "
                + Path.of("").toAbsolutePath().relativize(scratch));

        head("1. What would be done, key by key");
        keyturn("plan", "application.yaml", "-m", "migrations");
        head("2. All of it on a copy: there, back, there again, and an edit to each key");
        keyturn("rehearse", "application.yaml", "-m", "migrations");
        check(read("application.yaml").equals(yaml), "plan and rehearse change nothing");

        head("3. Migrate");
        keyturn("migrate", "application.yaml", "-m", "migrations", "--note", "notes");
        keyturn("migrate", ".env", "-m", "batch");
        keyturn("migrate", TABLE, "-m", "migrations");
        say("application.yaml, against the original:");
        difference(yaml, read("application.yaml"));
        check(rows().contains("datasource.user = tenants"), "the table has the new names");

        head("4. An operator edits the new settings");
        edit("application.yaml", "timeout: 3s ", "timeout: 5s ");
        edit("application.yaml", "max: 20", "max: 40   # Black Friday");
        edit(".env", "db-2.internal", "db-3.internal");
        sql("UPDATE \"tenants\" SET \"val\" = '2s' WHERE \"name\" = 'http.timeout'");
        say("  table: http.timeout = 1s is now 2s");

        head("5. The release is taken back");
        keyturn("rollback", "application.yaml", "--to", "before:2026-11-datasource");
        keyturn("rollback", ".env", "--to", "before:2026-11-datasource");
        keyturn("rollback", TABLE, "--to", "before:2026-11-datasource");

        head("6. The edits are there, and every other byte is the original");
        same("application.yaml", yaml, yaml.replace("3000", "5000").replace("max: 20", "max: 40   # Black Friday"));
        same(".env", env, env.replace("db-2.internal", "db-3.internal"));
        List<String> tenants = rows();
        say("table:");
        difference(String.join("\n", TENANTS), String.join("\n", tenants));
        check(
                tenants.equals(
                        TENANTS.stream().map(row -> row.replace("1000", "2000")).toList()),
                "the table has its old rows, and the edit");
        notes();
    }

    /** The table, with what Keyturn asks for beside it, and the files. */
    private void copy() throws IOException, SQLException {
        if (Files.exists(scratch)) {
            try (Stream<Path> files = Files.walk(scratch)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
        Files.createDirectories(scratch.resolve("notes"));
        try (Stream<Path> files = Files.walk(inputs)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = scratch.resolve(inputs.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        sql(read("tenants.sql"));
        Ran told = start("migrate", TABLE, "-m", "migrations");
        check(told.code == 1 && told.said.contains("CREATE TABLE"), "a table without a journal beside it is refused");
        sql(told.said.substring(told.said.indexOf("CREATE TABLE")));
    }

    private void notes() throws IOException {
        head("7. The record of it, for the ticket");
        for (String name : List.of("application.yaml-run-1.md", "application.yaml-run-1.html")) {
            String note = Files.readString(scratch.resolve("notes").resolve(name));
            check(note.contains("2026-11-datasource") && hidesSecrets(note), name + " tells the run, and no secret");
            say("  "
                    + Path.of("")
                            .toAbsolutePath()
                            .relativize(scratch.resolve("notes").resolve(name)));
        }
    }

    /** How a command ended, what was asked for, and what was said beside that. */
    private record Ran(int code, String data, String said) {}

    private Ran start(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar));
        command.addAll(Arrays.asList(arguments));
        try {
            Path said = Files.createTempFile("demo", ".txt");
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(scratch.toFile()).redirectError(said.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("KEYTURN_"));
            Process process = builder.start();
            process.getOutputStream().close();
            String data = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Ran ran = new Ran(process.waitFor(), data.replace(scratch + File.separator, ""), Files.readString(said));
            Files.delete(said);
            return ran;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new Wrong("interrupted");
        }
    }

    private void keyturn(String... arguments) {
        List<String> words = Stream.of(arguments)
                .map(word -> word.contains("#") ? "'" + word + "'" : word)
                .toList();
        say("$ keyturn " + String.join(" ", words));
        Ran ran = start(arguments);
        out.print(ran.data);
        check(ran.code == 0, arguments[0] + " ends with 0, but with " + ran.code + ": " + ran.said);
        check(hidesSecrets(ran.data + ran.said), arguments[0] + " shows no secret");
    }

    private static boolean hidesSecrets(String text) {
        return SECRETS.stream().noneMatch(text::contains);
    }

    private void edit(String name, String from, String to) throws IOException {
        String text = read(name);
        check(text.contains(from), name + " has what is edited");
        Files.writeString(scratch.resolve(name), text.replace(from, to));
        say("  " + name + ": " + from.strip() + " is now " + to.strip());
    }

    private void same(String name, String original, String expected) throws IOException {
        byte[] bytes = Files.readAllBytes(scratch.resolve(name));
        say(name + ", against the original:");
        difference(original, new String(bytes, StandardCharsets.UTF_8));
        check(Arrays.equals(bytes, expected.getBytes(StandardCharsets.UTF_8)), name + " is the original and the edits");
    }

    /** The lines that differ, by the longest sequence of lines that both have. */
    private void difference(String before, String after) {
        List<String> old = before.lines().toList();
        List<String> now = after.lines().toList();
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                i++;
                j++;
            } else if (i < old.size() && (j == now.size() || common[i + 1][j] >= common[i][j + 1])) {
                say("  - " + shown(old.get(i++)));
            } else {
                say("  + " + shown(now.get(j++)));
            }
        }
        say("  " + common[0][0] + " of " + old.size() + " lines are the same");
    }

    /** What a difference shows is the file itself. */
    private static String shown(String line) {
        return hidesSecrets(line) ? line : line.replaceAll("(assword\\W+)\\S+", "$1(secret)");
    }

    private void sql(String statements) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            for (String one : statements.split(";", -1)) {
                if (!one.isBlank()) {
                    statement.execute(one);
                }
            }
        }
    }

    private List<String> rows() throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM \"tenants\" ORDER BY 1")) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                lines.add(rows.getString(1) + " = " + rows.getString(2));
            }
            return lines;
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:" + scratch.resolve("data"));
    }

    private String read(String name) throws IOException {
        return Files.readString(scratch.resolve(name));
    }

    private void head(String text) {
        say("\n" + text);
    }

    private void say(String text) {
        out.println(text);
    }

    private void check(boolean isSo, String what) {
        if (!isSo) {
            throw new Wrong("it is not so that " + what);
        }
        checks++;
    }

    /** Something is not as the demo says. */
    private static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1;

        Wrong(String what) {
            super(what);
        }
    }
}
