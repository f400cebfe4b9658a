package dev.keyturn.jdbc;

import dev.keyturn.settings.KeyPattern;
import dev.keyturn.spi.Selection;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The revision of a part: a hash of its rows, and which part it is, so that a write knows what to compare. */
final class Revision {
    private static final String HASH = "[0-9a-f]{64}";

    private Revision() {}

    static String of(Selection selection, List<Row> rows) {
        Hash hash = new Hash();
        for (Row row : rows) {
            hash.add(Optional.of(row.name()));
            hash.add(row.type());
            hash.add(row.value());
            hash.add(row.version());
        }
        String patterns =
                selection.patterns().stream().map(KeyPattern::toString).collect(Collectors.joining("\n"));
        return hash.hex() + "\n" + patterns;
    }

    /** The part that a revision is of; nothing if it is no revision of such a table. */
    static Optional<Selection> selection(String revision) {
        String[] lines = revision.split("\n", -1);
        if (!lines[0].matches(HASH)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Selection(Arrays.stream(lines)
                    .skip(1)
                    .filter(line -> !line.isEmpty())
                    .map(KeyPattern::of)
                    .toList()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
