package dev.keyturn.cli;

import dev.keyturn.Migrations;
import dev.keyturn.Migrator;
import dev.keyturn.Rehearsal;
import dev.keyturn.Trial;
import dev.keyturn.codec.CodecRegistry;
import dev.keyturn.files.Formats;
import dev.keyturn.files.MigrationFiles;
import dev.keyturn.files.Proof;
import dev.keyturn.journal.MemoryJournal;
import dev.keyturn.journal.MemoryLock;
import dev.keyturn.review.Killings;
import dev.keyturn.review.Proofs;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.format.SettingsFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "prove",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Tries on copies what could go wrong with files of yours. They are only read.",
            "Each entry is edited, and the edit taken back. With migrations: there and back, an edit to each key, and an end at each write."
        },
        footer = {
            "",
            "What is refused does no harm: nothing would have been written.",
            "",
            "Examples:",
            "  keyturn prove config/*.yaml",
            "  keyturn prove config/*.yaml -m migrations/"
        })
final class ProveCommand implements Callable<Integer> {
    private static final int MILLION = 1_000_000;

    @Parameters(arity = "1..*", paramLabel = "SOURCE", description = "Paths; with migrations, other sources as well.")
    private List<String> addresses = new ArrayList<>();

    @Option(
            names = {"-m", "--migrations"},
            paramLabel = "MIGRATIONS",
            description = OnSource.MIGRATIONS)
    private @Nullable Path migrations;

    @Option(
            names = "--source-format",
            paramLabel = "NAME",
            description = "The format of files whose names do not tell it, as in plan.")
    private @Nullable String sourceFormat;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        CodecRegistry codecs = CodecRegistry.load(Thread.currentThread().getContextClassLoader());
        Optional<Migrations> all = Optional.ofNullable(migrations).map(path -> MigrationFiles.load(path, codecs));
        List<Proofs.Proved> proved = new ArrayList<>();
        Optional<Conf> conf = Conf.find(Optional.empty());
        for (String text : addresses) {
            Address address =
                    Place.of(text, Optional.ofNullable(sourceFormat), conf).address();
            if (address.path().isEmpty() && all.isEmpty()) {
                throw new Misuse("without -m, the format of files is proved; expected paths, or -m MIGRATIONS");
            }
            address.path()
                    .ifPresent(file -> proved.add(tried(file.toString(), "each entry edited", () -> format(file))));
            all.ifPresent(some -> migrations(address, some, codecs, proved));
        }
        Proofs proofs = new Proofs(proved);
        output.show(proofs);
        return proofs.hasPassed() ? Main.DONE : Main.REFUSED;
    }

    /** What is said of one file is no reason to leave out the others. */
    private static Proofs.Proved tried(String source, String what, Supplier<Proofs.Proved> proof) {
        long start = System.nanoTime();
        try {
            Proofs.Proved proved = proof.get();
            return new Proofs.Proved(
                    proved.source(),
                    proved.what(),
                    proved.accepted(),
                    proved.refused(),
                    proved.wrong(),
                    (System.nanoTime() - start) / MILLION);
        } catch (RefusedException refused) {
            return new Proofs.Proved(
                    source,
                    what,
                    0,
                    Map.of(),
                    refused.problems().stream().map(Problem::toString).toList(),
                    (System.nanoTime() - start) / MILLION);
        }
    }

    private Proofs.Proved format(Path file) {
        Proof proof = sourceFormat == null ? Proof.of(file) : Proof.of(file, named(sourceFormat));
        List<String> wrong = new ArrayList<>();
        if (!proof.isClean()) {
            wrong.addAll(proof.findings());
            if (wrong.isEmpty()) {
                wrong.add("another program reads the file as something else than keyturn does");
            }
        }
        return new Proofs.Proved(
                file.toString(),
                "each entry edited",
                proof.exact() + proof.unchecked(),
                proof.refusedBecause(),
                wrong,
                0);
    }

    private static SettingsFormat named(String name) {
        return Formats.all().stream()
                .filter(format -> format.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new Misuse("--source-format: there is no such format; expected one that plan takes"));
    }

    private static void migrations(Address address, Migrations all, CodecRegistry codecs, List<Proofs.Proved> proved) {
        try (SettingsSource source = address.open();
                ScratchCopy copy = ScratchCopy.of(address, source)) {
            proved.add(tried(source.name(), "there and back", () -> thereAndBack(source, copy, all, codecs)));
            boolean isDone = proved.get(proved.size() - 1).wrong().isEmpty();
            if (isDone) {
                Settings before = source.read(Selection.all()).settings();
                proved.add(tried(
                        source.name(),
                        "killed at each write",
                        () -> Killings.of(source.name(), before, source.capabilities(), all, codecs)));
            }
        }
    }

    /** As if nobody had ever migrated it, whatever its journal says. */
    private static Proofs.Proved thereAndBack(
            SettingsSource source, ScratchCopy copy, Migrations all, CodecRegistry codecs) {
        Optional<byte[]> before = copy.bytes();
        Migrator migrator = Migrator.of(source)
                .codecs(codecs)
                .journal(new MemoryJournal("proof"), new MemoryLock())
                .with(all)
                .withoutBackups()
                .withoutLog()
                .build();
        Rehearsal rehearsal = migrator.rehearseOn(copy.staging(), (phase, settings) -> {
            boolean isSame = phase == Trial.Phase.MIGRATED
                    || before.isEmpty()
                    || Arrays.equals(before.get(), copy.bytes().orElseThrow());
            return new Trial.Outcome(isSame, isSame ? "all is well" : "it has other bytes than before", List.of());
        });
        List<String> wrong =
                rehearsal.problems().stream().map(Problem::toString).toList();
        Map<String, Integer> refused = new TreeMap<>();
        if (!rehearsal.conflicts().isEmpty()) {
            refused.put(
                    "an edit that the way back would ask about",
                    rehearsal.conflicts().size());
        }
        return new Proofs.Proved(
                source.name(),
                "there and back",
                rehearsal.carriedBack().size() + rehearsal.kept().size(),
                refused,
                wrong,
                0);
    }
}
