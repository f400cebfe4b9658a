package dev.keyturn.selftest.everywhere;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migrator;
import dev.keyturn.env.EnvironmentSource;
import dev.keyturn.journal.MemoryJournal;
import dev.keyturn.journal.MemoryLock;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Text;
import dev.keyturn.spi.Instruction;
import dev.keyturn.spi.Instructions;
import dev.keyturn.spi.Selection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Environment variables: what is told there is done by hand here. */
record Variables() implements Place {
    @Override
    public String name() {
        return "variables";
    }

    @Override
    public Cell tried(Examples.Example example) {
        Settings before = Place.asText(example.before());
        Map<String, String> variables = new LinkedHashMap<>();
        Changes.between(Settings.empty(), before)
                .list()
                .forEach(change -> variables.put(
                        variable(change.key()),
                        change.after().orElseThrow() instanceof Text text ? text.text() : "no text"));
        try {
            return settings(example, variables).equals(before) ? told(example, variables) : Cell.NOT_HELD;
        } catch (RefusedException isAmbiguous) {
            return Cell.REFUSED; // server.host and server_host are one variable
        }
    }

    private static Cell told(Examples.Example example, Map<String, String> variables) {
        Migrator migrator = Migrator.of(source(example, variables))
                .with(example.migration())
                .journal(new MemoryJournal("journal"), new MemoryLock())
                .withoutLog()
                .build();
        if (!migrator.plan().problems().isEmpty()) {
            return Cell.REFUSED;
        }
        Map<String, String> done = done(migrator.migrate().instructions(), variables);
        assertThat(settings(example, done)).isEqualTo(Place.asText(example.after()));
        return Cell.TOLD;
    }

    private static String variable(Key key) {
        return key.toString().replaceAll("[.\\[]", "_").replaceAll("[-\\]]", "").toUpperCase(Locale.ROOT);
    }

    /** All at once, as names may change places. */
    private static Map<String, String> done(Instructions instructions, Map<String, String> variables) {
        Map<String, String> done = new LinkedHashMap<>(variables);
        instructions.list().forEach(one -> {
            if (one instanceof Instruction.Drop) {
                done.remove(one.name());
            } else if (one instanceof Instruction.Rename rename) {
                done.remove(rename.from());
            }
        });
        instructions.list().forEach(one -> {
            one.source().ifPresent(from -> done.put(one.name(), variables.getOrDefault(from, "")));
            if (one.source().isEmpty()) {
                one.value().ifPresent(value -> done.put(one.name(), value));
            }
        });
        return done;
    }

    private static Settings settings(Examples.Example example, Map<String, String> variables) {
        try (EnvironmentSource source = source(example, variables)) {
            return source.read(Selection.all()).settings();
        }
    }

    private static EnvironmentSource source(Examples.Example example, Map<String, String> variables) {
        String[] keys = Stream.of(example.before(), example.after())
                .flatMap(settings -> Changes.between(Settings.empty(), settings).list().stream())
                .map(change -> change.key().toString())
                .distinct()
                .toArray(String[]::new);
        return EnvironmentSource.of("variables", variables).knowing(keys);
    }
}
