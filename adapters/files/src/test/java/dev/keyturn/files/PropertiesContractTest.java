package dev.keyturn.files;

import dev.keyturn.files.properties.PropertiesFormat;

/** The contracts over a .properties file. */
class PropertiesContractTest extends FormatContract {
    PropertiesContractTest() {
        super(new PropertiesFormat(), "");
    }
}
