package dev.keyturn.cli;

import dev.keyturn.Migrator;
import dev.keyturn.Pending;
import dev.keyturn.Plan;
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
            "  keyturn migrate env:APP_ --journal state/ -m migrations/"
        })
final class MigrateCommand extends WithMigrations {
    @Option(names = "--again", description = "Migrates those as well that were rolled back.")
    private boolean isAgain;

    @Mixin
    private Approval approval = new Approval();

    @Override
    int run(Migrator migrator) {
        Pending pending = isAgain ? Pending.all().heldToo() : Pending.all();
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
}
