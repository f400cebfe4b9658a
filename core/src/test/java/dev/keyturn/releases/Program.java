package dev.keyturn.releases;

import dev.keyturn.Migrations;
import dev.keyturn.Migrator;
import dev.keyturn.Shape;
import dev.keyturn.To;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Value;
import java.nio.file.Path;
import java.util.function.BiFunction;

/**
 * A program that has whatever migrations its class loader finds. It is spoken to in words, because its classes and those of
 * another release are strangers.
 */
public final class Program implements BiFunction<Path, String, String> {
    /** Found by name. */
    public Program() {
        // nothing to prepare
    }

    @Override
    public String apply(Path directory, String command) {
        Migrations mine = Migrations.load(Program.class.getClassLoader());
        try (JsonFile file = new JsonFile(directory.resolve("app.json"))) {
            Migrator migrator = Migrator.of(file)
                    .with(mine)
                    .directory(directory.resolve("journal"))
                    .build();
            return answer(migrator, command.split(" "));
        } catch (RefusedException refused) {
            return "refused: " + refused.getMessage();
        }
    }

    private static String answer(Migrator migrator, String[] words) {
        return switch (words[0]) {
            case "plan" -> migrator.plan().toString();
            case "migrate" -> migrator.migrate().toString();
            case "status" -> migrator.status().toString();
            case "verify" -> migrator.verify().toString();
            case "plan-rollback" -> migrator.planRollback(To.before(words[1])).toString();
            case "rollback" -> migrator.rollback(To.before(words[1])).toString();
            case "read" -> Json.exact(migrator.at(Shape.ofProgram()).read().root());
            case "set" -> {
                migrator.at(Shape.ofProgram()).set(words[1], Value.of(words[2]));
                yield "done";
            }
            default -> throw new IllegalArgumentException(words[0]);
        };
    }
}
