package dev.keyturn.files;

import dev.keyturn.Migration;
import dev.keyturn.Migrator;
import dev.keyturn.Pending;
import dev.keyturn.To;
import dev.keyturn.codec.Codecs;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A process of its own that migrates a file: once, or back and forth until it is killed. */
final class Child {
    static final String ID = "2026-11-datasource";

    static final Migration MIGRATION = Migration.named(ID)
            .owner("tests")
            .expect("the new shape")
            .rollbackNote("safe")
            .rename("db.url")
            .to("datasource.url")
            .convert("http.timeout")
            .with(Codecs.millisToDuration())
            .split("server.address")
            .into("server.host", "server.port")
            .with(Codecs.hostPort())
            .remove("legacy.flag")
            .build();

    /** After so many rounds a process has loaded its classes and spends its time on the file and the journal. */
    private static final int WARM = 5;

    private Child() {}

    public static void main(String[] args) {
        Migrator migrator =
                Migrator.of(FileSource.of(Path.of(args[0]))).with(MIGRATION).build();
        if (args[1].equals("once")) {
            migrator.migrate();
            return;
        }
        for (int round = 0; ; round++) {
            if (round == WARM) {
                System.out.println("ready");
            }
            migrator.migrate(Pending.all().heldToo());
            if (!migrator.applied().isEmpty()) {
                migrator.rollback(To.before(ID));
            }
        }
    }

    static Process start(Path file, String what) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        // As quiet as this one: nobody reads what it logs, and before a full pipe it would stand still.
        String logging = "-Djava.util.logging.config.file=" + System.getProperty("java.util.logging.config.file", "");
        ProcessBuilder child = new ProcessBuilder(List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                logging,
                "-cp",
                classes,
                Child.class.getName(),
                file.toString(),
                what));
        return child.redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .start();
    }
}
