package dev.keyturn.files;

import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.format.Parsed;
import dev.keyturn.spi.format.SettingsFormat;
import dev.keyturn.spi.format.Splice;
import dev.keyturn.step.Comment;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A format without tables, whose names are taken for keys: {@code db.url} is {@code url} in {@code db}.
 *
 * @param flat the format
 */
record Dotted(SettingsFormat flat) implements SettingsFormat {
    @Override
    public String name() {
        return flat.name();
    }

    @Override
    public List<String> endings() {
        return flat.endings();
    }

    @Override
    public Capabilities capabilities() {
        return flat.capabilities();
    }

    @Override
    public Parsed parse(String text, String source) {
        Parsed parsed = flat.parse(text, source);
        Settings settings = nested(parsed.settings());
        return new Parsed() {
            @Override
            public Settings settings() {
                return settings;
            }

            @Override
            public List<Splice> edit(Edit edit) {
                Settings after = flat(edit.changes().applyTo(settings, edit.places()));
                List<Comment> comments = edit.comments().stream()
                        .map(comment -> new Comment(Key.ofNames(flat(comment.key())), comment.text()))
                        .toList();
                return parsed.edit(Edit.to(after, Changes.between(parsed.settings(), after), comments));
            }
        };
    }

    private static Settings nested(Settings flat) {
        Settings[] nested = {flat.like(Table.empty().withOrigin(flat.root().origin()))};
        flat.forEach((key, value) ->
                nested[0] = nested[0].with(Key.ofNames(flat(key).split("\\.", -1)), value));
        return nested[0];
    }

    private static Settings flat(Settings nested) {
        Settings[] flat = {nested.like(Table.empty().withOrigin(nested.root().origin()))};
        nested.forEach((key, value) -> flat[0] = flat[0].with(Key.ofNames(flat(key)), value));
        return flat[0];
    }

    private static String flat(Key key) {
        return key.segments().stream()
                .map(segment -> ((Segment.Name) segment).name())
                .collect(Collectors.joining("."));
    }
}
