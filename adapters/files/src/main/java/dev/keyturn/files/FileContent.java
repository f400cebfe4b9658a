package dev.keyturn.files;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The text of a file with the encoding that it is in: UTF-8, or ISO-8859-1 where it is not that.
 *
 * @param text the text
 * @param charset the encoding
 * @param hash changes whenever the content does
 */
record FileContent(String text, Charset charset, String hash) {
    /** As large as a file of settings may be. */
    private static final int MOST_BYTES = 256 * 1024 * 1024;

    static FileContent read(Path file, String name) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new RefusedException(
                    Problem.of(Origin.of(name), Key.root(), "it is no regular file", "a file with settings"));
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        }
        if (bytes.length > MOST_BYTES) {
            throw new RefusedException(Problem.of(
                    Origin.of(name), Key.root(), "the file is too large", "at most " + MOST_BYTES + " bytes"));
        }
        return of(bytes);
    }

    /** The text in these bytes. */
    static FileContent of(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new FileContent(text, StandardCharsets.UTF_8, hash(bytes));
        } catch (CharacterCodingException e) {
            return new FileContent(
                    new String(bytes, StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1, hash(bytes));
        }
    }

    FileContent with(String edited) {
        return new FileContent(edited, charset, hash(edited.getBytes(charset)));
    }

    byte[] bytes() {
        return text.getBytes(charset);
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
