package dev.keyturn.internal.engine;

import dev.keyturn.internal.document.DocumentWriter;
import dev.keyturn.internal.secret.Redaction;
import dev.keyturn.internal.secret.SecretKeys;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Description;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** In what the description of a migration that was applied differs from the one of today, place by place. */
final class Difference {
    private static final int MOST = 8;

    private final boolean isSecret;
    private final Redaction redaction;
    private final List<String> lines = new ArrayList<>();

    private Difference(boolean isSecret, Redaction redaction) {
        this.isSecret = isSecret;
        this.redaction = redaction;
    }

    /** What is secret by these keys is not said, nor what this hides of a value. */
    static String of(Applied applied, Description now, SecretKeys secrets, Redaction redaction) {
        Difference difference = new Difference(applied.isDescriptionSealed() || secrets.isSecret(now), redaction);
        difference.compare("", Optional.of(applied.document()), Optional.of(DocumentWriter.write(now)));
        int more = difference.lines.size() - MOST;
        return now.id() + " was altered after it was applied: "
                + String.join(", ", difference.lines.stream().limit(MOST).toList())
                + (more > 0 ? " and " + more + " more" : "")
                + "; what is in the settings follows the old description: roll it back and run it again, or undo the"
                + " alteration and write a new migration";
    }

    private void compare(String place, Optional<Value> then, Optional<Value> now) {
        if (then.equals(now)) {
            return;
        }
        Value before = then.orElse(null);
        Value after = now.orElse(null);
        if (before instanceof Table old && after instanceof Table young) {
            Set<String> names = new LinkedHashSet<>(old.names());
            names.addAll(young.names());
            names.forEach(name -> compare(place.isEmpty() ? name : place + "." + name, old.get(name), young.get(name)));
        } else if (before instanceof Items old && after instanceof Items young) {
            for (int i = 0; i < Math.max(old.size(), young.size()); i++) {
                compare(place + "[" + i + "]", item(old, i), item(young, i));
            }
        } else {
            lines.add(place + " was " + shown(then) + " and is " + shown(now));
        }
    }

    private static Optional<Value> item(Items list, int i) {
        return i < list.size() ? Optional.of(list.items().get(i)) : Optional.empty();
    }

    private String shown(Optional<Value> value) {
        return value.map(one -> isSecret ? Redaction.SECRET : redaction.shown(one))
                .orElse("not there");
    }
}
