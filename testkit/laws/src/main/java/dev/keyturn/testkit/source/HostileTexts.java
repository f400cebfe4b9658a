package dev.keyturn.testkit.source;

import java.util.List;
import java.util.stream.Stream;

/** Texts that have brought parsers down, and texts that have been mistaken for something else. */
final class HostileTexts {
    /** As many characters has a long text. */
    static final int LONG = 100_000;

    /** What does not belong where it stands, separated by blanks, and what cannot be seen. */
    static final List<String> PIECES = Stream.concat(
                    Stream.of("\" ' \"\"\" \\ \\u { } [ ] ( < # // /* = : , . - ` &a *a % $ ${ ! | --- a 9 \ud83d\ude00"
                            .split(" ")),
                    Stream.of(
                            "\u0000", "\u0007", "\r", "\n", "\r\n", "\u0085", "\u2028", "\ufeff", "\ud800", "\udc00",
                            "\t", " ", "- "))
            .toList();

    /** What a value says that looks like something else in some format. */
    static final List<String> LIKE_OTHERS = Stream.concat(
                    """
                    "a"
                    'a'
                    ""
                    \"""a\"""
                    `a`
                    [a]
                    {a}
                    (a)
                    <a>
                    a, b
                    a; b
                    a=b
                    null
                    ~
                    yes
                    1e3
                    0x10
                    1_000
                    -
                    ?
                    2026-11-22
                    12:30
                    Infinity
                    ${a}
                    %{a}
                    &a
                    *a
                    !a
                    @a
                    \\n
                    include a
                    export a
                    // a
                    /* a */
                    -- a
                    ; a
                    a #b""".lines(), Stream.of("a\\", "a\t", "a\f\b", "a\u00a0", "long ".repeat(2000)))
            .toList();

    private HostileTexts() {}
}
