package dev.keyturn.cli;

import dev.keyturn.Migrator;
import dev.keyturn.review.Note;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "note",
        description = {
            "Shows the record of a run: what changed, what was promised, how to go back.",
            "The journal is enough. migrate --note writes one that knows of the rehearsal before it."
        },
        footer = {
            "",
            "Examples:",
            "  keyturn note application.yaml",
            "  keyturn note application.yaml --run 3 -o note.html",
            "  keyturn migrate application.yaml -m migrations/ --note notes/"
        })
final class NoteCommand extends WithJournal {
    @Option(
            names = "--run",
            paramLabel = "N",
            converter = Words.EntryNumber.class,
            description = "The run that entry N of the history tells of; the last one without this.")
    private @Nullable Long entry;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = PageFile.OUT)
    private @Nullable Path file;

    @Override
    int run(Migrator migrator) {
        Note note = (entry == null ? Note.of(migrator) : Note.of(migrator, entry)).with(this::command);
        if (file == null) {
            output().show(note);
        } else {
            write(note, PageFile.page(file, "-o"), output());
        }
        return Main.DONE;
    }

    /** Writes a note, and says where. */
    static void write(Note note, PageFile file, Output output) {
        String run = note.run().map(done -> "-run-" + done.number()).orElse("");
        file.write(note, note.source() + run).forEach(path -> output.say("written: " + path));
    }
}
