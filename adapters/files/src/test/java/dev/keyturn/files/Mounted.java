package dev.keyturn.files;

import dev.keyturn.Migrator;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.spi.SourceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process with mounts of its own that plans, migrates, and says what came of it. */
final class Mounted {
    private Mounted() {}

    public static void main(String[] args) {
        Migrator migrator = Migrator.of(FileSource.of(Path.of(args[0])))
                .with(Child.MIGRATION)
                .directory(Path.of(args[1]))
                .build();
        System.out.println(migrator.plan());
        try {
            migrator.migrate();
            System.out.println("migrated");
        } catch (RefusedException | SourceException e) {
            System.out.println("refused: " + e.getMessage());
        }
    }

    /** Whether a process may mount at all here. */
    static boolean isPossible() throws IOException, InterruptedException {
        try {
            Process trial = new ProcessBuilder("unshare", "-m", "sh", "-c", "mount -t tmpfs none /mnt").start();
            return trial.waitFor(10, TimeUnit.SECONDS) && trial.exitValue() == 0;
        } catch (IOException e) {
            return false; // there is no such command
        }
    }

    /** What it says after these commands, which may name the $file and the $dir around it; then what is there. */
    static String run(String mounting, Path file, Path journal) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of("unshare", "-m", "sh", "-ec"));
        command.add("file=$1; dir=$2; shift 2; " + mounting + "; \"$@\"; ls -A \"$dir\"; cat \"$file\"");
        command.addAll(List.of("sh", file.toString(), String.valueOf(file.getParent())));
        command.addAll(List.of(java, "-XX:TieredStopAtLevel=1", "-cp", classes, Mounted.class.getName()));
        command.addAll(List.of(file.toString(), journal.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
