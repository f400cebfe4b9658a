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
import dev.keyturn.step.Remark;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import java.util.stream.Stream;

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
    /** The entry that its run announced first, where that is another one. */
    static final String RUN = "run";
    /** What became of edits, where something is taken back: keys, and words of {@link dev.keyturn.step.Remark}. */
    static final String EDITS = "edits";

    /** What a rehearsal before a run found, in numbers. */
    static final String REHEARSAL = "rehearsal";

    static final String KEY = "key";
    static final String BECAME = "became";

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

    static Items edits(List<Remark> remarks) {
        return Value.of(remarks.stream()
                .map(remark -> Table.empty()
                        .with(KEY, Value.of(remark.key().toString()))
                        .with(BECAME, Value.of(word(remark.what()))))
                .toList());
    }

    /** What became of edits; a word that a later version wrote is left out. */
    static List<Remark> edits(Entry entry) {
        List<Remark> remarks = new ArrayList<>();
        for (Value item : list(entry, EDITS).items()) {
            Table edit = (Table) item;
            String became = edit.text(BECAME).orElseThrow();
            Stream.of(Remark.What.values())
                    .filter(what -> word(what).equals(became))
                    .forEach(what ->
                            remarks.add(new Remark(what, Key.of(edit.text(KEY).orElseThrow()))));
        }
        return remarks;
    }

    private static String word(Remark.What what) {
        return what.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
