package dev.keyturn.internal.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The JSON Schema of migration documents, which ships beside the classes. */
public final class DocumentSchema {
    private static final String FILE = "/dev/keyturn/migration.schema.json";

    private DocumentSchema() {}

    /** The schema as JSON. */
    public static String text() {
        try (InputStream file = DocumentSchema.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing from the archive of this library");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
