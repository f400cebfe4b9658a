package dev.keyturn.files;

import dev.keyturn.files.toml.TomlFormat;

/** The contracts over a TOML file. */
class TomlContractTest extends FormatContract {
    TomlContractTest() {
        super(new TomlFormat(), "");
    }
}
