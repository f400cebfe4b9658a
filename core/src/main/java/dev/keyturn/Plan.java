package dev.keyturn;

import dev.keyturn.internal.engine.Forward;
import dev.keyturn.internal.engine.Forward.Todo;
import dev.keyturn.internal.secret.SecretKeys;
import dev.keyturn.settings.Change;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Value;
import java.util.List;
import java.util.Optional;

/** What a run would change, key by key, or why it would not run. Values that are secret are not shown. */
public final class Plan {
    private final Forward.Outcome outcome;
    private final SecretKeys secrets;
    private final String source;

    Plan(Forward.Outcome outcome, SecretKeys secrets, String source) {
        this.outcome = outcome;
        this.secrets = secrets;
        this.source = source;
    }

    /** The ids of the migrations that would run, in order. */
    public List<String> migrations() {
        return outcome.todo().stream().map(todo -> todo.migration().id()).toList();
    }

    /** What would change, for one migration after the other. */
    public List<Change> changes() {
        return outcome.todo().stream()
                .flatMap(todo -> todo.changes().list().stream())
                .toList();
    }

    /** What else should be known. */
    public List<String> notices() {
        return outcome.notices();
    }

    /** Why nothing would be done; empty if all can be. */
    public List<Problem> problems() {
        return outcome.problems();
    }

    /** Whether there is nothing to do. */
    public boolean isEmpty() {
        return outcome.todo().isEmpty() && outcome.problems().isEmpty();
    }

    /** The plan as a page of text, for people. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder("Plan for ").append(source).append('\n');
        for (Todo todo : outcome.todo()) {
            out.append('\n').append(todo.migration().id());
            out.append(
                    switch (todo.why()) {
                        case PENDING -> "";
                        case RETURNED -> " (again: the old settings are back)";
                        case FOUND -> " (its result is there already; it is noted, and nothing is changed)";
                    });
            out.append("\n  owner     ").append(todo.migration().owner());
            out.append("\n  expect    ").append(todo.migration().expectation());
            out.append("\n  rollback  ").append(todo.migration().rollbackNote()).append('\n');
            todo.changes().list().forEach(change -> out.append(line(change)));
        }
        outcome.notices()
                .forEach(notice -> out.append("\nnote: ").append(notice).append('\n'));
        if (!outcome.problems().isEmpty()) {
            out.append("\nNothing can be done:\n");
            outcome.problems()
                    .forEach(problem -> out.append("  ").append(problem).append('\n'));
        } else if (outcome.todo().isEmpty()) {
            out.append("\nNothing to do.\n");
        }
        return out.toString();
    }

    private String line(Change change) {
        String key = change.key().toString();
        if (change.before().isEmpty()) {
            return "  + " + key + " = " + shown(change, change.after()) + "\n";
        }
        if (change.after().isEmpty()) {
            return "  - " + key + " = " + shown(change, change.before()) + "\n";
        }
        return "  ~ " + key + " = " + shown(change, change.before()) + " -> " + shown(change, change.after()) + "\n";
    }

    private String shown(Change change, Optional<Value> value) {
        boolean isSecret = value.filter(v -> secrets.isSecret(change.key(), v) || secrets.holdsSecret(v))
                .isPresent();
        return isSecret ? "(secret)" : value.map(Value::toString).orElse("");
    }
}
