/** Settings in files. */
module dev.keyturn.files {
    requires transitive dev.keyturn.core;
    requires static transitive org.jspecify;
    requires org.snakeyaml.engine;
    requires tools.jackson.core;
    requires static org.tomlj;
    requires static typesafe.config;

    exports dev.keyturn.files;
    exports dev.keyturn.files.dotenv;
    exports dev.keyturn.files.hocon;
    exports dev.keyturn.files.json;
    exports dev.keyturn.files.properties;
    exports dev.keyturn.files.toml;
    exports dev.keyturn.files.yaml;

    uses dev.keyturn.files.IndependentParser;
    uses dev.keyturn.spi.format.SettingsFormat;

    provides dev.keyturn.spi.SourceProvider with
            dev.keyturn.files.FileProvider;
}
