package dev.keyturn.files.toml;

import dev.keyturn.files.layout.Block.Written;
import java.util.List;

/** Something that comes to a table: the fields that it becomes. */
interface Member {
    List<Written> written(String name, String separator);
}
