package dev.keyturn.env;

import dev.keyturn.spi.Instruction;
import dev.keyturn.spi.Instruction.Copy;
import dev.keyturn.spi.Instruction.Drop;
import dev.keyturn.spi.Instruction.Put;
import dev.keyturn.spi.Instruction.Rename;
import dev.keyturn.spi.Instructions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Commands for a POSIX shell. A value that only gets another name is not in them. */
final class Shell {
    private Shell() {}

    static String render(Instructions instructions) {
        List<String> lines = new ArrayList<>();
        List<Instruction> possible = new ArrayList<>();
        for (Instruction one : instructions.list()) {
            if (Comments.isPlain(one)) {
                possible.add(one);
            } else {
                lines.add(Comments.of(one, "a shell has no such name; do it where the program is started"));
            }
        }
        lines.addAll(isOneAfterTheOther(possible) ? oneByOne(possible) : atOnce(possible));
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    /** Whether no variable is given a new value from which another one still takes its own. */
    private static boolean isOneAfterTheOther(List<Instruction> list) {
        Set<String> sources =
                list.stream().flatMap(one -> one.source().stream()).collect(Collectors.toSet());
        boolean isTakenOnce =
                list.stream().flatMap(one -> one.source().stream()).count() == sources.size();
        return isTakenOnce && list.stream().map(Instruction::name).noneMatch(sources::contains);
    }

    private static List<String> oneByOne(List<Instruction> list) {
        List<String> lines = new ArrayList<>();
        for (Instruction one : list) {
            if (one instanceof Rename rename) {
                lines.add(ifSet(rename.from(), take(rename) + "; unset " + rename.from()));
            } else if (one instanceof Copy copy) {
                lines.add(ifSet(copy.from(), take(copy)));
            } else {
                lines.add(command(one));
            }
        }
        return lines;
    }

    private static String ifSet(String name, String commands) {
        return "if [ \"${" + name + "+set}\" = set ]; then " + commands + "; fi";
    }

    private static String take(Instruction one) {
        return "export " + one.name() + "=\"$" + one.source().orElseThrow() + "\"";
    }

    private static String command(Instruction one) {
        if (one instanceof Put put) {
            return put.value()
                    .map(value -> "export " + put.name() + "=" + quoted(value))
                    .orElse(": \"${" + put.name() + "?" + Comments.secret(put) + "; set it first}\"");
        }
        return "unset " + one.name();
    }

    /** Variables change places: all old values are kept before the first new one is set. */
    private static List<String> atOnce(List<Instruction> list) {
        List<String> keep = new ArrayList<>();
        List<String> drop = new ArrayList<>();
        List<String> set = new ArrayList<>();
        List<String> forget = new ArrayList<>();
        for (Instruction one : list) {
            String kept = "keyturn_" + keep.size();
            one.source().ifPresent(from -> {
                keep.add(kept + "=\"$" + from + "\"");
                set.add("export " + one.name() + "=\"$" + kept + "\"");
                forget.add("unset " + kept);
            });
            if (one instanceof Rename rename) {
                drop.add("unset " + rename.from());
            } else if (one instanceof Drop) {
                drop.add(command(one));
            } else if (one instanceof Put) {
                set.add(command(one));
            }
        }
        List<String> lines = new ArrayList<>(keep);
        lines.addAll(drop);
        lines.addAll(set);
        lines.addAll(forget);
        return lines;
    }

    /** Between single quotes a shell takes everything as it is, but for these quotes. */
    static String quoted(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }
}
