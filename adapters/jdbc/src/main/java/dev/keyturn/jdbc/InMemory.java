package dev.keyturn.jdbc;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.spi.SourceException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** A fresh database of H2 in memory, which is there until it is closed. */
final class InMemory implements AutoCloseable {
    private final String url = "jdbc:h2:mem:keyturn-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

    /** New connections to it. */
    DataSource dataSource(String source) {
        try {
            connect().close();
        } catch (SQLException e) {
            throw new SourceException(Problem.of(
                            Origin.of(source),
                            Key.root(),
                            "H2 is not there to hold a copy",
                            "com.h2database:h2 on the class path")
                    .hint("add it, or rehearse on a table for it"));
        }
        return ByDriver.of(this::connect);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    /** It is gone then, with all that is in it. */
    @Override
    public void close() {
        try (Connection connection = connect()) {
            Sql.execute(connection, "SHUTDOWN");
        } catch (SQLException e) {
            System.getLogger("dev.keyturn").log(System.Logger.Level.DEBUG, "H2 does not stop: {0}", Failures.code(e));
        }
    }
}
