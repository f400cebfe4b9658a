package dev.keyturn.files;

import dev.keyturn.files.json.JsonFormat;

/** The contracts over JSON files. */
class JsonContractTest extends FormatContract {
    JsonContractTest() {
        super(JsonFormat.strict(), "{}\n", """
                {
                  "db": {"url": "jdbc:x", "user": "shop"},
                  "http": {
                    "timeout": 3000,
                      "on"  :true
                  },

                  "servers": ["a", {"name": "b", "port": 1.50}, []],
                  "none": null, "empty": {}
                }
                """, """
                {"a":1,"b":{"c":"\\u00e4\\n\\"x\\"","d":[1,2,3]},"e":-1.5e3}
                """);
    }
}
