/** The command line. */
module dev.keyturn.cli {
    requires dev.keyturn.core;
    requires dev.keyturn.files;
    requires dev.keyturn.resilience;
    requires info.picocli;
    requires static org.jspecify;

    uses dev.keyturn.spi.SourceProvider;

    opens dev.keyturn.cli to
            info.picocli;
}
