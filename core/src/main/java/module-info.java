/** Settings that are migrated forward, back and forward again, without losing what somebody wrote. */
@SuppressWarnings("module") // the testkit is compiled later
module dev.keyturn.core {
    requires static transitive org.jspecify;
    requires tools.jackson.core;

    exports dev.keyturn;
    exports dev.keyturn.codec;
    exports dev.keyturn.journal;
    exports dev.keyturn.review;
    exports dev.keyturn.review.draft;
    exports dev.keyturn.review.drift;
    exports dev.keyturn.review.lint;
    exports dev.keyturn.settings;
    exports dev.keyturn.spi;
    exports dev.keyturn.spi.format;
    exports dev.keyturn.step;

    // what a failed test says hides the same secrets as everything else
    exports dev.keyturn.internal.secret to
            dev.keyturn.testkit;

    uses dev.keyturn.Migration;
    uses dev.keyturn.codec.Codec;
    uses dev.keyturn.codec.Splitter;
}
