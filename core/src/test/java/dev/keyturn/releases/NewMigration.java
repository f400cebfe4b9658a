package dev.keyturn.releases;

import dev.keyturn.Migration;
import dev.keyturn.codec.Codecs;
import dev.keyturn.step.Step;
import java.util.List;

/** One that the new release has, with nothing but what the library brings. */
public final class NewMigration implements Migration {
    /** Found by ServiceLoader. */
    public NewMigration() {
        // nothing to prepare
    }

    @Override
    public String id() {
        return "2-new";
    }

    @Override
    public String owner() {
        return "tests";
    }

    @Override
    public String expectation() {
        return "the shape of the new release";
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
                .move("db")
                .to("datasource")
                .convert("timeout")
                .with(Codecs.millisToDuration())
                .split("server")
                .into("host", "port")
                .with(Codecs.hostPort())
                .remove("legacy")
                .addDefault("cache", true)
                .build()
                .steps();
    }
}
