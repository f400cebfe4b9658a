package dev.keyturn.cli;

import dev.keyturn.Migrator;
import dev.keyturn.Plan;
import picocli.CommandLine.Command;

@Command(
        name = "plan",
        description = "Shows what would be changed, key by key, and changes nothing.",
        footer = {
            "",
            "--format patch gives the change for git apply; secrets that it changes are in it.",
            "",
            "Examples:",
            "  keyturn plan application.yaml -m migrations/",
            "  keyturn plan application.yaml -m migrations/ --format patch | git apply",
            "  keyturn plan env:APP_ -m migrations/",
            "  keyturn plan 'jdbc:h2:./data#table=settings&key=name&value=val' -m migrations/"
        })
final class PlanCommand extends WithMigrations {
    @Override
    int run(Migrator migrator) {
        if (output().format() == Format.PATCH) {
            output().data(migrator.patch().bytes());
            return Main.DONE;
        }
        Plan plan = migrator.plan();
        output().show(plan);
        return plan.problems().isEmpty() ? Main.DONE : Main.REFUSED;
    }
}
