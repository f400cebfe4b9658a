package dev.keyturn.files.yaml;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Segment;
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

    /** The line in which the name of an entry stands; 0 where there is none. */
    int line(Key key) {
        Optional<Node.Collection> around = root;
        int line = 0;
        for (Segment segment : key.segments()) {
            String name = segment instanceof Segment.Name named ? named.name() : "";
            int index = around.map(table -> table.find(name)).orElse(-1);
            if (index < 0) {
                return 0;
            }
            Node.Member member = around.orElseThrow().members.get(index);
            line = origin(member.start).line();
            around = member.value instanceof Node.Collection table ? Optional.of(table) : Optional.empty();
        }
        return line;
    }

    String text() {
        return lines.text();
    }
}
