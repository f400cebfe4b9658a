package dev.keyturn.internal.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The JSON Schemas of documents, which ship beside the classes. */
public final class DocumentSchema {
    private static final String FOLDER = "/dev/keyturn/";

    private DocumentSchema() {}

    /** The schema of migrations as JSON. */
    public static String text() {
        return named("migration.schema.json");
    }

    /** The schema in a file as JSON. */
    public static String named(String name) {
        try (InputStream file = DocumentSchema.class.getResourceAsStream(FOLDER + name)) {
            if (file == null) {
                throw new IllegalStateException(FOLDER + name + " is missing from the archive of this library");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
