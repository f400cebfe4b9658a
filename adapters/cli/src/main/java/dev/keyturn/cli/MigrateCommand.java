package dev.keyturn.cli;

import dev.keyturn.Migrator;
import dev.keyturn.Pending;
import dev.keyturn.Plan;
import dev.keyturn.Rehearsal;
import dev.keyturn.Report;
import dev.keyturn.review.Note;
import dev.keyturn.settings.RefusedException;
import java.nio.file.Path;
import java.util.Optional;
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

    @Option(
            names = "--note",
            paramLabel = "FILE",
            description =
                    "Rehearses first, and writes the record of the run here, by its ending: .html, .md, .json or .txt; all of"
                            + " the first three into a folder.")
    private @Nullable Path note;

    @Mixin
    private Approval approval = new Approval();

    @Override
    int run(Migrator migrator) {
        if (reviewed != null) {
            return planned(migrator, reviewed);
        }
        Pending pending = howFar.pending();
        Optional<PageFile> record = Optional.ofNullable(note).map(path -> PageFile.page(path, "--note"));
        if (!approval.isDry() && !approval.isNeeded() && record.isEmpty()) {
            output().show(migrator.migrate(pending));
            return Main.DONE;
        }
        Plan plan = migrator.plan(pending);
        if (approval.isDry()) {
            output().show(plan);
            return plan.problems().isEmpty() ? Main.DONE : Main.REFUSED;
        }
        Optional<Rehearsal> rehearsal = record.map(file -> rehearsed(migrator, pending));
        if (approval.isNeeded() && !plan.isEmpty() && plan.problems().isEmpty()) {
            output().preview(plan);
            if (!Approval.asked("Do this?")) {
                output().say("nothing was done");
                return Main.REFUSED;
            }
        }
        Report report = migrator.migrate(plan);
        output().show(report);
        if (!report.migrated().isEmpty()) {
            rehearsal.ifPresent(migrator::note);
            record.ifPresent(file -> NoteCommand.write(Note.of(migrator).with(this::command), file, output()));
        }
        return Main.DONE;
    }

    private static Rehearsal rehearsed(Migrator migrator, Pending pending) {
        Rehearsal rehearsal = migrator.rehearse(pending);
        if (!rehearsal.hasPassed()) {
            throw new RefusedException(rehearsal.problems());
        }
        return rehearsal;
    }

    /** What somebody has looked at need not be asked. */
    private int planned(Migrator migrator, Path file) {
        if (note != null) {
            throw new Misuse("--plan does what was reviewed, and --note rehearses it first; expected one of both");
        }
        if (howFar.isGiven() || approval.isDry()) {
            throw new Misuse("--plan says what is done; expected it without --to, --next, --again and --dry-run");
        }
        output().show(migrator.migrateAsPlanned(PlanFile.fingerprint(file)));
        return Main.DONE;
    }
}
