package dev.keyturn.cli;

import dev.keyturn.Migration;
import dev.keyturn.review.AllowList;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
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
            description = "migrations: what -m takes. allow: what diff --allow takes.")
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
        ALLOW;

        String schema() {
            return switch (this) {
                case MIGRATIONS -> Migration.schema();
                case ALLOW -> AllowList.schema();
            };
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
