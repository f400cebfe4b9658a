package dev.keyturn.internal.engine;

import dev.keyturn.internal.secret.Vault;
import dev.keyturn.settings.Change;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a journal says of settings that go to another place, or come from one. It is a note with a sentence: a Keyturn that knows
 * nothing of transfers shows the sentence, and does nothing.
 */
public final class Mark {
    static final String TRANSFER = "transfer";
    private static final String SAYS = "says";
    private static final String STAGE = "stage";
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String OWNER = "owner";
    private static final String IS_BACK = "back";
    private static final String IS_ORIGIN = "origin";
    private static final String KEYS = "keys";
    private static final String STOOD = "stood";

    private final Entry entry;
    private final Table said;
    private final Vault vault;
    private Stored.@Nullable Opened opened;

    private Mark(Entry entry, Table said, Vault vault) {
        this.entry = entry;
        this.said = said;
        this.vault = vault;
    }

    /** How far a transfer is, in one of its two places. */
    public enum Stage {
        /** Something is about to be written; as long as nothing else is said, the place that the settings come from counts. */
        BEGUN,
        /** They are in the place that they go to, which counts from now on; those in the other place are about to go. */
        SWITCHED,
        /** They are gone from the place that they came from. */
        DONE,
        /** It came to nothing; both places are as before. */
        GIVEN_UP
    }

    /**
     * What is the same in all marks of one way of one transfer.
     *
     * @param name the name of the transfer
     * @param owner who answers for it
     * @param from the place that the settings leave when the transfer is made, also on the way back
     * @param to the other one
     * @param keys which settings, each with all below it
     */
    public record Head(String name, String owner, String from, String to, List<Key> keys) {
        public Head {
            keys = List.copyOf(keys);
        }
    }

    /** What stands in a journal. */
    static Table body(Head head, Stage stage, boolean isBack, boolean isOrigin, Table more, String says) {
        Table.Builder said = Table.builder()
                .put(Body.NAME, Value.of(head.name()))
                .put(OWNER, Value.of(head.owner()))
                .put(FROM, Value.of(head.from()))
                .put(TO, Value.of(head.to()))
                .put(KEYS, texts(head.keys()))
                .put(STAGE, Value.of(stage.name().toLowerCase(Locale.ROOT)))
                .put(IS_BACK, Value.of(isBack))
                .put(IS_ORIGIN, Value.of(isOrigin));
        more.forEach(said::put);
        return Table.empty().with(SAYS, Value.of(says)).with(TRANSFER, said.build());
    }

    private static Items texts(List<Key> keys) {
        return Value.of(keys.stream().map(key -> Value.of(key.toString())).toList());
    }

    /** What a place is about to get or to lose, and what it has beside that. */
    static Table content(Items changes, List<Key> stood, Optional<Value> layout) {
        Table content = Table.empty().with(Body.CHANGES, changes).with(STOOD, texts(stood));
        return layout.map(value -> content.with(Body.LAYOUT, value)).orElse(content);
    }

    static Table of(long number) {
        return Table.empty().with(Body.OF, Value.of(number));
    }

    /** What a note says of a transfer, if it says something of one. */
    static Optional<Mark> read(Entry entry, Vault vault) {
        return entry.body()
                .get(TRANSFER)
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .map(said -> new Mark(entry, said, vault));
    }

    /** The number of its entry. */
    public long number() {
        return entry.number();
    }

    /** When it was written. */
    public Instant time() {
        return entry.time();
    }

    /** The name of the transfer. */
    public String name() {
        return said.text(Body.NAME).orElseThrow();
    }

    /** What is the same in all of its marks. */
    public Head head() {
        return Body.read(
                entry,
                () -> new Head(
                        name(),
                        said.text(OWNER).orElseThrow(),
                        said.text(FROM).orElseThrow(),
                        said.text(TO).orElseThrow(),
                        keys(KEYS)));
    }

    private List<Key> keys(String field) {
        Items list = (Items) said.get(field).orElse(Value.of(List.of()));
        return list.items().stream().map(key -> Key.of(((Text) key).text())).toList();
    }

    /** How far it is. */
    public Stage stage() {
        return Body.read(
                entry, () -> Stage.valueOf(said.text(STAGE).orElseThrow().toUpperCase(Locale.ROOT)));
    }

    /** Whether the settings go back. */
    public boolean isBack() {
        return is(IS_BACK);
    }

    /** Whether the settings go from here, be it there or back. */
    public boolean isOrigin() {
        return is(IS_ORIGIN);
    }

    private boolean is(String field) {
        return said.get(field).equals(Optional.of(Value.of(true)));
    }

    /** Whether it is neither done nor given up. */
    public boolean isOpen() {
        return stage() == Stage.BEGUN || stage() == Stage.SWITCHED;
    }

    private Stored.Opened opened() {
        Stored.Opened now = opened;
        if (now == null) {
            now = Body.read(entry, () -> Stored.open(changesOf(entry), vault));
            opened = now;
        }
        return now;
    }

    /** What is announced in a note of a transfer, still sealed where it is secret. */
    static Items changesOf(Entry entry) {
        Value said = entry.body().get(TRANSFER).orElse(Table.empty());
        return said instanceof Table table
                ? (Items) table.get(Body.CHANGES).orElse(Value.of(List.of()))
                : Value.of(List.of());
    }

    /** What the place was to get or to lose, as far as that can be opened. */
    public List<Change> changes() {
        return opened().changes();
    }

    /** The keys of which that cannot be opened. */
    public List<Key> lost() {
        return opened().lost();
    }

    /** Keys that are secret although perhaps neither their name nor their value tells. */
    List<Key> secretKeys() {
        return Stored.secretKeys(opened().traces());
    }

    /** What else stood in the place, at or below the keys. */
    public List<Key> stood() {
        return Body.read(entry, () -> keys(STOOD));
    }

    /** How the content looked, where the place keeps that and it can be opened. */
    public Optional<Value> layout() {
        return said.get(Body.LAYOUT).flatMap(stored -> Stored.opened(stored, vault));
    }

    /** The mark that this one is about, if it is about one. */
    public Optional<Long> about() {
        return said.get(Body.OF).filter(Num.class::isInstance).flatMap(number -> ((Num) number).asLong());
    }
}
