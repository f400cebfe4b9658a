package dev.keyturn.selftest;

import static dev.keyturn.selftest.Given.move;

import dev.keyturn.settings.Key;
import dev.keyturn.step.IfOccupied;
import dev.keyturn.step.Move;
import dev.keyturn.testkit.StepLaws;
import dev.keyturn.testkit.laws.Subject;
import java.util.List;

/** Move keeps the laws. */
class MoveTest implements StepLaws {
    @Override
    public List<Subject> subjects() {
        return Given.bare(
                move("db", "datasource"),
                move("db", "spring.datasource"),
                move("spring.datasource", "db"),
                move("a.b", "a.c"),
                move("db", "datasource", IfOccupied.KEEP),
                move("db", "datasource", IfOccupied.REPLACE),
                move("a.b", "a.c", IfOccupied.REPLACE),
                new Move(Key.of("HOST"), Key.of("server.host"), IfOccupied.REFUSE, true));
    }
}
