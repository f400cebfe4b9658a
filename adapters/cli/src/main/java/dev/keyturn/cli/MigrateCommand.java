package dev.keyturn.cli;

import dev.keyturn.Migrator;
import dev.keyturn.Pending;
import dev.keyturn.Plan;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "migrate",
        description = {
            "Migrates all that is to be done, or nothing.",
            "Variables cannot be written from here: what to do with them is printed, and that is done (0)."
        },
        footer = {
            "",
            "Examples:",
            "  keyturn migrate application.yaml -m migrations/ --dry-run",
            "  keyturn migrate application.yaml -m migrations/ --yes",
            "  keyturn migrate application.yaml -m migrations/ --plan plan.json",
            "  keyturn migrate application.yaml -m migrations/ --to 2026-11-datasource",
            "  keyturn migrate env:APP_ --journal state/ -m migrations/"
        })
final class MigrateCommand extends WithMigrations {
    @Option(
            names = "--plan",
            paramLabel = "FILE",
            description =
                    "Does what plan --out FILE has kept, or nothing if settings, migrations or journal have changed since.")
    private @Nullable Path reviewed;

    @Mixin
    private HowFar howFar = new HowFar();

    @Mixin
    private Approval approval = new Approval();

    @Override
    int run(Migrator migrator) {
        if (reviewed != null) {
            return planned(migrator, reviewed);
        }
        Pending pending = howFar.pending();
        if (!approval.isDry() && !approval.isNeeded()) {
            output().show(migrator.migrate(pending));
            return Main.DONE;
        }
        Plan plan = migrator.plan(pending);
        if (approval.isDry()) {
            output().show(plan);
            return plan.problems().isEmpty() ? Main.DONE : Main.REFUSED;
        }
        if (!plan.isEmpty() && plan.problems().isEmpty()) {
            output().preview(plan);
            if (!Approval.asked("Do this?")) {
                output().say("nothing was done");
                return Main.REFUSED;
            }
        }
        output().show(migrator.migrate(plan));
        return Main.DONE;
    }

    /** What somebody has looked at need not be asked. */
    private int planned(Migrator migrator, Path file) {
        if (howFar.isGiven() || approval.isDry()) {
            throw new Misuse("--plan says what is done; expected it without --to, --next, --again and --dry-run");
        }
        output().show(migrator.migrateAsPlanned(PlanFile.fingerprint(file)));
        return Main.DONE;
    }
}
