package dev.keyturn.jdbc;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.spi.Lock;
import dev.keyturn.spi.SourceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The lock of a source: something that ends with its connection, and a number that each holder raises. What the holder writes is
 * written with that connection, and only while the number is still its own.
 */
final class JdbcLock implements Lock {
    private static final int LONGEST_HOLDER = 250;
    private static final long PAUSE_MILLIS = 50;

    private final Session session;
    private final Database database;

    /** Of those who use one source in one process, one asks the database. */
    private final Semaphore first = new Semaphore(1, true);

    private volatile String insider = "";

    JdbcLock(Session session, Database database) {
        this.session = session;
        this.database = database;
    }

    @Override
    public Held acquire(Duration wait, String holder) {
        long end = System.nanoTime() + wait.toNanos();
        try {
            if (!first.tryAcquire(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                throw late(insider, wait);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw late(insider, wait);
        }
        boolean isHeld = false;
        try {
            Held held = acquire(end, wait, holder);
            isHeld = true;
            return held;
        } finally {
            if (!isHeld) {
                first.release();
            }
        }
    }

    private Held acquire(long end, Duration wait, String holder) {
        Connection connection = database.open();
        SessionLock lock = SessionLock.of(database);
        Optional<SessionLock> every = database.every().map(SessionLock::of);
        try {
            while (!database.tried(() -> isFree(every, connection) && lock.isTaken(connection))) {
                if (System.nanoTime() >= end) {
                    throw late(holder(connection), wait);
                }
                pause(connection, wait);
            }
            HeldLock held = new HeldLock(connection, lock, raised(connection, holder));
            database.tried(() -> {
                lock.renew(connection);
                return held;
            });
            session.hold(held);
            insider = holder;
            return held;
        } catch (RuntimeException | Error e) {
            giveUp(lock, connection);
            throw e;
        }
    }

    /** Whether nobody is about to write everybody's settings. Who begins to do so afterwards is kept apart by the transactions. */
    private static boolean isFree(Optional<SessionLock> every, Connection connection) throws SQLException {
        if (every.isEmpty()) {
            return true;
        }
        boolean isFree = every.get().isTaken(connection);
        every.get().letGo(connection);
        return isFree;
    }

    /** Some drivers close a file when the thread is interrupted, so it is so again only when all is asked. */
    private void pause(Connection connection, Duration wait) {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            SourceException late = late(holder(connection), wait);
            Thread.currentThread().interrupt();
            throw late;
        }
    }

    /** One that is gone has let go of everything. */
    private void giveUp(SessionLock lock, Connection connection) {
        try {
            lock.letGo(connection);
            database.giveBack(connection);
        } catch (SQLException e) {
            database.drop(connection);
        }
    }

    private long raised(Connection connection, String holder) {
        String table = database.layout().lockIn(database.dialect());
        String where = " WHERE " + database.column("source") + " = ?";
        String identity = database.layout().identity();
        String words = words(holder);
        return database.tried(() -> {
            long epoch = database.begin(connection, Database.ANY_EPOCH) + 1;
            Sql.update(
                    connection,
                    "UPDATE " + table + " SET " + database.column("epoch") + " = ?, " + database.column("holder")
                            + " = ?" + where,
                    List.of(epoch, words, identity));
            database.dialect().commit(connection);
            database.dialect().end(connection);
            return epoch;
        });
    }

    /** Who it is, as every database can hold it: it is shown, and nothing depends on it. */
    private static String words(String holder) {
        return holder.codePoints()
                .limit(LONGEST_HOLDER)
                .map(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Who has the lock, or that of everybody. */
    private String holder(Connection connection) {
        String own = holder(connection, database.layout().identity());
        return own.isBlank()
                ? database.layout()
                        .every()
                        .map(every -> holder(connection, every.identity()))
                        .orElse(own)
                : own;
    }

    private String holder(Connection connection, String identity) {
        String sql = "SELECT " + database.column("holder") + " FROM "
                + database.layout().lockIn(database.dialect()) + " WHERE " + database.column("source") + " = ?";
        return database.tried(() -> Sql.first(connection, sql, row -> row.getString(1), identity))
                .orElse("");
    }

    private SourceException late(String holder, Duration wait) {
        Problem problem = Problem.of(
                        Origin.of(database.name()),
                        Key.root(),
                        "another run holds the lock: " + (holder.isBlank() ? "one that did not say who it is" : holder),
                        "to get it within " + wait.toSeconds() + " s")
                .hint("wait for that run to end, or end it: its lock ends with its process");
        return new SourceException(problem, true, true, new IllegalStateException("the lock is held"));
    }

    private final class HeldLock implements Held, Session.Holding {
        private final Connection connection;
        private final SessionLock lock;
        private final long epoch;
        private final AtomicBoolean isOpen = new AtomicBoolean(true);

        HeldLock(Connection connection, SessionLock lock, long epoch) {
            this.connection = connection;
            this.lock = lock;
            this.epoch = epoch;
        }

        @Override
        public Connection connection() {
            return connection;
        }

        @Override
        public long epoch() {
            return epoch;
        }

        @Override
        public void renew() throws SQLException {
            lock.renew(connection);
        }

        @Override
        public void close() {
            if (isOpen.compareAndSet(true, false)) {
                session.letGo(this, () -> {
                    try {
                        giveUp(lock, connection);
                    } finally {
                        first.release();
                    }
                });
            }
        }
    }
}
