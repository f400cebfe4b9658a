package dev.keyturn.cli;

import dev.keyturn.Pending;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How many of the migrations that are to be done. */
final class HowFar {
    @Option(names = "--to", paramLabel = "ID", description = "Up to this migration, and this one; all without it.")
    private @Nullable String last;

    @Option(names = "--next", description = "The next one only.")
    private boolean isNext;

    @Option(names = "--again", description = "Those as well that were rolled back.")
    private boolean isAgain;

    /** Whether anything was said. */
    boolean isGiven() {
        return last != null || isNext || isAgain;
    }

    Pending pending() {
        if (last != null && isNext) {
            throw new Misuse("--to and --next exclude each other; expected one of both");
        }
        if (last != null && last.isBlank()) {
            throw new Misuse("--to: expected the id of a migration");
        }
        Pending pending =
                Optional.ofNullable(last).map(Pending::upTo).orElseGet(() -> isNext ? Pending.next() : Pending.all());
        return isAgain ? pending.heldToo() : pending;
    }
}
