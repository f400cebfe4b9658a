package dev.keyturn.jdbc;

import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SourceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which connection something is done with. While the lock is held, one connection carries the lock and all of the work, so that
 * a pool of one is enough, and so that no work is done when the lock is gone with its connection. Otherwise one is taken for
 * each read and each transaction, and given back.
 */
final class Session {
    private final Database database;
    /** The transaction that a thread has begun. */
    private final Map<Thread, Begun> begun = new ConcurrentHashMap<>();

    private final ReentrantLock gate = new ReentrantLock();

    /** The one that has the lock; guarded by the gate, which also keeps its uses apart. */
    private @Nullable Holding holding;

    Session(Database database) {
        this.database = database;
    }

    /** A transaction: the only one that writes, so that what it has found or written stays so. */
    static final class Begun {
        private final Connection connection;
        private final boolean isOneThing;
        private long lastEntry = -1;
        private Optional<Store.Content> readBack = Optional.empty();

        private Begun(Connection connection, boolean isOneThing) {
            this.connection = connection;
            this.isOneThing = isOneThing;
        }

        Connection connection() {
            return connection;
        }

        /** The number of the last entry of the journal, if it is known. */
        OptionalLong lastEntry() {
            return lastEntry < 0 ? OptionalLong.empty() : OptionalLong.of(lastEntry);
        }

        void lastEntry(long number) {
            lastEntry = number;
        }

        /** What a write has read back of its part. */
        void readBack(Store.Content content) {
            readBack = Optional.of(content);
        }
    }

    /** A connection that has the lock. */
    interface Holding {
        Connection connection();

        /** Which holder it is, counted from the first one ever. */
        long epoch();

        /** Takes again what the end of a transaction has let go of. */
        void renew() throws SQLException;
    }

    /** From here on all work is done with this connection. */
    void hold(Holding held) {
        gate.lock();
        try {
            holding = held;
        } finally {
            gate.unlock();
        }
    }

    /** The connection is the caller's again. Waits for work that is under way. */
    void letGo(Holding held, Runnable last) {
        gate.lock();
        try {
            if (holding == held) {
                holding = null;
            }
            last.run();
        } finally {
            gate.unlock();
        }
    }

    /** Reads what one query gives, or several that need not fit together. */
    <T> T read(Sql.Work<T> work) {
        if (database.isReadOnly()) {
            return readOneMoment(work);
        }
        return use((connection, held) -> database.tried(() -> work.on(connection)));
    }

    /** Reads what several queries give of one moment. */
    <T> T readOneMoment(Sql.Work<T> work) {
        return use((connection, held) -> held != null || begun.get(Thread.currentThread()) != null
                ? database.tried(() -> work.on(connection))
                : reading(connection, work));
    }

    private <T> T reading(Connection connection, Sql.Work<T> work) {
        return database.tried(() -> {
            database.dialect().beginReading(connection);
            try {
                if (database.isReadOnly()) {
                    ReadOnly.transaction(connection, database.dialect());
                }
                return work.on(connection);
            } finally {
                database.undo(connection);
            }
        });
    }

    /** Does all of this or nothing. Within another such work it is part of that, and undone by itself where it fails. */
    <T> T atomically(Supplier<T> work) {
        Begun around = begun.get(Thread.currentThread());
        return around != null
                ? part(around, work)
                : use((connection, held) -> transaction(new Begun(connection, false), held, transaction -> work.get()));
    }

    /**
     * What the last write of this transaction has read back of this part, for the one who reads it next: a run does so at once, and
     * asking twice for rows that nobody else can have changed would be a round trip for nothing.
     */
    Optional<Store.Content> readBack(Selection selection) {
        Begun around = begun.get(Thread.currentThread());
        if (around == null) {
            return Optional.empty();
        }
        Optional<Store.Content> content =
                around.readBack.filter(one -> Revision.selection(one.revision()).equals(Optional.of(selection)));
        around.readBack = Optional.empty();
        return content;
    }

    /** What is done with a transaction. */
    @FunctionalInterface
    interface Within<T> {
        T in(Begun transaction) throws SQLException;
    }

    /** Does one thing in a transaction: that of the work that it belongs to, or one of its own. */
    <T> T within(Within<T> work) {
        Begun around = begun.get(Thread.currentThread());
        return around != null
                ? database.tried(() -> work.in(around))
                : use((connection, held) -> transaction(new Begun(connection, true), held, work));
    }

    /** Does a part of a transaction, which is undone by itself where it fails. */
    <T> T part(Begun transaction, Supplier<T> work) {
        if (transaction.isOneThing) {
            return work.get(); // the transaction is nothing else, and undone as a whole
        }
        Connection connection = transaction.connection();
        database.tried(() -> {
            Sql.execute(connection, "SAVEPOINT keyturn_part");
            return work;
        });
        long last = transaction.lastEntry;
        try {
            return work.get();
        } catch (RuntimeException | Error failure) {
            try {
                transaction.readBack = Optional.empty();
                transaction.lastEntry = last;
                Sql.execute(connection, "ROLLBACK TO SAVEPOINT keyturn_part");
            } catch (SQLException e) {
                failure.addSuppressed(database.failures().of(e)); // what is around it is undone then
            }
            throw failure;
        }
    }

    private <T> T transaction(Begun transaction, @Nullable Holding held, Within<T> work) {
        Connection connection = transaction.connection();
        T result;
        try {
            begun.put(Thread.currentThread(), transaction);
            result = database.tried(() -> {
                database.begin(connection, held == null ? Database.ANY_EPOCH : held.epoch());
                return work.in(transaction);
            });
        } catch (RuntimeException | Error failure) {
            begun.remove(Thread.currentThread());
            undone(connection, held, failure);
            throw failure;
        }
        begun.remove(Thread.currentThread());
        try {
            database.commit(connection);
        } catch (SQLException e) {
            SourceException failure = database.failures().ofCommit(e);
            undone(connection, held, failure);
            throw failure;
        }
        ended(connection, held);
        return result;
    }

    /** What was written is there, whatever becomes of the connection now; what comes next finds out that it is gone. */
    private void ended(Connection connection, @Nullable Holding held) {
        try {
            database.dialect().end(connection);
            renew(held);
        } catch (SQLException e) {
            database.drop(connection);
        }
    }

    private void undone(Connection connection, @Nullable Holding held, Throwable failure) {
        try {
            database.undo(connection);
            renew(held);
        } catch (SQLException e) {
            database.drop(connection); // the work is undone with it
            failure.addSuppressed(database.failures().of(e));
        }
    }

    private static void renew(@Nullable Holding held) throws SQLException {
        if (held != null) {
            held.renew();
        }
    }

    @FunctionalInterface
    private interface Use<T> {
        T of(Connection connection, @Nullable Holding held);
    }

    private <T> T use(Use<T> use) {
        Begun mine = begun.get(Thread.currentThread());
        if (mine != null) {
            return use.of(mine.connection(), null);
        }
        gate.lock();
        try {
            Holding held = holding;
            if (held != null) {
                return use.of(held.connection(), held);
            }
        } finally {
            gate.unlock();
        }
        Connection fresh = database.open();
        try {
            return use.of(fresh, null);
        } finally {
            database.giveBack(fresh);
        }
    }
}
