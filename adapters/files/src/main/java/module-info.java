/** Settings in files. */
module dev.keyturn.files {
    requires transitive dev.keyturn.core;
    requires static transitive org.jspecify;

    exports dev.keyturn.files;
    exports dev.keyturn.files.dotenv;
    exports dev.keyturn.files.hocon;
    exports dev.keyturn.files.json;
    exports dev.keyturn.files.properties;
    exports dev.keyturn.files.toml;

    uses dev.keyturn.files.SettingsFormat;
}
