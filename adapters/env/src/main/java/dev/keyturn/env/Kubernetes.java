package dev.keyturn.env;

import dev.keyturn.spi.Instruction;
import dev.keyturn.spi.Instruction.Drop;
import dev.keyturn.spi.Instruction.Put;
import dev.keyturn.spi.Instruction.Rename;
import dev.keyturn.spi.Instructions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The {@code env:} of a container, as a strategic merge patch. Two dollar signs stand for one, or <code>$(NAME)</code> would be
 * replaced by another variable.
 */
final class Kubernetes {
    private static final int LAST_PRINTABLE_OF_ASCII = 0x7e;

    private Kubernetes() {}

    static String render(Instructions instructions) {
        if (instructions.isEmpty()) {
            return "env: []\n";
        }
        Set<String> set = instructions.set();
        List<String> lines = new ArrayList<>(List.of("env:"));
        for (Instruction one : instructions.list()) {
            lines.add("  " + Comments.of(one));
            if (one instanceof Drop drop) {
                lines.addAll(deleted(drop.name()));
                continue;
            }
            lines.add("  - name: " + quoted(one.name()));
            lines.addAll(value(one));
            // an entry that is there may have the other one, and may not have both
            if (one instanceof Put) {
                lines.add(one.value().isPresent() ? "    valueFrom: null" : "    value: null");
            }
            // an entry that gets a new value must not be deleted behind it
            if (one instanceof Rename rename && !set.contains(rename.from())) {
                lines.addAll(deleted(rename.from()));
            }
        }
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static List<String> value(Instruction one) {
        if (one.value().isPresent()) {
            return List.of("    value: " + quoted(one.value().get().replace("$", "$$")));
        }
        return List.of(
                "    # " + Comments.secret(one),
                "    valueFrom:",
                "      secretKeyRef:",
                "        name: \"REPLACE-WITH-THE-SECRET\"",
                "        key: " + quoted(one.source().orElse(one.name())));
    }

    private static List<String> deleted(String name) {
        return List.of("  - name: " + quoted(name), "    $patch: delete");
    }

    /** In double quotes YAML takes any text; what is not plain is written by its number. */
    static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').appendCodePoint(c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if ((c >= ' ' && c <= LAST_PRINTABLE_OF_ASCII) || Character.isLetterOrDigit(c)) {
                out.appendCodePoint(c);
            } else if (c > Character.MAX_VALUE) {
                out.append(String.format(Locale.ROOT, "\\U%08x", c));
            } else {
                out.append(String.format(Locale.ROOT, "\\u%04x", c));
            }
        });
        return out.append('"').toString();
    }
}
