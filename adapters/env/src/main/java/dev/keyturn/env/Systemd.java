package dev.keyturn.env;

import dev.keyturn.spi.Instruction;
import dev.keyturn.spi.Instruction.Drop;
import dev.keyturn.spi.Instruction.Rename;
import dev.keyturn.spi.Instructions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lines of a unit of systemd. It takes a percent sign for a specifier unless there are two, and no control characters in a variable
 * but tabs and line ends. A dollar sign is itself in {@code Environment=}.
 */
final class Systemd {
    private Systemd() {}

    static String render(Instructions instructions) {
        Set<String> set = instructions.set();
        return instructions.list().stream()
                .flatMap(one -> lines(one, set).stream())
                .map(line -> line + "\n")
                .collect(Collectors.joining("", "[Service]\n", ""));
    }

    private static List<String> lines(Instruction one, Set<String> set) {
        if (!Comments.isPlain(one)) {
            return List.of(Comments.of(one, "systemd has no such name"));
        }
        if (one instanceof Drop drop) {
            return List.of("UnsetEnvironment=" + drop.name());
        }
        if (one.value().isEmpty()) {
            // what it is renamed from stays set, or the program would have neither
            return List.of(Comments.of(one, Comments.secret(one)));
        }
        String value = one.value().get();
        if (!isPossible(value)) {
            return List.of(Comments.of(one, "its value has a character that systemd refuses"));
        }
        List<String> lines = new ArrayList<>();
        lines.add(Comments.of(one));
        lines.add("Environment=" + quoted(one.name() + "=" + value));
        // whatever is unset stays so, in whichever order the lines are
        if (one instanceof Rename rename && !set.contains(rename.from())) {
            lines.add("UnsetEnvironment=" + rename.from());
        }
        return lines;
    }

    private static boolean isPossible(String value) {
        return value.chars().noneMatch(c -> c != '\t' && c != '\n' && (c < ' ' || c == 0x7f));
    }

    static String quoted(String assignment) {
        return '"'
                + assignment
                        .replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                        .replace("%", "%%")
                + '"';
    }
}
