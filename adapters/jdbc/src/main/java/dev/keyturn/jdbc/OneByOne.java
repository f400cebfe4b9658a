package dev.keyturn.jdbc;

import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.HoldsMany;
import dev.keyturn.spi.JointEntry;
import dev.keyturn.spi.Lock;
import dev.keyturn.spi.Selection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** All scopes of a table of documents: none can be done with others, so each is left to the run on it alone. */
record OneByOne(JdbcSource one) implements HoldsMany<JdbcSource> {
    @Override
    public String name() {
        return one.layout().table();
    }

    @Override
    public List<String> names() {
        return one.scopes();
    }

    @Override
    public JdbcSource source(String whose) {
        return one.scope(whose);
    }

    /** Nothing is written with it, so it keeps nobody apart: the lock of each does. */
    @Override
    public Lock lock() {
        return (Duration wait, String holder) -> () -> {};
    }

    @Override
    public <T> T atomically(Supplier<T> work) {
        return work.get();
    }

    @Override
    public Map<String, List<Entry>> journals(List<String> whose) {
        return Map.of();
    }

    @Override
    public Map<String, Settings> settings(List<String> whose, Selection selection) {
        return Map.of();
    }

    @Override
    public void write(JointEntry entry, Map<String, Changes> changes) {
        throw new IllegalStateException(name() + ": documents are written one by one; use source(whose)");
    }
}
