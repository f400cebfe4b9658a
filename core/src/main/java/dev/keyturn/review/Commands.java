package dev.keyturn.review;

import java.util.ArrayList;
import java.util.List;

/** How the commands are written that a page names, so that they can be copied from it. */
@FunctionalInterface
public interface Commands {
    /**
     * A whole command.
     *
     * @param command the command, such as {@code rollback}
     * @param options what it needs beside the source and the migrations
     */
    String line(String command, List<String> options);

    /** Whether a command needs the migrations, beside the journal. */
    static boolean needsMigrations(String command) {
        return List.of("plan", "rehearse", "migrate", "status").contains(command);
    }

    /** With words in capitals for whoever reads the page to replace. */
    static Commands usual() {
        return (command, options) -> {
            List<String> words = new ArrayList<>(List.of("keyturn", command, "SOURCE"));
            if (needsMigrations(command)) {
                words.addAll(List.of("-m", "MIGRATIONS"));
            }
            words.addAll(options);
            return String.join(" ", words);
        };
    }
}
