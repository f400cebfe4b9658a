package dev.keyturn.cli;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/** Runs a command and turns what became of it into an exit code. */
public final class Main {
    /** Done, or nothing to do. */
    static final int DONE = 0;

    /** Refused: problems, malformed input, conflicts. */
    static final int REFUSED = 1;

    /** The command line was not understood. */
    static final int USAGE = 2;

    /** Not available now; safe to retry. */
    static final int LATER = 3;

    /** Jars with the adapters and drivers of others. */
    private static final String CLASS_PATH = "KEYTURN_CLASSPATH";

    /** Of help. */
    private static final int WIDTH = 110;

    private Main() {}

    /** The program. */
    public static void main(String[] args) {
        System.setProperty(Silence.PROPERTY, Silence.class.getName()); // what a command prints says the same
        addClassPath(System.getenv().getOrDefault(CLASS_PATH, ""));
        PrintWriter err = new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        Interruption interruption = Interruption.told(err);
        int code = run(new FileOutputStream(FileDescriptor.out), err, args);
        interruption.over();
        System.exit(code);
    }

    /** ServiceLoader looks there, too, for whatever is found by it. */
    private static void addClassPath(String classPath) {
        List<URL> jars = new ArrayList<>();
        for (String part : classPath.split(File.pathSeparator, -1)) {
            if (!part.isBlank()) {
                try {
                    jars.add(new File(part).toURI().toURL());
                } catch (MalformedURLException e) {
                    throw new IllegalStateException("every file has an address", e);
                }
            }
        }
        if (!jars.isEmpty()) {
            Thread.currentThread()
                    .setContextClassLoader(new URLClassLoader(jars.toArray(URL[]::new), Main.class.getClassLoader()));
        }
    }

    static int run(OutputStream stdout, PrintWriter err, String... args) {
        StandardOutput data = new StandardOutput(stdout);
        PrintWriter out = new PrintWriter(data, false, StandardCharsets.UTF_8);
        int code = isVersion(args) ? version(out) : code(line(data, out, err, List.of(args)), err, args);
        out.flush();
        if (!data.isLost()) {
            return code;
        }
        if (!data.isPipe()) {
            err.println("standard output: not all of it could be written; expected room for it; safe to retry");
        }
        return code == DONE ? LATER : code;
    }

    private static boolean isVersion(String... args) {
        return args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"));
    }

    private static int version(PrintWriter out) {
        out.println(Keyturn.VERSION);
        return DONE;
    }

    private static int code(CommandLine line, PrintWriter err, String... args) {
        try {
            return line.execute(args);
        } catch (Error | RuntimeException e) {
            return Failures.told(e, err);
        }
    }

    static CommandLine line(OutputStream data, PrintWriter out, PrintWriter err, List<String> args) {
        CommandLine line = new CommandLine(new Keyturn(data));
        Optional<Class<?>> one = args.isEmpty() ? Optional.empty() : Keyturn.command(args.get(0));
        one.map(List::<Class<?>>of).orElseGet(Keyturn::commands).forEach(line::addSubcommand);
        line.setOut(out);
        line.setErr(err);
        line.setExpandAtFiles(false);
        line.setUsageHelpWidth(WIDTH);
        line.setColorScheme(Help.defaultColorScheme(args.contains("--no-color") ? Ansi.OFF : Ansi.AUTO));
        line.setExecutionExceptionHandler((failure, command, parsed) -> Failures.told(failure, err));
        line.setParameterExceptionHandler((failure, arguments) -> Failures.misused(failure));
        return line;
    }
}
