package dev.keyturn.cli;

import dev.keyturn.Plan;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Table;
import dev.keyturn.spi.SourceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A plan in a file: its report as JSON, in which its fingerprint is. Secrets are not in it. */
final class PlanFile {
    private PlanFile() {}

    static void write(Path file, Plan plan) {
        OutFile.write(file, (plan.toJson() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** What the plan in a file was made for. */
    static String fingerprint(Path file) {
        try {
            Table report = Json.read(Files.readString(file), file.toString());
            if (report.text("report").filter("plan"::equals).isPresent()) {
                return report.text("fingerprint").orElseThrow(() -> noPlan(file));
            }
            throw noPlan(file);
        } catch (RefusedException e) {
            throw noPlan(file);
        } catch (IOException e) {
            Problem problem = Problem.of(
                    Origin.of(file.toString()),
                    Key.root(),
                    e instanceof NoSuchFileException ? "there is no such file" : "it cannot be read",
                    "a plan that keyturn plan --out has written");
            throw new SourceException(problem, true, true, e);
        }
    }

    private static RefusedException noPlan(Path file) {
        return new RefusedException(Problem.of(
                Origin.of(file.toString()), Key.root(), "it is no plan", "a file that keyturn plan --out has written"));
    }
}
