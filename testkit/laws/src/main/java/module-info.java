/** The laws that a step and a migration have to keep, with the settings on which they are tried. */
module dev.keyturn.testkit {
    requires transitive dev.keyturn.core;
    // Whoever tries laws without a test framework needs neither to run.
    requires static transitive net.jqwik.api;
    requires static transitive org.junit.jupiter.api;

    exports dev.keyturn.testkit;
    exports dev.keyturn.testkit.laws;
    exports dev.keyturn.testkit.source;

    uses dev.keyturn.spi.SourceProvider;
}
