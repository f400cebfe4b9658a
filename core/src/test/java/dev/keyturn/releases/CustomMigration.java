package dev.keyturn.releases;

import dev.keyturn.Migration;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Step;
import java.util.List;
import java.util.Locale;

/** One that the new release has, with code of its own in it. */
public final class CustomMigration implements Migration {
    /** Found by ServiceLoader. */
    public CustomMigration() {
        // nothing to prepare
    }

    @Override
    public String id() {
        return "2-custom";
    }

    @Override
    public String owner() {
        return "tests";
    }

    @Override
    public String expectation() {
        return "the name is loud";
    }

    @Override
    public String rollbackNote() {
        return "only with the new release";
    }

    @Override
    public List<Step> steps() {
        return Migration.named(id())
                .owner(owner())
                .expect(expectation())
                .rollbackNote(rollbackNote())
                .custom("shout")
                .writing("name")
                .up(settings ->
                        settings.with("name", upper(settings.value("name").orElseThrow())))
                .down(settings ->
                        settings.with("name", lower(settings.value("name").orElseThrow())))
                .build()
                .steps();
    }

    private static Value upper(Value value) {
        return Value.of(((Text) value).text().toUpperCase(Locale.ROOT));
    }

    private static Value lower(Value value) {
        return Value.of(((Text) value).text().toLowerCase(Locale.ROOT));
    }
}
