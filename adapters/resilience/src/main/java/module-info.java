/** A source that tries again what is safe to try again. */
module dev.keyturn.resilience {
    requires transitive dev.keyturn.core;
    requires transitive typesafe.config;
    requires io.github.resilience4j.circuitbreaker;
    requires io.github.resilience4j.core;
    requires io.github.resilience4j.retry;
    requires io.github.resilience4j.timelimiter;
    requires org.slf4j; // for Resilience4j, which has no descriptor that could say so
    requires static io.github.resilience4j.micrometer;
    requires static transitive micrometer.core;
    requires static transitive org.jspecify;

    exports dev.keyturn.resilience;
}
