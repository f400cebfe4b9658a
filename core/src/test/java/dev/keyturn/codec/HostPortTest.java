package dev.keyturn.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.settings.Num;
import dev.keyturn.settings.Value;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.junit.jupiter.api.Test;

class HostPortTest extends SplitterLaws {
    static Arbitrary<String> hosts() {
        return Arbitraries.of(
                "example.org",
                "localhost",
                "10.0.0.1",
                "a_b",
                "*",
                "müller.de",
                "İ",
                "::1",
                "fe80::1%eth0",
                "::ffff:10.0.0.1",
                "2001:DB8::");
    }

    static Arbitrary<Optional<Integer>> ports() {
        return Arbitraries.oneOf(
                        Arbitraries.of(0, 80, 65_535), Arbitraries.integers().between(0, 65_535))
                .optional(0.7);
    }

    static String written(String host, Optional<Integer> port) {
        return (host.contains(":") ? "[" + host + "]" : host)
                + port.map(p -> ":" + p).orElse("");
    }

    @Override
    Splitter splitter() {
        return Codecs.hostPort();
    }

    @Override
    Arbitrary<String> texts() {
        return Combinators.combine(hosts(), ports()).as(HostPortTest::written);
    }

    @Override
    Arbitrary<List<Optional<Value>>> goodParts() {
        return Combinators.combine(hosts(), ports(), Arbitraries.of(true, false))
                .as((host, port, text) -> List.of(
                        Optional.of(Value.of(host)), port.map(p -> text ? Value.of(String.valueOf(p)) : Value.of(p))));
    }

    @Test
    void hostAndPortStandAroundAColon() {
        bothWays("example.org:8080", Value.of("example.org"), Value.of(8080));
        bothWays("10.0.0.1:0", Value.of("10.0.0.1"), Value.of(0));
        bothWays("h:65535", Value.of("h"), Value.of(65_535));
    }

    @Test
    void thePortMayBeMissing() {
        bothWays("localhost", Value.of("localhost"), null);
        bothWays("[::1]", Value.of("::1"), null);
    }

    @Test
    void anIpv6AddressStandsInBrackets() {
        bothWays("[::1]:8080", Value.of("::1"), Value.of(8080));
        bothWays("[fe80::1%eth0]:1", Value.of("fe80::1%eth0"), Value.of(1));
        refusesUp(
                "::1",
                "::1:80",
                "fe80::1",
                "[h]:80",
                "[1:2]:80",
                "[]:80",
                "[::1",
                "::1]",
                "[::1]80",
                "[::1]x:80",
                "[[::1]]:80",
                "x[::1]:80",
                "[::1%]:80",
                "[::1%a b]:80",
                "[::g]:80",
                "[ ::1]:80");
    }

    @Test
    void aPortIsANumberUpTo65535() {
        refusesUp(
                "h:",
                "h:65536",
                "h:99999999999999999999",
                "h:080",
                "h:00",
                "h:-1",
                "h:+1",
                "h:1.0",
                "h:0x50",
                "h: 80",
                "h:80 ",
                "h:http",
                "h:\u0661",
                "[::1]:",
                "[::1]:080",
                "h:80:80");
    }

    @Test
    void whatIsNoHostIsRefused() {
        refusesUp(
                "",
                ":",
                ":80",
                " ",
                "a b:80",
                " h:80",
                "h\n:80",
                "a/b:80",
                "h:80/",
                "u@h:80",
                "u:p@h:80",
                "h?:80",
                "h#",
                "a\\b",
                "a,b:80",
                "h%41:80",
                "8080",
                "8080:80",
                "h\u00a0:80",
                Nasty.LONE_SURROGATE + ":80",
                "http://h:80");
    }

    @Test
    void theWholeIsText() {
        for (Value value :
                List.of(Value.of(8080), Value.of(true), Value.ofNull(), Value.of(List.of(Value.of("h:80"))))) {
            assertThat(splitter().up(value)).isEmpty();
        }
    }

    @Test
    void onTheWayBackThePortMayBeText() {
        assertThat(splitter().down(partsOf(Value.of("h"), Value.of("80")))).contains(Value.of("h:80"));
        for (Value port : List.of(
                Value.of(""),
                Value.of("080"),
                Value.of(-1),
                Value.of(65_536),
                Num.of("80.0"),
                Num.of("0x50"),
                Num.of("8e1"),
                Value.of(true),
                Value.ofNull())) {
            refusesDown(Value.of("h"), port);
        }
    }

    @Test
    void aPartThatCouldNotBeSplitAgainIsNotJoined() {
        for (String host : List.of("", "a:b", "h:80", "[::1]", "a b", "u@h", "8080", "a/b", Nasty.LONE_SURROGATE)) {
            refusesDown(Value.of(host), Value.of(80));
        }
        refusesDown(null, Value.of(80));
        refusesDown(Value.of(10), Value.of(80));
        refusesDown(Value.ofNull(), null);
    }

    @Test
    void hugeTextIsRefusedQuickly() {
        refusesUp(":".repeat(1_000_000), "[" + ":".repeat(1_000_000), "h:" + "9".repeat(1_000_000));
    }
}
