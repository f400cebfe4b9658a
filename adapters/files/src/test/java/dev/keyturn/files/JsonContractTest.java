package dev.keyturn.files;

import dev.keyturn.files.json.JsonFormat;

/** The contracts over a JSON file. */
class JsonContractTest extends FormatContract {
    JsonContractTest() {
        super(JsonFormat.strict(), "{}\n");
    }
}
