package dev.keyturn.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.spi.SourceException;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class FailuresTest {
    @Test
    void aConnectionToH2ThatIsClosedIsOutOfReachAndMayComeBack() throws SQLException {
        Connection connection = Servers.H2_MEMORY.dataSource().getConnection();
        connection.close();
        SQLException closed = org.assertj.core.api.Assertions.catchThrowableOfType(
                SQLException.class, connection::getTransactionIsolation);

        SourceException failure = new Failures("settings").of(closed);

        assertThat(failure.isTemporary()).isTrue();
        assertThat(failure)
                .hasToString(
                        "dev.keyturn.spi.SourceException: settings: the database is out of reach (SQLSTATE 90007, error 90007);"
                                + " expected a database that answers; safe to retry; nothing was written; try again later");
    }
}
