package dev.keyturn.codec;

import dev.keyturn.settings.Num;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.List;
import java.util.Optional;

/** A host, and perhaps a port, as they stand in a URL: {@code example.org:8080}, {@code [fe80::1%eth0]}. */
final class Authority {
    static final String HOST = "a host name or address (an IPv6 address in brackets)";
    static final String PORT = "a port from 0 to 65535 without leading zeros";

    private static final String NEVER_IN_A_NAME = "/@?#[]\\:,;%\"'<>";

    private Authority() {}

    /** Host and port, the port missing where there is none; or nothing if the text is not accepted. */
    static Optional<List<Optional<Value>>> split(String text) {
        boolean bracketed = text.startsWith("[");
        int end = bracketed ? text.indexOf(']') + 1 : indexOrEnd(text, ':');
        String host = bracketed && end > 0 ? text.substring(1, end - 1) : text.substring(0, end);
        if (bracketed ? !isIpv6(host) : !isName(host)) {
            return Optional.empty();
        }
        if (end == text.length()) {
            return Optional.of(List.of(Optional.of(Value.of(host)), Optional.empty()));
        }
        Optional<String> port = text.charAt(end) == ':' ? port(text.substring(end + 1)) : Optional.empty();
        return port.map(digits -> List.of(Optional.of(Value.of(host)), Optional.of(Num.of(digits))));
    }

    private static int indexOrEnd(String text, char c) {
        int index = text.indexOf(c);
        return index < 0 ? text.length() : index;
    }

    /** Host and port as one text, or nothing if they are not accepted. */
    static Optional<String> join(Optional<Value> host, Optional<Value> port) {
        if (!(host.orElse(null) instanceof Text text)) {
            return Optional.empty();
        }
        String name = text.text();
        Optional<String> written = isName(name) ? host.map(h -> name) : bracketed(name);
        return port.isEmpty() ? written : written.flatMap(h -> port(port.get()).map(p -> h + ":" + p));
    }

    private static Optional<String> bracketed(String host) {
        return isIpv6(host) ? Optional.of("[" + host + "]") : Optional.empty();
    }

    private static Optional<String> port(Value port) {
        if (port instanceof Num number) {
            return port(number.lexeme());
        }
        return port instanceof Text text ? port(text.text()) : Optional.empty();
    }

    private static Optional<String> port(String digits) {
        return WholeNumber.ofDigits(digits).filter(number -> number <= 65_535).map(number -> digits);
    }

    /** Digits alone are refused: they could as well be a port whose host was left out. */
    private static boolean isName(String host) {
        boolean onlyDigits = true;
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (Unicode.isInvisible(c) || NEVER_IN_A_NAME.indexOf(c) >= 0) {
                return false;
            }
            onlyDigits &= WholeNumber.isDigit(c);
        }
        return !onlyDigits && Unicode.isWellFormed(host);
    }

    /** Whether it can only be an IPv6 address, perhaps with a zone; whether it is a valid one is not for us to say. */
    private static boolean isIpv6(String host) {
        int zone = indexOrEnd(host, '%');
        String address = host.substring(0, zone);
        return address.indexOf(':') != address.lastIndexOf(':')
                && address.chars().allMatch(c -> c == ':' || c == '.' || isHexDigit((char) c))
                && (zone == host.length() || isZone(host.substring(zone + 1)));
    }

    private static boolean isZone(String zone) {
        return !zone.isEmpty() && zone.chars().allMatch(c -> "._~-".indexOf(c) >= 0 || isAsciiAlphanumeric((char) c));
    }

    private static boolean isHexDigit(char c) {
        return WholeNumber.isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    static boolean isAsciiAlphanumeric(char c) {
        return WholeNumber.isDigit(c) || isAsciiLetter(c);
    }

    static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
