package dev.keyturn.files;

import dev.keyturn.files.toml.TomlFormat;

/** The contracts over TOML files. */
class TomlContractTest extends FormatContract {
    TomlContractTest() {
        super(new TomlFormat(), "", """
                # the name
                name = "shop" # shared
                limit = 0xFF

                # where the data is
                [db]
                url = 'jdbc:x'
                pool.size = 1_000

                [http.client]
                  # milliseconds
                  timeout = 3000
                  hosts = [ "a", # one
                    "b" ]
                """, """
                point = { x = 1, y.z = 2 }
                text = \"""
                one
                two
                \"""
                on = true

                [[servers]]
                name = "a"

                # the second
                [[servers]]
                name = "b" # last
                """);
    }
}
