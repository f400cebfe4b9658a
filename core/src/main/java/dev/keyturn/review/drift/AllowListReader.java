package dev.keyturn.review.drift;

import dev.keyturn.review.drift.AllowList.Entry;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Nearest;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a list of differences that are meant, or says everything that is wrong with it. */
final class AllowListReader {
    private static final String ALLOW = "allow";
    private static final String MUST_DIFFER = "mustDiffer";
    private static final String EXPIRES = "expires";
    private static final List<String> FIELDS = List.of("pattern", "reason", "owner", EXPIRES);

    private final Table document;
    private final List<Problem> problems = new ArrayList<>();

    AllowListReader(Settings document) {
        this.document = document.root();
    }

    AllowList read() {
        unknown(document, List.of(ALLOW, MUST_DIFFER), Key.root());
        List<Entry> entries = new ArrayList<>();
        List<Value> allowed = list(ALLOW);
        for (int i = 0; i < allowed.size(); i++) {
            entry(allowed.get(i), Key.ofNames(ALLOW).item(i)).ifPresent(entries::add);
        }
        List<KeyPattern> mustDiffer = new ArrayList<>();
        List<Value> patterns = list(MUST_DIFFER);
        for (int i = 0; i < patterns.size(); i++) {
            pattern(patterns.get(i), Key.ofNames(MUST_DIFFER).item(i)).ifPresent(mustDiffer::add);
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        return new AllowList(entries, mustDiffer);
    }

    /** Where there are no lists, as in .properties, entries 0, 1, 2 … are one. */
    private List<Value> list(String field) {
        Value value = document.get(field).orElse(Value.of(List.of()));
        if (value instanceof Items items) {
            return items.items();
        }
        List<Value> numbered = new ArrayList<>();
        if (value instanceof Table table) {
            for (int i = 0; table.get(Integer.toString(i)).isPresent(); i++) {
                numbered.add(table.get(Integer.toString(i)).orElseThrow());
            }
            if (numbered.size() == table.size() && !numbered.isEmpty()) {
                return numbered;
            }
        }
        add(value, Key.ofNames(field), "the " + value.kind() + " there is not accepted", "a list");
        return List.of();
    }

    private Optional<Entry> entry(Value value, Key at) {
        if (!(value instanceof Table table)) {
            add(value, at, "the " + value.kind() + " there is no entry", "a table of " + String.join(", ", FIELDS));
            return Optional.empty();
        }
        unknown(table, FIELDS, at);
        Optional<KeyPattern> pattern = text(table, at, "pattern").flatMap(text -> parsed(table, at, text));
        Optional<String> reason = text(table, at, "reason");
        Optional<String> owner = text(table, at, "owner");
        Optional<LocalDate> expires = table.get(EXPIRES).flatMap(day -> day(day, at.child(EXPIRES)));
        return pattern.isPresent() && reason.isPresent() && owner.isPresent()
                ? Optional.of(new Entry(pattern.get(), reason.get(), owner.get(), expires, table.origin()))
                : Optional.empty();
    }

    private Optional<String> text(Table table, Key at, String field) {
        Optional<String> text = table.text(field).filter(said -> !said.isBlank());
        if (text.isEmpty()) {
            add(table.get(field).orElse(table), at, "it has no " + field, "text in the field " + field);
        }
        return text;
    }

    private Optional<KeyPattern> parsed(Table table, Key at, String text) {
        return pattern(Value.of(text).withOrigin(table.origin()), at.child("pattern"));
    }

    private Optional<KeyPattern> pattern(Value value, Key at) {
        if (value instanceof Text text) {
            try {
                return Optional.of(KeyPattern.of(text.text()));
            } catch (IllegalArgumentException e) {
                add(value, at, String.valueOf(e.getMessage()), "a key such as db.url or tenants.*.url");
                return Optional.empty();
            }
        }
        add(value, at, "the " + value.kind() + " there is not accepted", "a key, as text");
        return Optional.empty();
    }

    private Optional<LocalDate> day(Value value, Key at) {
        try {
            return Optional.of(LocalDate.parse(value instanceof Text text ? text.text() : value.toString()));
        } catch (DateTimeParseException e) {
            add(value, at, "it is no day", "a day such as 2027-01-31");
            return Optional.empty();
        }
    }

    private void unknown(Table table, List<String> known, Key at) {
        table.forEach((name, value) -> {
            if (!known.contains(name)) {
                problems.add(Problem.of(
                                value.origin(),
                                at.child(name),
                                "there is no such field here",
                                "one of " + String.join(", ", known))
                        .hint("did you mean " + Nearest.to(name, known) + "?"));
            }
        });
    }

    private void add(Value value, Key at, String what, String expected) {
        problems.add(Problem.of(value.origin(), at, what, expected));
    }
}
