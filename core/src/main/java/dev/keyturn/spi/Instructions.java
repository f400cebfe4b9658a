package dev.keyturn.spi;

import dev.keyturn.settings.Json;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What is to be done at a place that cannot be written from here. All of it belongs together: names that change places are
 * meant to do so at once.
 *
 * <p>The values of secrets are not in it. Other values are, where a name gets one that it did not have anywhere.
 *
 * @param list one for each name that changes; empty if nothing is to be done
 */
public record Instructions(List<Instruction> list) {
    private static final Instructions NONE = new Instructions(List.of());

    public Instructions {
        list = List.copyOf(list);
    }

    /** Nothing to do. */
    public static Instructions none() {
        return NONE;
    }

    /** Whether nothing is to be done. */
    public boolean isEmpty() {
        return list.isEmpty();
    }

    /** The names that have a value afterwards which they had not before. */
    public Set<String> set() {
        return list.stream()
                .filter(one -> !(one instanceof Instruction.Drop))
                .map(Instruction::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The same without the values of some. */
    public Instructions hiding(Predicate<Instruction> isSecret) {
        return new Instructions(list.stream()
                .map(one -> isSecret.test(one) ? one.withoutValue() : one)
                .toList());
    }

    /** Each as a sentence, with the value where it is one that the place has not yet. */
    public List<String> sentences() {
        return list.stream().map(Instructions::sentence).toList();
    }

    private static String sentence(Instruction one) {
        if (!(one instanceof Instruction.Put put)) {
            return one.toString();
        }
        return put
                + put.value().map(value -> " to " + Value.of(value)).orElse(", whose value is secret and is not shown");
    }

    /** {@code {"instructions": […]}} with the form of each that is also in the JSON of reports. */
    public String toJson() {
        return Json.exact(Table.builder().put("instructions", form()).build());
    }

    /** One table for each: what to {@code do}, the {@code name}, where it comes {@code from}, its {@code value} or that it is {@code secret}. */
    public Value form() {
        List<Value> forms = new ArrayList<>();
        for (Instruction one : list) {
            Table.Builder fields = Table.builder()
                    .put("do", Value.of(one.getClass().getSimpleName().toLowerCase(Locale.ROOT)))
                    .put("name", Value.of(one.name()))
                    .put("key", Value.of(one.key().toString()));
            one.source().ifPresent(from -> fields.put("from", Value.of(from)));
            Optional<String> value = one instanceof Instruction.Put ? one.value() : Optional.empty();
            value.ifPresent(text -> fields.put("value", Value.of(text)));
            if (one.isSecret()) {
                fields.put("secret", Value.of(true));
            }
            forms.add(fields.build());
        }
        return Value.of(forms);
    }

    /** The sentences, a line each. */
    @Override
    public String toString() {
        return String.join("\n", sentences());
    }
}
