package dev.keyturn.cli;

import dev.keyturn.Trial;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A command of the team's own that says whether a program works with settings: its start, a smoke test. */
final class TeamCommand {
    private static final int LINES = 20;
    private static final int LINE = 500;
    private static final int READER_MILLIS = 2_000;

    private final List<String> command;
    private final Duration limit;
    private @Nullable Process running;

    /** A command with its arguments, and how long it may take each time. */
    TeamCommand(List<String> command, Duration limit) {
        this.command = List.copyOf(command);
        this.limit = limit;
    }

    /** Runs it with these variables, and no others. */
    Trial.Outcome run(Map<String, String> variables) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(variables);
        try {
            Process process = builder.start();
            running = process;
            process.getOutputStream().close();
            return outcome(process);
        } catch (IOException e) {
            return new Trial.Outcome(false, "the command cannot be started", List.of());
        } finally {
            stop();
        }
    }

    private Trial.Outcome outcome(Process process) {
        Deque<String> last = new ArrayDeque<>();
        Thread reader = new Thread(() -> read(process, last), "what the command says");
        reader.setDaemon(true);
        reader.start();
        try {
            boolean hasEnded = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!hasEnded) {
                stop();
            }
            reader.join(READER_MILLIS); // something that it has started may hold its output open
            int code = hasEnded ? process.exitValue() : 1;
            return new Trial.Outcome(
                    code == 0,
                    hasEnded
                            ? "the command ended with " + code
                            : "the command had not ended after " + limit.toSeconds() + " s, and was stopped",
                    copied(last));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Trial.Outcome(false, "the command was interrupted", copied(last));
        }
    }

    private static List<String> copied(Deque<String> lines) {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    /** Ends it, and what it has started. */
    void stop() {
        Process process = running;
        if (process != null && process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static void read(Process process, Deque<String> last) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (last) {
                    last.addLast(line.length() > LINE ? line.substring(0, LINE) + "…" : line);
                    if (last.size() > LINES) {
                        last.removeFirst();
                    }
                }
            }
        } catch (IOException ended) {
            // what was said until then is known
        }
    }
}
