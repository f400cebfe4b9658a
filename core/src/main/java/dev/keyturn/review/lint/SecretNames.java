package dev.keyturn.review.lint;

import dev.keyturn.internal.engine.WayBack;
import dev.keyturn.internal.secret.SecretKeys;
import dev.keyturn.review.lint.Finding.Where;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import dev.keyturn.step.AddDefault;
import dev.keyturn.step.Description;
import dev.keyturn.step.SetValue;
import dev.keyturn.step.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Secrets whose new name does not say so, and secrets in migrations themselves. */
final class SecretNames {
    private static final SecretKeys BY_NAME = SecretKeys.of(List.of());

    /** Names that end like this are about a secret, and hold none: {@code token-ttl}, {@code secretName}. */
    private static final Pattern ABOUT = Pattern.compile(
            ".*(file|path|dir|directory|location|name|url|uri|endpoint|type|class|header|ttl|timeout|lifetime|expir[a-z]*"
                    + "|seconds|minutes|ms|enabled|required|algorithm|provider|issuer|policy|size|length|count|ref|mechanism"
                    + "|separator|format|encoder|prefix|suffix|id)");

    private final List<Finding> findings = new ArrayList<>();
    private final List<KeyPattern> declared = new ArrayList<>();

    private SecretNames() {}

    static List<Finding> of(List<Description> migrations) {
        SecretNames names = new SecretNames();
        for (Description migration : migrations) {
            names.declared.addAll(migration.secrets());
            for (int i = 0; i < migration.steps().size(); i++) {
                int number = i + 1;
                WayBack.inner(migration.steps().get(i)).forEach(step -> names.look(migration.id(), number, step));
            }
        }
        return names.findings;
    }

    private void look(String id, int number, Step step) {
        Passage.of(step).ifPresent(passage -> passage(id, number, passage));
        if (step instanceof SetValue set && holds(set.key(), set.value(), BY_NAME)) {
            said(id, number, set.key());
        } else if (step instanceof AddDefault added && holds(added.key(), added.value(), BY_NAME)) {
            said(id, number, added.key());
        }
    }

    private void passage(String id, int number, Passage passage) {
        List<Key> secrets = passage.needs().stream().filter(this::isSecret).toList();
        for (Key made : secrets.isEmpty() ? List.<Key>of() : passage.makes()) {
            if (!isSecret(made) && passage.makes().size() == 1) {
                findings.add(new Finding(
                        Rule.UNDECLARED_SECRET,
                        Where.in(id, number, made),
                        "the secret " + secrets.get(0) + " comes here, and the name does not say that it is one",
                        "add " + made + " to secrets"));
                declared.add(KeyPattern.of(made));
            }
        }
    }

    private void said(String id, int number, Key key) {
        findings.add(new Finding(
                Rule.SECRET_IN_MIGRATION,
                Where.in(id, number, key),
                "the migration says the secret itself",
                "leave the value to whoever runs it, or refer to a variable"));
    }

    private boolean isSecret(Key key) {
        return isNamed(key) || declared.stream().anyMatch(one -> one.covers(key));
    }

    /** Whether the last name says so: what stands beside a secret under the same name need not be one. */
    private static boolean isNamed(Key key) {
        return key.last().orElse(null) instanceof Segment.Name name
                && BY_NAME.isSecret(Key.ofNames(name.name()))
                && !ABOUT.matcher(name.name().toLowerCase(Locale.ROOT)).matches();
    }

    /** Whether a value is a secret in plain text: no reference to one, and nothing about one. */
    static boolean holds(Key key, Value value, SecretKeys keys) {
        if (!(value instanceof Text text)
                || text.text().isBlank()
                || text.text().contains("${")) {
            return false;
        }
        boolean isWord = text.text().equals("true") || text.text().equals("false");
        if (isWord || Num.parse(text.text()).isPresent()) {
            return false;
        }
        return isNamed(key) || SecretKeys.tells(value) || (keys.isSecret(key) && !BY_NAME.isSecret(key));
    }
}
