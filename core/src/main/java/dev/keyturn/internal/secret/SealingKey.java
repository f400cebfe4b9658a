package dev.keyturn.internal.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key of 32 bytes, and the id by which things that it sealed name it. */
public final class SealingKey {
    private static final int BYTES = 32;
    private static final int ID_BYTES = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;
    private final String id;

    /** The key with these bytes. */
    public SealingKey(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a key has " + BYTES + " bytes, got " + bytes.length);
        }
        this.bytes = bytes.clone();
        this.id = id(this.bytes);
    }

    static SealingKey random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new SealingKey(bytes);
    }

    /** A key with its id behind it, or without: one bit that is another one must not make another key. */
    static SealingKey ofText(String text) {
        int end = text.indexOf(' ');
        SealingKey key = new SealingKey(Base64.getDecoder().decode(end < 0 ? text : text.substring(0, end)));
        if (end >= 0 && !key.id.equals(text.substring(end + 1))) {
            throw new IllegalArgumentException("the key is not the one that its id names");
        }
        return key;
    }

    String text() {
        return Base64.getEncoder().encodeToString(bytes) + " " + id;
    }

    private static String id(byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("keyturn key id".getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(bytes), 0, ID_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** What names the key; it says nothing about it. */
    public String id() {
        return id;
    }

    SecretKeySpec forCipher() {
        return new SecretKeySpec(bytes, "AES");
    }

    String hash(String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
            mac.update("keyturn content".getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }

    /** Its id. */
    @Override
    public String toString() {
        return id;
    }
}
