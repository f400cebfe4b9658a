package dev.keyturn.files;

import dev.keyturn.files.json.JsonFormat;

/** The contracts over a JSON file with comments. */
class JsoncContractTest extends FormatContract {
    JsoncContractTest() {
        super(JsonFormat.withComments(), "{}\n");
    }
}
