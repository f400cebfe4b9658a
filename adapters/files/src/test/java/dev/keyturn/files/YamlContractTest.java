package dev.keyturn.files;

import dev.keyturn.files.yaml.YamlFormat;

/** The contracts over a YAML file. */
class YamlContractTest extends FormatContract {
    YamlContractTest() {
        super(new YamlFormat(), "");
    }
}
