package dev.keyturn.cli;

import dev.keyturn.Migration;
import dev.keyturn.review.drift.AllowList;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Writes the JSON Schema of a kind of document, for editors and checks.",
        footer = {"", "Examples:", "  keyturn schema migrations -o migration.schema.json", "  keyturn schema allow"})
final class SchemaCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "WHAT",
            converter = Word.class,
            description = "migrations: what -m takes. allow: what diff --allow takes. conf: keyturn.conf.")
    private Document document = Document.MIGRATIONS;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Where to write it; standard output without this. What is there is replaced.")
    private @Nullable Path file;

    @Mixin
    private Output output = new Output();

    /** What there is a schema of. */
    enum Document {
        MIGRATIONS,
        ALLOW,
        CONF;

        String schema() {
            return switch (this) {
                case MIGRATIONS -> Migration.schema();
                case ALLOW -> AllowList.schema();
                case CONF -> ofConf();
            };
        }

        private static String ofConf() {
            try (InputStream file = SchemaCommand.class.getResourceAsStream("conf.schema.json")) {
                return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Reads the word of the command line. */
    static final class Word implements ITypeConverter<Document> {
        @Override
        public Document convert(String text) {
            return Words.one(Document.values(), "WHAT", text.toLowerCase(Locale.ROOT));
        }
    }

    @Override
    public Integer call() {
        if (file == null) {
            output.data(document.schema());
        } else {
            OutFile.write(file, document.schema().getBytes(StandardCharsets.UTF_8));
        }
        return Main.DONE;
    }
}
