package dev.keyturn.cli;

import dev.keyturn.Migrator;
import dev.keyturn.Verification;
import picocli.CommandLine.Command;

@Command(
        name = "verify",
        description = "Tells whether the settings are what the journal says, and what the migrations promised.",
        footer = {"", "Examples:", "  keyturn verify application.yaml -m migrations/"})
final class VerifyCommand extends WithJournal {
    @Override
    int run(Migrator migrator) {
        Verification verification = migrator.verify();
        output().show(verification);
        return verification.hasPassed() ? Main.DONE : Main.REFUSED;
    }
}
