package dev.keyturn.codec;

import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The conversions that come with Keyturn.
 *
 * <p>What is not exactly in the domain that is named here is refused, never rounded or guessed. Each codec {@code
 * a-to-b} has a reverse, {@link Codec#reversed()}, that documents name {@code b-to-a}.
 */
public final class Codecs {
    private Codecs() {}

    /**
     * Whether a conversion comes with Keyturn, so that every program has it. What another one converts is kept, too:
     * where the way back is taken without it, what was not edited still comes back.
     */
    public static boolean isBuiltIn(Conversion conversion) {
        if (conversion instanceof Reversed reversed) {
            return isBuiltIn(reversed.codec());
        }
        return conversion.getClass().getPackageName().equals(Codecs.class.getPackageName())
                && !(conversion instanceof FunctionCodec);
    }

    /**
     * {@code millis-to-duration}: {@code 3000} and {@code "3s"}.
     *
     * <p>Up takes a whole number from 0 to {@link Long#MAX_VALUE}, or text with its plain digits, and writes it in the
     * largest of {@code ms}, {@code s}, {@code m}, {@code h} and {@code d} that divides it: 90000 gives {@code "90s"},
     * and 0 gives {@code "0ms"}. A negative number, often a sign for "none", is not a duration. Down also takes {@code
     * us}, {@code ns} and ISO 8601 ({@code "PT3S"}), where that is a whole number of milliseconds, and gives a number.
     */
    public static Codec millisToDuration() {
        return duration("millis-to-duration", "ms", "milliseconds");
    }

    /**
     * {@code seconds-to-duration}: {@code 90} and {@code "90s"}.
     *
     * <p>As {@link #millisToDuration()}, in seconds: 3600 gives {@code "1h"}, 0 gives {@code "0s"}, and {@code
     * "1500ms"}, which is no whole number of seconds, is refused.
     */
    public static Codec secondsToDuration() {
        return duration("seconds-to-duration", "s", "seconds");
    }

    private static Codec duration(String name, String base, String counted) {
        return new UnitCodec(
                name,
                Unit.TIME,
                base,
                true,
                "a whole number of " + counted + ", 0 or more",
                "a duration such as 90s (a whole number with one of ns, us, ms, s, m, h, d; or PT90S) that is a whole "
                        + "number of " + counted);
    }

    /**
     * {@code bytes-to-size}: {@code 1048576} and {@code "1MiB"}.
     *
     * <p>Up takes a whole number from 0 to {@link Long#MAX_VALUE}, or text with its plain digits, and writes it in the
     * largest of {@code B}, {@code KiB}, {@code MiB}, {@code GiB} and {@code TiB} that divides it: 1500 gives {@code
     * "1500B"}. Down also takes the powers of 1000, {@code kB}, {@code MB}, {@code GB} and {@code TB}, and gives a
     * number. {@code K}, {@code KB} and {@code M}, which mean one thing here and another there, are refused.
     */
    public static Codec bytesToSize() {
        return new UnitCodec(
                "bytes-to-size",
                Unit.SIZE,
                "B",
                false,
                "a whole number of bytes, 0 or more",
                "a size such as 16MiB (a whole number with one of B, KiB, MiB, GiB, TiB; or kB, MB, GB, TB, which are "
                        + "powers of 1000)");
    }

    /**
     * {@code words-to-boolean} with options <code>{true: yes, false: no}</code>, which are also the default: {@code
     * "yes"} and {@code true}.
     *
     * <p>Up takes exactly the two words: no other case, nothing around them. Down takes a boolean, or the text {@code
     * "true"} or {@code "false"}.
     *
     * @throws IllegalArgumentException if the words are the same, or one is {@code "true"} or {@code "false"}
     */
    public static Codec wordsToBoolean(String yes, String no) {
        return new WordsToBoolean(yes, no);
    }

    /** {@link #csvToList(char)} with a comma: {@code "a, b"} and {@code ["a", "b"]}. */
    public static Codec csvToList() {
        return csvToList(',');
    }

    /**
     * {@code csv-to-list} with the option <code>{separator: ","}</code>: {@code "a,b"} and {@code ["a", "b"]}.
     *
     * <p>Up takes any text; white space around elements goes, and {@code ""} is the empty list. Down takes a list of
     * texts, numbers and booleans, and refuses what would not come back: an element with the separator in it or white
     * space around it, and the list of one empty text.
     *
     * @throws IllegalArgumentException if the separator is white space or half a character
     */
    public static Codec csvToList(char separator) {
        return new CsvToList(String.valueOf(separator));
    }

    /**
     * {@code text-to-base64}: {@code "Grüße"} and {@code "R3LDvMOfZQ=="}.
     *
     * <p>Up takes text without half surrogates and encodes its UTF-8 bytes. Down takes exactly what that gives: the
     * alphabet of RFC 4648, section 4, padded, without line breaks, and UTF-8 within. Much plain text is valid Base64
     * too, so this converts to a new key only.
     */
    public static Codec textToBase64() {
        return new TextToBase64();
    }

    /**
     * {@code number-to-text}: {@code 3.10} and {@code "3.10"}.
     *
     * <p>Up takes a number, and no text; down takes text that is a number as JSON, YAML, HOCON or TOML write it, with
     * nothing around it. Both keep every character. It makes no sense where everything is text.
     */
    public static Codec numberToText() {
        return new NumberToText();
    }

    /**
     * {@code json-to-table}: the text <code>{"a": [1, true]}</code> and that table.
     *
     * <p>Up takes text that is one JSON object as of RFC 8259, with no name twice, no half surrogate and at most {@link
     * dev.keyturn.settings.Key#MAX_DEPTH} levels; numbers keep their digits. Down writes compact JSON in the table's
     * order, and refuses numbers that JSON cannot write ({@code 0x1F}, {@code .inf}) and values that have children.
     */
    public static Codec jsonToTable() {
        return new JsonToTable();
    }

    /**
     * {@code kebab-to-camel} and so on for every two styles: {@code "max-pool-size"} and {@code "maxPoolSize"}.
     *
     * <p>Each direction takes text that is exactly in its style; {@link CaseStyle} says what that is. All but Pascal
     * and upper snake case may be converted in place.
     *
     * @throws IllegalArgumentException if the styles are the same
     */
    public static Codec caseStyle(CaseStyle from, CaseStyle to) {
        return new CaseCodec(from, to);
    }

    /**
     * {@code enum-map} with the words as options, <code>{debug: verbose, info: normal}</code>: {@code "debug"} and
     * {@code "verbose"}.
     *
     * @throws IllegalArgumentException if there is no word, or two old words have the same new one: a map promises no
     *     order to choose by on the way back, so that takes the {@linkplain #enumMap(List) list}
     */
    public static Codec enumMap(Map<String, String> words) {
        return EnumMap.unordered(words.entrySet().stream()
                .map(word -> Map.entry(Value.of(word.getKey()), Value.of(word.getValue())))
                .toList());
    }

    /**
     * {@code enum-map} with any texts, numbers and booleans, <code>{words: [{from: 1, to: true}, {from: 0, to: false}]}
     * </code>: {@code 1} and {@code true}.
     *
     * <p>Both directions take the words of their side and refuse everything else. Where several old words have the same
     * new one, the way back gives the first of them.
     *
     * @throws IllegalArgumentException if there is no word, or an old one comes twice
     */
    public static Codec enumMap(List<? extends Map.Entry<? extends Value, ? extends Value>> words) {
        return new EnumMap(words);
    }

    /**
     * {@code host-port}: {@code "example.org:8080"} and {@code "example.org"} and {@code 8080}.
     *
     * <p>The port may be missing, the host may not. {@code "[::1]:80"} is {@code "::1"} and 80; {@code "::1"} alone is
     * refused, because its end could be a port, and so is {@code "8080"}, which could be either. Ports go from 0 to
     * 65535, without leading zeros; on the way back they may be text.
     */
    public static Splitter hostPort() {
        return new HostPort();
    }

    /**
     * {@code url-parts}: {@code "https://example.org:8080/a?b#c"} and {@code "https"}, {@code "example.org"}, {@code
     * 8080} and {@code "/a?b#c"}.
     *
     * <p>Port and path may be missing; host and port are those of {@link #hostPort()}. URLs without {@code ://} ({@code
     * mailto:}, {@code jdbc:}), without a host, with a user name or password, or with white space in them are refused.
     */
    public static Splitter urlParts() {
        return new UrlParts();
    }

    /** What documents may name, each made from its options. */
    static Map<String, Function<Table, Conversion>> builtIn() {
        Map<String, Function<Table, Conversion>> all = new TreeMap<>();
        List.of(millisToDuration(), secondsToDuration(), bytesToSize(), textToBase64(), numberToText(), jsonToTable())
                .forEach(codec -> addBoth(all, codec.name(), options -> plain(codec, options)));
        for (CaseStyle from : CaseStyle.values()) {
            for (CaseStyle to : CaseStyle.values()) {
                if (from != to) {
                    Codec codec = caseStyle(from, to);
                    all.put(codec.name(), options -> plain(codec, options));
                }
            }
        }
        addBoth(all, WordsToBoolean.NAME, WordsToBoolean::from);
        addBoth(all, CsvToList.NAME, CsvToList::from);
        addBoth(all, EnumMap.NAME, EnumMap::from);
        List.of(hostPort(), urlParts())
                .forEach(splitter -> all.put(splitter.name(), options -> plain(splitter, options)));
        return all;
    }

    private static void addBoth(
            Map<String, Function<Table, Conversion>> all, String name, Function<Table, ? extends Codec> make) {
        all.put(name, make::apply);
        all.put(Reversed.reversed(name), options -> make.apply(options).reversed());
    }

    private static <C extends Conversion> C plain(C conversion, Table options) {
        new Options(conversion.name(), options);
        return conversion;
    }
}
