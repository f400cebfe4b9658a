package dev.keyturn.internal.secret;

import dev.keyturn.settings.Json;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts what has to be stored and must not be read: AES-256-GCM, with the id of the key beside it. New things are sealed
 * with the current key; whatever an older one sealed stays readable as long as that one is there.
 */
public final class Vault {
    /** The name under which sealed data stands in a journal. */
    public static final String SEALED = "sealed";

    private static final String KEY = "key";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyHolder holder;
    private final Map<String, SealingKey> byId = new HashMap<>();
    private @Nullable SealingKey current;

    /** Where the keys are. */
    public interface KeyHolder {
        /** The keys that are there, the current one first. */
        List<SealingKey> existing();

        /** Whether there is a current key, or one can be made. */
        boolean canSeal();

        /** The current key; one is made where there is none. */
        SealingKey orMake();

        /** What should be known of a key that was made. */
        default List<String> notices() {
            return List.of();
        }

        /** Makes a new current key, and keeps the others for what they sealed. */
        void rotate();
    }

    /** A vault whose key is made when the first secret has to be stored. */
    public Vault(KeyHolder holder) {
        this.holder = holder;
    }

    /** Whether a secret could be stored now. */
    public boolean canSeal() {
        return holder.canSeal();
    }

    /** What should be known of a key that was made. */
    public List<String> notices() {
        return holder.notices();
    }

    /** From now on, new things are sealed with another key. */
    public synchronized void rotate() {
        holder.rotate();
        current = null;
    }

    /** A vault that opens what this one opens, and leaves no key behind. */
    public Vault forRehearsal() {
        return new Vault(new Borrowed(holder.existing()));
    }

    private synchronized SealingKey current() {
        SealingKey key = current;
        if (key == null) {
            key = holder.orMake();
            current = key;
            byId.put(key.id(), key);
        }
        return key;
    }

    /** Keys are looked up again when one is missing: another process may have made it. */
    private synchronized Optional<SealingKey> key(String id) {
        if (!byId.containsKey(id)) {
            holder.existing().forEach(key -> byId.put(key.id(), key));
        }
        return Optional.ofNullable(byId.get(id));
    }

    /** A name for the content that only those with the key can compare with anything. */
    public String keyedHash(String content) {
        return current().hash(content);
    }

    /** The value, so that only this key opens it. */
    public Table seal(Value value) {
        SealingKey key = current();
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] plain = Json.exact(Table.empty().with("v", value)).getBytes(StandardCharsets.UTF_8);
        try {
            byte[] sealed = cipher(key, Cipher.ENCRYPT_MODE, nonce).doFinal(plain);
            byte[] both = Arrays.copyOf(nonce, nonce.length + sealed.length);
            System.arraycopy(sealed, 0, both, nonce.length, sealed.length);
            return Table.empty()
                    .with(SEALED, Value.of(Base64.getEncoder().encodeToString(both)))
                    .with(KEY, Value.of(key.id()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    /** What was sealed, if its key is there and nobody changed it. */
    public Optional<Value> open(Table sealed) {
        Optional<SealingKey> key = sealed.text(KEY).flatMap(this::key);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] both = Base64.getDecoder().decode(sealed.text(SEALED).orElse(""));
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

    private static Cipher cipher(SealingKey key, int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.forCipher(), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
