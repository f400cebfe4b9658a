package dev.keyturn.spi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Checksums of objects of JSON, each the last field of its own. */
final class Sums {
    private static final String SUM = ",\"sum\":\"";
    private static final int HASH = 64;

    private Sums() {}

    /** With its checksum at the end. */
    static String added(String content) {
        return content.substring(0, content.length() - 1) + SUM + sha256(content) + "\"}";
    }

    /** The checksum at the end of what was read or written. */
    static String of(String json) {
        return json.substring(json.length() - HASH - 2, json.length() - 2);
    }

    /** Whether there is one at the end, and not a single bit is another one. */
    static boolean isRight(String json) {
        int end = json.length() - SUM.length() - HASH - 2;
        return end >= 0
                && json.startsWith(SUM, end)
                && json.endsWith("\"}")
                && of(json).equals(sha256(json.substring(0, end) + "}"));
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
