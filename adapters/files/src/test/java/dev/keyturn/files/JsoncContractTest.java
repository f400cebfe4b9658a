package dev.keyturn.files;

import dev.keyturn.files.json.JsonFormat;

/** The contracts over JSON files with comments. */
class JsoncContractTest extends FormatContract {
    JsoncContractTest() {
        super(JsonFormat.withComments(), "{}\n", """
                {
                  // where the data is
                  "db": {"url": "jdbc:x", "user": "shop"}, // shared
                  /* milliseconds */
                  "http": { "timeout": 3000 },
                  "legacy": {
                    // nobody knows why
                    "flag": true,
                    "other": null, // and this
                  },
                }
                """, """
                { // first
                  "list": [
                    1, // one
                    /* two */ {"name": "b"},
                    "three"
                  ], "on": "x // y"
                  // the end
                }
                """);
    }
}
