package dev.keyturn.internal.secret;

import dev.keyturn.settings.Json;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts what has to be stored and must not be read: AES-256-GCM, with the id of the key beside it. */
public final class Vault {
    /** The name under which sealed data stands in a journal. */
    public static final String SEALED = "sealed";

    private static final String KEY = "key";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyHolder holder;

    /** Where the key is. */
    public interface KeyHolder {
        /** The key, if there is one. */
        Optional<byte[]> existing();

        /** The key; one is made where there is none. */
        byte[] orMake();
    }

    /** A vault whose key is made when the first secret has to be stored. */
    public Vault(KeyHolder holder) {
        this.holder = holder;
    }

    /** A vault with this key of 32 bytes. */
    public static Vault with(byte[] key) {
        byte[] copy = checked(key).clone();
        return new Vault(new KeyHolder() {
            @Override
            public Optional<byte[]> existing() {
                return Optional.of(copy);
            }

            @Override
            public byte[] orMake() {
                return copy;
            }
        });
    }

    static byte[] checked(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key has " + KEY_BYTES + " bytes, got " + key.length);
        }
        return key;
    }

    /** A new key. */
    public static byte[] newKey() {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return key;
    }

    private static String id(byte[] key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("keyturn key id".getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(key), 0, 8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The value, so that only this key opens it. */
    public Table seal(Value value) {
        byte[] key = holder.orMake();
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] plain = Json.exact(Table.empty().with("v", value)).getBytes(StandardCharsets.UTF_8);
        try {
            Cipher cipher = cipher(key, Cipher.ENCRYPT_MODE, nonce);
            byte[] sealed = cipher.doFinal(plain);
            byte[] both = Arrays.copyOf(nonce, nonce.length + sealed.length);
            System.arraycopy(sealed, 0, both, nonce.length, sealed.length);
            return Table.empty()
                    .with(SEALED, Value.of(Base64.getEncoder().encodeToString(both)))
                    .with(KEY, Value.of(id(key)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    /** What was sealed, if this is the key and nobody changed it. */
    public Optional<Value> open(Table sealed) {
        Settings fields = Settings.of(sealed);
        Optional<byte[]> key = holder.existing().filter(k -> fields.text(KEY).equals(Optional.of(id(k))));
        if (key.isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] both = Base64.getDecoder().decode(fields.text(SEALED).orElse(""));
            if (both.length < NONCE_BYTES) {
                return Optional.empty();
            }
            Cipher cipher = cipher(key.get(), Cipher.DECRYPT_MODE, Arrays.copyOf(both, NONCE_BYTES));
            byte[] plain = cipher.doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES);
            return Json.readExact(new String(plain, StandardCharsets.UTF_8), "journal")
                    .get("v");
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty(); // the caller lists what could not be opened
        }
    }

    private static Cipher cipher(byte[] key, int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
