package dev.keyturn.cli;

import dev.keyturn.Migrator;
import dev.keyturn.RollbackPlan;
import dev.keyturn.To;
import dev.keyturn.step.OnConflict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "rollback",
        description = {
            "Takes migrations back and keeps what was edited since.",
            "The journal is enough; the migrations are needed only for steps in Java."
        },
        footer = {
            "",
            "Examples:",
            "  keyturn rollback application.yaml --to before:2026-11-datasource --dry-run",
            "  keyturn rollback application.yaml --to count:1 --on-conflict keep-edited",
            "  keyturn rollback application.yaml --to tag:release-4 --yes",
            "  keyturn rollback application.yaml --to time:2026-11-21T10:00:00Z"
        })
final class RollbackCommand extends WithJournal {
    @Option(
            names = "--to",
            required = true,
            paramLabel = "WHERE",
            converter = Words.Where.class,
            description = {
                "before:ID    to before a migration, which is taken back too",
                "after:ID     to after a migration, which stays",
                "tag:NAME     to where a tag was set",
                "count:N      by a number of migrations",
                "time:INSTANT to what was applied by then"
            })
    @SuppressWarnings("NullAway.Init") // it is required, so picocli sets it
    private To to;

    @Option(
            names = "--on-conflict",
            paramLabel = "WHO",
            defaultValue = "refuse",
            converter = Words.Who.class,
            description =
                    "Who wins where an edit and the old state exclude each other: refuse (the usual), keep-edited or"
                            + " restore-old.")
    private OnConflict policy = OnConflict.REFUSE;

    @Option(
            names = "--accept-loss",
            description = "Goes on where the key is gone that secrets were stored under; lists what is lost.")
    private boolean isLossAccepted;

    @Mixin
    private Approval approval = new Approval();

    @Override
    int run(Migrator migrator) {
        if (approval.isDry()) {
            RollbackPlan plan = migrator.planRollback(to, policy);
            output().show(plan);
            return plan.problems().isEmpty() ? Main.DONE : Main.REFUSED;
        }
        if (approval.isNeeded() && !isApproved(migrator.planRollback(to, policy))) {
            output().say("nothing was done");
            return Main.REFUSED;
        }
        output().show(isLossAccepted ? migrator.rollbackAcceptingLoss(to, policy) : migrator.rollback(to, policy));
        return Main.DONE;
    }

    /** What would be refused need not be asked. */
    private boolean isApproved(RollbackPlan plan) {
        if (!plan.problems().isEmpty()) {
            return true;
        }
        output().preview(plan);
        return Approval.asked("Take this back?");
    }
}
