package dev.keyturn.jdbc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** SHA-256 over texts that may be missing, each with its length, so that no two lists of them are one text. */
final class Hash {
    private final MessageDigest digest;

    Hash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    void add(Optional<String> text) {
        byte[] bytes = text.map(one -> one.getBytes(StandardCharsets.UTF_8)).orElse(new byte[0]);
        String length = text.isPresent() ? Integer.toString(bytes.length) : "none";
        digest.update((length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    static String of(String text) {
        Hash hash = new Hash();
        hash.add(Optional.of(text));
        return hash.hex();
    }
}
