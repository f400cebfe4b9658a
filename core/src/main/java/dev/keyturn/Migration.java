package dev.keyturn;

import dev.keyturn.codec.CodecRegistry;
import dev.keyturn.internal.document.DocumentReader;
import dev.keyturn.internal.document.DocumentSchema;
import dev.keyturn.internal.document.DocumentWriter;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.step.Condition;
import dev.keyturn.step.Description;
import dev.keyturn.step.Step;
import java.util.List;
import java.util.Optional;

/**
 * One move from a shape of the settings to the next, and back: what is done, who answers for it, what is expected of it,
 * and what whoever takes it back has to know.
 *
 * <p>There are three ways to make one, and all give the same data with the same {@link #checksum}:
 *
 * <ul>
 *   <li>with the builder that begins at {@link #named};
 *   <li>from a document, with {@link #read};
 *   <li>as a class that implements this interface and is found by ServiceLoader, with {@link Migrations#load}. Such a class
 *       says the same at every call.
 * </ul>
 */
public interface Migration {
    /** The name: unique, never changed, in the order in which migrations are to run: {@code 2026-11-datasource}. */
    String id();

    /** Who answers for it. */
    String owner();

    /** What will be true afterwards, in a sentence. */
    String expectation();

    /** What whoever takes it back has to know. */
    String rollbackNote();

    /** What is done, in order. */
    List<Step> steps();

    /** What of the expectation can be checked. */
    default List<Condition> checks() {
        return List.of();
    }

    /** What has to be true before anything is written. */
    default List<Condition> assumptions() {
        return List.of();
    }

    /** Keys whose values are never shown. */
    default List<KeyPattern> secrets() {
        return List.of();
    }

    /** A key that holds the id of the last migration, where one is wanted. */
    default Optional<Key> stamp() {
        return Optional.empty();
    }

    /** All of the above as data, checked. */
    default Description description() {
        return new Description(
                id(), owner(), expectation(), checks(), assumptions(), rollbackNote(), secrets(), stamp(), steps());
    }

    /** The migration as canonical JSON: the same text for the same migration, however it was written down. */
    default String toJson() {
        return DocumentWriter.canonical(description());
    }

    /** A hash of {@link #toJson}, with the name of the algorithm in front. */
    default String checksum() {
        return DocumentWriter.checksum(description());
    }

    /** Begins the description of a migration. */
    static MigrationBuilder.NeedsOwner named(String id) {
        return new MigrationBuilder.NeedsOwner(id);
    }

    /** A migration that is described by data. */
    static Migration of(Description description) {
        return new Described(description);
    }

    /**
     * Reads a migration from a document.
     *
     * @param document the document, from any source of settings
     * @param codecs the conversions that it may name
     * @throws RefusedException with everything that is wrong with it, each with its place
     */
    static Migration read(Settings document, CodecRegistry codecs) {
        return of(DocumentReader.read(document, codecs));
    }

    /** Reads a migration from a document whose source, such as .properties, holds nothing but text. */
    static Migration readText(Settings document, CodecRegistry codecs) {
        return of(DocumentReader.readText(document, codecs));
    }

    /** Reads a migration from the JSON that {@link #toJson} writes. */
    static Migration fromJson(String json, CodecRegistry codecs) {
        return read(Settings.of(Json.readExact(json, "migration")), codecs);
    }

    /** The JSON Schema of migration documents, for editors and checks that know nothing of this library. */
    static String schema() {
        return DocumentSchema.text();
    }
}
