package dev.keyturn.releases;

import dev.keyturn.Migration;
import dev.keyturn.step.Step;
import java.util.List;

/** The one that both releases have. */
public final class OldMigration implements Migration {
    /** Found by ServiceLoader. */
    public OldMigration() {
        // nothing to prepare
    }

    @Override
    public String id() {
        return "1-old";
    }

    @Override
    public String owner() {
        return "tests";
    }

    @Override
    public String expectation() {
        return "the shape of the old release";
    }

    @Override
    public String rollbackNote() {
        return "safe";
    }

    @Override
    public List<Step> steps() {
        return Migration.named(id())
                .owner(owner())
                .expect(expectation())
                .rollbackNote(rollbackNote())
                .rename("url")
                .to("db.url")
                .build()
                .steps();
    }
}
