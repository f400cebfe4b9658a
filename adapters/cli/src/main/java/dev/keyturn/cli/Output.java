package dev.keyturn.cli;

import dev.keyturn.Shown;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Data go to standard output, everything else to standard error. */
final class Output {
    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs a command
    private CommandSpec spec;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            converter = Format.Word.class,
            description =
                    "text (the usual), markdown, html or json. What is printed to standard output is this, and no more.")
    private Format format = Format.TEXT;

    @Option(
            names = {"-q", "--quiet"},
            description = "No messages on standard error but of what is wrong.")
    private boolean isQuiet;

    @Option(names = "--no-color", description = "No colour; the same with NO_COLOR, and where it is no terminal.")
    private boolean isPlain;

    Format format() {
        return format;
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** What was asked for. */
    void show(Shown shown) {
        String page = format.of(shown);
        data(format == Format.TEXT ? coloured(page) : page);
    }

    /** A bar for what a command does, where somebody would see it. */
    Optional<Activity> activity(List<String> migrations) {
        return isQuiet || isPlain || !Activity.isPossible()
                ? Optional.empty()
                : Optional.of(Activity.begin(err(), spec.commandLine().getCommandName(), migrations));
    }

    /** What somebody has to see before being asked. */
    void preview(Shown shown) {
        Activity.makeRoom();
        err().print(coloured(shown.toString()));
        err().flush();
    }

    void data(String text) {
        data(text.getBytes(StandardCharsets.UTF_8));
    }

    void data(byte[] bytes) {
        Activity.makeRoom();
        OutputStream data = ((Keyturn) spec.root().userObject()).data();
        try {
            data.write(bytes);
            data.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A message. */
    void say(String message) {
        if (!isQuiet) {
            Activity.makeRoom();
            err().println(message);
        }
    }

    /** What is wrong. */
    void wrong(String message) {
        err().println(message);
    }

    private String coloured(String page) {
        boolean hasColour = !isPlain && Ansi.AUTO.enabled();
        return hasColour ? Colours.of(page) : page;
    }
}
