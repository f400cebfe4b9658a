/**
 * Settings in a table of a database, each in a row of its own or all in one document. Start reading at {@link dev.keyturn.jdbc.JdbcSource}.
 */
@NullMarked
package dev.keyturn.jdbc;

import org.jspecify.annotations.NullMarked;
