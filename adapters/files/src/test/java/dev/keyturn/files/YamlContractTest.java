package dev.keyturn.files;

import dev.keyturn.files.yaml.YamlFormat;

/** The contracts over YAML files. */
class YamlContractTest extends FormatContract {
    YamlContractTest() {
        super(new YamlFormat(), "", """
                # where the data is
                db:
                  url: jdbc:x
                  user: "shop" # shared
                http:
                  timeout: 3000 # milliseconds

                  # whether at all
                  on: true
                servers:
                  - name: a
                    port: 1
                  # the second
                  - {name: b, port: 2}
                none: ~
                """, """
                text: |
                  one
                  # two
                folded: >-
                  three
                  four
                flow: {a: 1, 'b c': [x, "y"]}
                empty: {}
                list:
                - 1.50
                - '2'
                # the end
                """);
    }
}
