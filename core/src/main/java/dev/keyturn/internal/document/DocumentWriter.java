package dev.keyturn.internal.document;

import dev.keyturn.settings.Json;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Condition;
import dev.keyturn.step.Description;
import dev.keyturn.step.StepForms;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A migration as a document, as canonical JSON and as a checksum. */
public final class DocumentWriter {
    /** The version of the document form as a whole. */
    static final int FORM = 1;

    /** The way in which checksums are computed; it stands in front of each. */
    private static final String ALGORITHM = "k1:";

    private DocumentWriter() {}

    /** The document, with the version of everything that it names. */
    public static Table write(Description migration) {
        Table.Builder document = Table.builder();
        document.put("keyturn", Value.of(FORM));
        document.put("id", Value.of(migration.id()));
        document.put("owner", Value.of(migration.owner()));
        Value says = Value.of(migration.expectation());
        document.put(
                "expect",
                migration.checks().isEmpty()
                        ? says
                        : Table.empty().with("says", says).with("check", conditions(migration.checks())));
        document.put("rollback", Value.of(migration.rollbackNote()));
        if (!migration.assumptions().isEmpty()) {
            document.put("assume", conditions(migration.assumptions()));
        }
        if (!migration.secrets().isEmpty()) {
            document.put(
                    "secrets",
                    Value.of(migration.secrets().stream()
                            .map(KeyPattern::toString)
                            .map(Value::of)
                            .toList()));
        }
        migration.stamp().ifPresent(key -> document.put("stamp", Value.of(key.toString())));
        document.put(
                "steps",
                Value.of(migration.steps().stream().map(StepForms::write).toList()));
        return document.build();
    }

    private static Value conditions(List<Condition> conditions) {
        return Value.of(conditions.stream().map(Condition::form).toList());
    }

    /** The one text for all spellings of the migration. */
    public static String canonical(Description migration) {
        return Json.canonical(write(migration));
    }

    /** The hash of the canonical text. */
    public static String checksum(Description migration) {
        try {
            byte[] text = canonical(migration).getBytes(StandardCharsets.UTF_8);
            return ALGORITHM
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
