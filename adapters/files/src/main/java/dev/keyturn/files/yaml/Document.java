package dev.keyturn.files.yaml;

import dev.keyturn.settings.Origin;
import java.util.Optional;

/**
 * A YAML text with its tree.
 *
 * @param lines the text
 * @param source what messages call it
 * @param root its mapping; nothing if the document is empty
 * @param start where the document begins, behind directives and {@code ---}
 * @param end where the document ends: at {@code ...}, or at the end of the text
 */
record Document(Lines lines, String source, Optional<Node.Collection> root, int start, int end) {
    Origin origin(int offset) {
        return lines.origin(source, offset);
    }

    String text() {
        return lines.text();
    }
}
