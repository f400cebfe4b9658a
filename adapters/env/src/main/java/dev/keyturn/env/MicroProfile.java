package dev.keyturn.env;

import dev.keyturn.settings.Key;
import java.util.List;
import java.util.Optional;

/** As MicroProfile Config reads variables. */
record MicroProfile() implements Naming {
    @Override
    public List<String> variables(Key key) {
        String name = String.join(".", Words.of(key));
        if (!Exact.fits(name)) {
            return List.of();
        }
        String fit = name.replaceAll("[^A-Za-z0-9]", "_");
        return List.of(name, fit, Words.capitals(fit)).stream().distinct().toList();
    }

    @Override
    public Optional<String> variable(Key key) {
        List<String> variables = variables(key);
        return variables.isEmpty() ? Optional.empty() : Optional.of(variables.get(variables.size() - 1));
    }

    @Override
    public Optional<Key> key(String variable) {
        return Words.key(variable, variable.contains(".") ? "." : "_");
    }
}
