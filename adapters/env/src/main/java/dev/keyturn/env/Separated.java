package dev.keyturn.env;

import dev.keyturn.settings.Key;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names with a text between them that is in none of them. */
record Separated(String separator) implements Naming {
    private static final Pattern FIT = Pattern.compile("[A-Za-z0-9_]+");

    Separated {
        if (separator.isEmpty()) {
            throw new IllegalArgumentException(
                    "nothing stands between the names of a key; expected a separator such as __");
        }
    }

    @Override
    public List<String> variables(Key key) {
        List<String> names = Words.of(key);
        String variable = String.join(separator, names);
        boolean isFit = names.stream().allMatch(name -> FIT.matcher(name).matches());
        // what is not read back as these names is none of them: a_ and b are not told from a and _b
        boolean isClear = List.of(variable.split(Pattern.quote(separator), -1)).equals(names);
        return isFit && isClear && !key.isRoot() ? List.of(Words.capitals(variable)) : List.of();
    }

    @Override
    public Optional<Key> key(String variable) {
        return Words.key(variable, separator);
    }

    @Override
    public boolean ignoresCase() {
        return true;
    }
}
