/** Settings in environment variables. */
module dev.keyturn.env {
    requires transitive dev.keyturn.core;
    requires static transitive org.jspecify;

    exports dev.keyturn.env;

    provides dev.keyturn.spi.SourceProvider with
            dev.keyturn.env.EnvironmentProvider;
}
