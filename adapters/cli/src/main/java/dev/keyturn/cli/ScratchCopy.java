package dev.keyturn.cli;

import dev.keyturn.Migrator;
import dev.keyturn.Rehearsal;
import dev.keyturn.Trial;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Instruction;
import dev.keyturn.spi.Instructs;
import dev.keyturn.spi.MemorySource;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A copy of settings to try things on, in a folder that only this user can look into. The folder is gone afterwards, also when this
 * program is interrupted: secrets are in it.
 */
final class ScratchCopy implements AutoCloseable {
    private final SettingsSource source;
    private final Settings before;
    private final Path folder;
    private final Path file;
    private final Optional<SettingsSource> inFile;
    private final Thread hook = new Thread(this::delete, "removal of a copy");

    private ScratchCopy(Address address, SettingsSource source) throws IOException {
        this.source = source;
        this.before = source.read(Selection.all()).settings();
        this.folder = Files.createTempDirectory("keyturn-");
        Runtime.getRuntime().addShutdownHook(hook);
        Optional<Path> original = address.path();
        this.file = folder.resolve(
                original.map(path -> String.valueOf(path.getFileName())).orElse("settings.json"));
        if (original.isPresent()) {
            Files.copy(original.get(), file);
        }
        this.inFile = original.map(path -> address.like(file).open());
    }

    /** A copy of what is there now. */
    static ScratchCopy of(Address address, SettingsSource source) {
        try {
            return new ScratchCopy(address, source);
        } catch (IOException e) {
            throw failed(source, "a copy of it cannot be made", e);
        }
    }

    private static SourceException failed(SettingsSource source, String what, IOException cause) {
        return new SourceException(
                Problem.of(
                        Origin.of(source.name()),
                        Key.root(),
                        what,
                        "a folder for temporary files that this user may write, and room in it"),
                true,
                true,
                cause);
    }

    /** What is rehearsed on: the file, or the same in memory. */
    SettingsSource staging() {
        return inFile.orElseGet(() ->
                new MemorySource(source.name(), before, source.capabilities().writable()));
    }

    /** The bytes of the file, where it is one. */
    Optional<byte[]> bytes() {
        try {
            return inFile.isPresent() ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw failed(source, "its copy cannot be read", e);
        }
    }

    /** Rehearses on the copy, and runs the command on it in between. */
    Rehearsal rehearse(Migrator migrator, TeamCommand command) {
        Thread stop = new Thread(command::stop, "end of a command");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            return migrator.rehearseOn(staging(), (phase, settings) -> command.run(variables(phase, settings)));
        } finally {
            unhook(stop);
        }
    }

    /** What a command finds in its environment. */
    private Map<String, String> variables(Trial.Phase phase, Settings settings) {
        Map<String, String> variables = new HashMap<>(System.getenv());
        Optional<Instructs> place = source.ability(Instructs.class);
        if (place.isPresent()) {
            follow(place.get(), settings, variables);
        }
        if (inFile.isEmpty()) {
            write(Json.plain(settings.root()).orElseGet(() -> Json.exact(settings.root())));
        }
        variables.put("KEYTURN_COPY", file.toString());
        variables.put("KEYTURN_PHASE", phase == Trial.Phase.MIGRATED ? "migrated" : "rolled-back");
        return variables;
    }

    /** Does what whoever sets the variables would have to do. */
    private void follow(Instructs place, Settings settings, Map<String, String> variables) {
        Changes changes = Changes.between(before, settings);
        if (changes.isEmpty()) {
            return;
        }
        List<Instruction> all = place.instructions(Selection.all(), Edit.to(settings, changes, List.of()))
                .list();
        for (Instruction one : all) {
            if (one instanceof Instruction.Drop) {
                variables.remove(one.name());
            } else if (one instanceof Instruction.Rename rename) {
                variables.remove(rename.from());
            }
        }
        all.forEach(one -> one.value().ifPresent(value -> variables.put(one.name(), value)));
    }

    private void write(String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw failed(source, "a copy of it cannot be made", e);
        }
    }

    @Override
    public void close() {
        inFile.ifPresent(SettingsSource::close);
        delete();
        unhook(hook);
    }

    private static void unhook(Thread thread) {
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException isEnding) {
            // it runs, or has run
        }
    }

    private void delete() {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException | RuntimeException e) {
            // somebody was faster, or it is for the system to clear
        }
    }
}
