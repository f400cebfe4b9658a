package dev.keyturn.env;

import dev.keyturn.settings.Key;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** As Spring Boot binds variables. */
record Relaxed() implements Naming {
    private static final Pattern PLACE = Pattern.compile("\\[(\\d+)\\]");
    private static final Pattern FIT = Pattern.compile("[A-Za-z0-9_.-]+");

    @Override
    public List<String> variables(Key key) {
        String name = PLACE.matcher(String.join(".", Words.of(key))).replaceAll(".$1");
        if (!FIT.matcher(name).matches()) {
            return List.of();
        }
        String dotless = Words.capitals(name.replace('.', '_'));
        return List.of(dotless.replace("-", ""), dotless.replace('-', '_')).stream()
                .filter(variable -> !variable.isEmpty())
                .distinct()
                .toList();
    }

    @Override
    public Optional<Key> key(String variable) {
        return Words.key(variable, "_");
    }

    @Override
    public boolean ignoresCase() {
        return true;
    }
}
