package dev.keyturn.selftest;

import dev.keyturn.settings.Key;
import dev.keyturn.step.Copy;
import dev.keyturn.step.IfOccupied;
import dev.keyturn.testkit.StepLaws;
import dev.keyturn.testkit.laws.Subject;
import java.util.List;

/** Copy keeps the laws. */
class CopyTest implements StepLaws {
    @Override
    public List<Subject> subjects() {
        return Given.bare(
                new Copy(Key.of("url"), Key.of("address"), IfOccupied.REFUSE),
                new Copy(Key.of("db.url"), Key.of("datasource.url"), IfOccupied.REFUSE),
                new Copy(Key.of("db.url"), Key.of("db.address"), IfOccupied.KEEP),
                new Copy(Key.of("db.url"), Key.of("datasource.url"), IfOccupied.REPLACE));
    }
}
