package dev.keyturn.review.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Nearest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which names are likely to be meant for which. */
class NearNamesTest {
    @ParameterizedTest
    @CsvSource({
        "http.timeuot, http.timeout",
        "http.timeou, http.timeout",
        "http.tiimeout, http.timeout",
        "cache.enable, cache.enabled",
        "datasuorce.url, datasource.url",
        "connection.pool.maximumm-size, connection.pool.maximum-size",
        "a.conectionTimout, a.connectionTimout",
        "a.authenticatoin, a.authentication"
    })
    void aWordThatIsOffByALetterOrTwoIsATypo(String typed, String meant) {
        assertThat(NearNames.isTypo(Key.of(typed), Key.of(meant))).isTrue();
        assertThat(NearNames.isTypo(Key.of(meant), Key.of(typed))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "pool.min-size, pool.max-size",
        "read-timeout, send-timeout",
        "server.host, server.hosts",
        "node1.host, node2.host",
        "db.host, db.port",
        "tls.key, tls.cert",
        "input.format, output.format",
        "encoding, decoding",
        "a.timeout, b.timeout.c",
        "alpha.timeuot, beta.timeout",
        "http.timeout, http.timeout",
        "conectionTimout, connectionTimeout"
    })
    void otherNamesAreLeftAlone(String one, String other) {
        assertThat(NearNames.isTypo(Key.of(one), Key.of(other))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "http.timeOut, http.timeout",
        "max_pool_size, max-pool-size",
        "maxPoolSize, max.pool.size",
        "DB_URL, db.url"
    })
    void upperCaseAndWhatStandsBetweenWordsDoNotCount(String one, String other) {
        assertThat(Nearest.bare(one)).isEqualTo(Nearest.bare(other)).isNotEqualTo(Nearest.bare("other"));
    }
}
