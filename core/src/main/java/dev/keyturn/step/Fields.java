package dev.keyturn.step;

import dev.keyturn.codec.Conversion;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes what a step says of itself in a migration document; {@link Form} reads it again. */
final class Fields {
    private final Table.Builder table = Table.builder();

    Fields value(String name, Value value) {
        table.put(name, value);
        return this;
    }

    Fields text(String name, Optional<String> text) {
        text.ifPresent(present -> table.put(name, Value.of(present)));
        return this;
    }

    Fields key(String name, Key key) {
        return value(name, Value.of(key.toString()));
    }

    Fields keys(String name, List<Key> keys) {
        return value(
                name, Value.of(keys.stream().map(Key::toString).map(Value::of).toList()));
    }

    Fields patterns(String name, List<KeyPattern> patterns) {
        return patterns.isEmpty()
                ? this
                : value(
                        name,
                        Value.of(patterns.stream()
                                .map(KeyPattern::toString)
                                .map(Value::of)
                                .toList()));
    }

    /** A choice, where it is not the usual one. */
    Fields option(String name, Enum<?> choice, Enum<?> usual) {
        return choice == usual ? this : value(name, Value.of(choice.name().toLowerCase(Locale.ROOT)));
    }

    Fields flag(String name, boolean isSet) {
        return isSet ? value(name, Value.of(true)) : this;
    }

    Fields conversion(String name, Conversion conversion) {
        Value named = Value.of(conversion.name() + "@" + conversion.version());
        return conversion.options().isEmpty()
                ? value(name, named)
                : value(name, Table.empty().with(conversion.name() + "@" + conversion.version(), conversion.options()));
    }

    Fields steps(String name, List<Step> steps) {
        return value(name, Value.of(steps.stream().map(StepForms::write).toList()));
    }

    Fields all(Table fields) {
        fields.forEach(table::put);
        return this;
    }

    Table build() {
        return table.build();
    }
}
