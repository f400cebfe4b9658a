package dev.keyturn.cli;

import dev.keyturn.Migrator;
import dev.keyturn.Plan;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "plan",
        description = "Shows what would be changed, key by key, and changes nothing.",
        footer = {
            "",
            "--format patch gives the change for git apply; secrets that it changes are in it.",
            "",
            "Examples:",
            "  keyturn plan application.yaml -m migrations/",
            "  keyturn plan application.yaml -m migrations/ --out plan.json",
            "  keyturn plan application.yaml -m migrations/ --format patch | git apply",
            "  keyturn plan env:APP_ -m migrations/",
            "  keyturn plan 'jdbc:h2:./data#table=settings&key=name&value=val' -m migrations/"
        })
final class PlanCommand extends WithMigrations {
    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Keeps the plan for migrate --plan FILE, which does this and nothing else.")
    private @Nullable Path file;

    @Mixin
    private HowFar howFar = new HowFar();

    @Override
    int run(Migrator migrator) {
        if (output().format() == Format.PATCH) {
            return patch(migrator);
        }
        Plan plan = migrator.plan(howFar.pending());
        output().show(plan);
        if (!plan.problems().isEmpty()) {
            return Main.REFUSED;
        }
        if (file != null) {
            PlanFile.write(file, plan);
        }
        return Main.DONE;
    }

    private int patch(Migrator migrator) {
        if (file != null) {
            throw new Misuse("--out keeps a plan; expected it without --format patch");
        }
        output().data(migrator.patch(howFar.pending()).bytes());
        return Main.DONE;
    }
}
