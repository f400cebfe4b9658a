package dev.keyturn.cli;

import dev.keyturn.Shown;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;

/** How what is shown is written. */
enum Format {
    TEXT,
    MARKDOWN,
    HTML,
    JSON,
    PATCH;

    String of(Shown shown) {
        return switch (this) {
            case TEXT -> shown.toString();
            case MARKDOWN -> shown.toMarkdown();
            case HTML -> shown.toHtml();
            case JSON -> shown.toJson() + "\n";
            case PATCH -> throw new Misuse("--format patch is for plan; expected text, markdown, html or json");
        };
    }

    /** Reads the word of the command line. */
    static final class Word implements ITypeConverter<Format> {
        @Override
        public Format convert(String text) {
            return Words.one(Format.values(), "--format", text.toLowerCase(Locale.ROOT));
        }
    }
}
