package dev.keyturn.jdbc;

import java.util.Optional;

/**
 * A row as it is there.
 *
 * @param name the text of its key
 * @param value its value; nothing for NULL
 * @param type its type; nothing where there is no such column, or NULL in it
 * @param version its version; nothing where there is no such column
 */
record Row(String name, Optional<String> value, Optional<String> type, Optional<String> version) {}
