/** Settings in files. */
module dev.keyturn.files {
    requires transitive dev.keyturn.core;
    requires static transitive org.jspecify;

    exports dev.keyturn.files;
    exports dev.keyturn.files.properties;

    uses dev.keyturn.files.SettingsFormat;
}
