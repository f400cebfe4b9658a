/** Settings that are migrated forward, back and forward again, without losing what somebody wrote. */
module dev.keyturn.core {
    requires static transitive org.jspecify;
    requires tools.jackson.core;
}
