package dev.keyturn.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.settings.Value;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.junit.jupiter.api.Test;

class UrlPartsTest extends SplitterLaws {
    private static Arbitrary<String> schemes() {
        return Arbitraries.of("http", "https", "HTTP", "s3", "git+ssh", "coap.x", "i-x");
    }

    private static Arbitrary<String> paths() {
        return Arbitraries.of("", "/", "/a?b#c", "?b=://x", "#c", "/a@b:80", "//x", "/%20ü", "/[]{}");
    }

    @Override
    Splitter splitter() {
        return Codecs.urlParts();
    }

    @Override
    Arbitrary<String> texts() {
        return Combinators.combine(schemes(), HostPortTest.hosts(), HostPortTest.ports(), paths())
                .as((scheme, host, port, path) -> scheme + "://" + HostPortTest.written(host, port) + path);
    }

    @Override
    Arbitrary<List<Optional<Value>>> goodParts() {
        return Combinators.combine(schemes(), HostPortTest.hosts(), HostPortTest.ports(), paths())
                .as((scheme, host, port, path) -> List.of(
                        Optional.of(Value.of(scheme)),
                        Optional.of(Value.of(host)),
                        port.map(Value::of),
                        Optional.of(path).filter(p -> !p.isEmpty()).map(Value::of)));
    }

    @Test
    void aUrlHasFourParts() {
        bothWays("https://h:8080/a?b#c", Value.of("https"), Value.of("h"), Value.of(8080), Value.of("/a?b#c"));
        bothWays("HTTP://[::1]:1/", Value.of("HTTP"), Value.of("::1"), Value.of(1), Value.of("/"));
    }

    @Test
    void portAndPathMayBeMissing() {
        bothWays("http://h", Value.of("http"), Value.of("h"), null, null);
        bothWays("http://h?q=1", Value.of("http"), Value.of("h"), null, Value.of("?q=1"));
        bothWays("http://h#f", Value.of("http"), Value.of("h"), null, Value.of("#f"));
        bothWays("http://h:1", Value.of("http"), Value.of("h"), Value.of(1), null);
    }

    @Test
    void aUserNameOrPasswordIsRefusedAndTheReasonSaid() {
        refusesUp("http://u@h", "http://u:p@h:80/", "http://u%40x:p@h/", "http://@h");
        bothWays("http://h/a@b", Value.of("http"), Value.of("h"), null, Value.of("/a@b"));
        assertThat(splitter().upAccepts()).contains("no user name or password, which belong in settings of their own");
    }

    @Test
    void whatHasNoHostIsRefused() {
        refusesUp(
                "",
                "h",
                "h:80",
                "/a",
                "://h",
                "mailto:a@b",
                "jdbc:postgresql://h/db",
                "jdbc:h2:mem:x",
                "file:///etc",
                "http:/h",
                "http:h",
                "http://",
                "http://:80",
                "http:///a",
                "http://?q",
                "1http://h",
                "ht tp://h",
                "http//h");
    }

    @Test
    void whatIsWrongInAHostOrAPortIsRefused() {
        refusesUp(
                "http://h:",
                "http://h:/",
                "http://h:080/",
                "http://h:65536",
                "http://::1/",
                "http://a b/",
                "http://8080/",
                "http://h\\x",
                "http://h,i/");
    }

    @Test
    void whiteSpaceIsRefused() {
        refusesUp(
                " http://h",
                "http://h ",
                "http://h/a b",
                "http://h/\n",
                "http://h/\u00a0",
                "http://h/" + Nasty.LONE_SURROGATE);
    }

    @Test
    void partsThatCouldNotBeSplitAgainAreNotJoined() {
        Value http = Value.of("http");
        Value host = Value.of("h");
        refusesDown(null, host, null, null);
        refusesDown(http, null, Value.of(80), null);
        refusesDown(Value.of("jdbc:x"), host, null, null);
        refusesDown(Value.of(""), host, null, null);
        refusesDown(Value.of(1), host, null, null);
        refusesDown(http, Value.of("u@h"), null, null);
        refusesDown(http, Value.of("h/x"), null, null);
        refusesDown(http, host, Value.of(65_536), null);
        refusesDown(http, host, null, Value.of(""));
        refusesDown(http, host, null, Value.of("a"));
        refusesDown(http, host, null, Value.of(":80/"));
        refusesDown(http, host, null, Value.of("/a b"));
        refusesDown(http, host, null, Value.ofNull());
    }

    @Test
    void theWholeIsText() {
        for (Value value :
                List.of(Value.of(1), Value.of(true), Value.ofNull(), Value.of(List.of(Value.of("http://h"))))) {
            assertThat(splitter().up(value)).isEmpty();
        }
    }

    @Test
    void hugeTextIsRefusedQuickly() {
        refusesUp("a".repeat(1_000_000), "http://" + "9".repeat(1_000_000), "a".repeat(1_000_000) + "://");
    }
}
