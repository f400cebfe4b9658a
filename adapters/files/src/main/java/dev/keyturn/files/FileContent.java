package dev.keyturn.files;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The text of a file, with the encoding that it is in.
 *
 * @param text the text, without a byte order mark
 * @param encoding the encoding, which an edit keeps
 * @param hash changes whenever a byte of the file does
 */
record FileContent(String text, Encoding encoding, String hash) {
    private static final int PART_OF_MEMORY = 16;

    /** As large as a file of settings may be: settings take many times the memory that their text does. */
    static final int MOST_BYTES =
            (int) Math.min(256 * 1024 * 1024, Runtime.getRuntime().maxMemory() / PART_OF_MEMORY);

    /**
     * Reads a file.
     *
     * @param unmarked the encodings that it may be in where no byte order mark says, the likeliest first
     */
    static FileContent read(Path file, String name, List<Charset> unmarked) throws IOException {
        return of(bytes(file, name), name, unmarked);
    }

    private static byte[] bytes(Path file, String name) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) { // opening a pipe would wait for a writer
            throw refuse(Origin.of(name), "it is no regular file", "a file with settings");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = Files.size(file) > MOST_BYTES ? new byte[0] : in.readNBytes(MOST_BYTES + 1);
            if (Files.size(file) > MOST_BYTES || bytes.length > MOST_BYTES) { // some have no size, and no end
                throw refuse(
                        Origin.of(name),
                        "the file is too large",
                        "at most " + MOST_BYTES + " bytes in a program with this much memory");
            }
            return bytes;
        }
    }

    /** The text in these bytes. */
    static FileContent of(byte[] bytes, String name, List<Charset> unmarked) {
        List<Encoding> encodings = Encoding.of(bytes, unmarked);
        for (Encoding encoding : encodings) {
            Optional<String> text = encoding.text(bytes);
            if (text.isPresent()) {
                int nul = text.get().indexOf('\0');
                if (nul >= 0) {
                    throw refuse(end(name, text.get().substring(0, nul)), "there is a NUL character", expected());
                }
                return new FileContent(text.get(), encoding, hash(bytes));
            }
        }
        Encoding likeliest = encodings.get(0);
        Encoding.Beginning beginning = likeliest.beginning(bytes);
        throw refuse(
                end(name, beginning.text()),
                "the byte at offset " + beginning.bytes() + " is not in "
                        + encodings.stream().map(Encoding::toString).collect(Collectors.joining(" or ")),
                expected());
    }

    private static String expected() {
        return "text in UTF-8, or in UTF-16 with a byte order mark";
    }

    /** The place behind a text. */
    private static Origin end(String name, String text) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            boolean isCrLf = text.startsWith("\r\n", i);
            if ((text.charAt(i) == '\n' || text.charAt(i) == '\r') && !isCrLf) {
                line++;
                start = i + 1;
            }
        }
        return Origin.of(name, line, text.length() - start + 1);
    }

    private static RefusedException refuse(Origin origin, String what, String expected) {
        return new RefusedException(Problem.of(origin, Key.root(), what, expected));
    }

    /** Another text in the same encoding. */
    FileContent with(String edited) {
        return new FileContent(edited, encoding, hash(encoding.bytes(edited)));
    }

    byte[] bytes() {
        return encoding.bytes(text);
    }

    /** Whether whoever reads the bytes finds the text. */
    boolean isReadAsWritten(List<Charset> unmarked) {
        try {
            return of(bytes(), "", unmarked).text().equals(text);
        } catch (RefusedException e) {
            return false;
        }
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
