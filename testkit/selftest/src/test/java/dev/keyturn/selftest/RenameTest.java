package dev.keyturn.selftest;

import static dev.keyturn.selftest.Given.rename;

import dev.keyturn.settings.Key;
import dev.keyturn.step.IfOccupied;
import dev.keyturn.step.Rename;
import dev.keyturn.testkit.StepLaws;
import dev.keyturn.testkit.laws.Subject;
import java.util.List;

/** Rename keeps the laws. */
class RenameTest implements StepLaws {
    @Override
    public List<Subject> subjects() {
        return Given.bare(
                rename("db.url", "db.address"),
                rename("db.url", "datasource.url"),
                rename("url", "address"),
                rename("url", "datasource.main.url"),
                rename("db.url", "url"),
                rename("level", "level.root"),
                rename("level.root", "level"),
                rename("a.\"b.c\"", "\"a.b\".c"),
                rename("db.url", "datasource.url", IfOccupied.KEEP),
                rename("db.url", "db.address", IfOccupied.KEEP),
                rename("db.url", "datasource.url", IfOccupied.REPLACE),
                rename("db.url", "db.address", IfOccupied.REPLACE),
                rename("level", "level.root", IfOccupied.REPLACE),
                new Rename(Key.of("db.url"), Key.of("datasource.url"), IfOccupied.REFUSE, true),
                new Rename(Key.of("HOST"), Key.of("server.host"), IfOccupied.REPLACE, true));
    }
}
