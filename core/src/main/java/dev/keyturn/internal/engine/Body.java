package dev.keyturn.internal.engine;

import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.SourceException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/** The names in the body of an entry, and what stands under them. */
final class Body {
    /** The migration: its document and its checksum, sealed together where the document holds a secret. */
    static final String MIGRATION = "migration";

    static final String DOCUMENT = "document";
    static final String CHECKSUM = "checksum";
    static final String RESIDUES = "residues";
    static final String CHANGES = "changes";
    static final String LAYOUT = "layout";
    /** What a run found that had nothing to change: the result, or nothing at all. Not where somebody declared a shape. */
    static final String FOUND = "found";

    static final String RESULT = "result";
    static final String NOTHING = "nothing";
    static final String OF = "of";
    static final String ID = "id";
    static final String IDS = "ids";
    static final String NAME = "name";

    private Body() {}

    /** What is read of an entry, or a message where its checksum is right and its content is somebody else's. */
    static <T> T read(Entry entry, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (ClassCastException
                | NoSuchElementException
                | IndexOutOfBoundsException
                | IllegalArgumentException foreign) {
            throw new SourceException(
                    Problem.of(
                                    Origin.of("journal"),
                                    Key.root(),
                                    "entry " + entry.number() + " is whole, but is not what Keyturn writes",
                                    "an entry that Keyturn wrote")
                            .hint("something else wrote it; restore the journal from a backup"),
                    false,
                    true,
                    foreign);
        }
    }

    static Items list(Entry entry, String name) {
        return (Items) entry.body().get(name).orElse(Value.of(List.of()));
    }

    static String id(Entry entry) {
        return entry.body().text(ID).orElseThrow();
    }

    /** The entry that this one is about. */
    static long of(Entry entry) {
        return ((Num) entry.body().get(OF).orElseThrow()).asLong().orElseThrow();
    }

    static Table ids(List<String> ids) {
        return Table.empty().with(IDS, Value.of(ids.stream().map(Value::of).toList()));
    }

    static List<String> ids(Entry entry) {
        return list(entry, IDS).items().stream().map(id -> ((Text) id).text()).toList();
    }

    static Table about(Entry entry) {
        return Table.empty().with(OF, Value.of(entry.number()));
    }
}
