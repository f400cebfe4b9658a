package dev.keyturn.cli;

import dev.keyturn.codec.CodecRegistry;
import dev.keyturn.review.draft.Draft;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.step.Description;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "draft",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Proposes a migration from two versions of a file, such as the defaults of two releases.",
            "Each step says how sure it is, and why. Somebody has to read it before it runs anywhere."
        },
        footer = {
            "",
            "Without -o the document is printed; with it, what is in it and how sure that is. Secret values are left out.",
            "It exits with 1 if the draft does not lead from OLD to NEW and back.",
            "",
            "Examples:",
            "  keyturn draft old/application.yaml new/application.yaml",
            "  keyturn draft old.properties new.properties --id 2026-11-datasource -o migrations/2026-11-datasource.yaml"
        })
final class DraftCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "OLD", description = "The older version: a path, or another source.")
    private String older = "";

    @Parameters(index = "1", paramLabel = "NEW", description = "The newer version.")
    private String newer = "";

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description =
                    "Where to write the document: a name that ends in .yaml, .yml or .json, and that no file has.")
    private @Nullable Path file;

    @Option(names = "--id", paramLabel = "ID", description = "The id of the migration; draft-NAME without this.")
    private @Nullable String id;

    @Option(names = "--owner", paramLabel = "NAME", description = "Who answers for it; to be filled in without this.")
    private @Nullable String owner;

    @Option(
            names = "--source-format",
            paramLabel = "NAME",
            description = "The format of files whose names do not tell it, as in plan.")
    private @Nullable String sourceFormat;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        Settings before = read(older);
        Settings after = read(newer);
        boolean isJson = file != null && isJson(file);
        Draft draft = Draft.between(
                before,
                after,
                new Draft.Heading(id(), Optional.ofNullable(owner).filter(name -> !name.isBlank())),
                CodecRegistry.load(Thread.currentThread().getContextClassLoader()));
        if (draft.migration().isPresent() && file != null) {
            OutFile.writeNew(file, isJson ? draft.json() : draft.yaml());
        }
        boolean isDocument = file == null
                && output.format() == Format.TEXT
                && draft.migration().isPresent();
        if (isDocument) {
            output.data(draft.yaml());
            output.say(draft.summary().stripTrailing());
        } else {
            output.show(draft);
        }
        return draft.isSound() ? Main.DONE : Main.REFUSED;
    }

    private Settings read(String address) {
        try (SettingsSource source = Place.of(address, Optional.ofNullable(sourceFormat), Conf.find(Optional.empty()))
                .open(output)) {
            return source.read(Selection.all()).settings();
        }
    }

    private static boolean isJson(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".json") && !name.endsWith(".yaml") && !name.endsWith(".yml")) {
            throw new Misuse("-o: a draft is YAML or JSON; expected a name that ends in .yaml, .yml or .json");
        }
        return name.endsWith(".json");
    }

    private String id() {
        if (id != null) {
            if (!Description.isId(id)) {
                throw new Misuse("--id: that is no id; expected " + Description.ID);
            }
            return id;
        }
        String name = newer.replaceAll(".*[/\\\\:]", "").replaceAll("\\..*", "");
        return Description.isId("draft-" + name) ? "draft-" + name : "draft";
    }
}
