/** Settings that are migrated forward, back and forward again, without losing what somebody wrote. */
module dev.keyturn.core {
    requires static transitive org.jspecify;
    requires tools.jackson.core;

    exports dev.keyturn;
    exports dev.keyturn.codec;
    exports dev.keyturn.journal;
    exports dev.keyturn.settings;
    exports dev.keyturn.spi;
    exports dev.keyturn.spi.format;
    exports dev.keyturn.step;

    uses dev.keyturn.Migration;
    uses dev.keyturn.codec.Codec;
    uses dev.keyturn.codec.Splitter;
}
