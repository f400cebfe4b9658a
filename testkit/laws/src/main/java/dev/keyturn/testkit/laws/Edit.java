package dev.keyturn.testkit.laws;

import dev.keyturn.settings.Json;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a user does to settings between up and down. */
public final class Edit {
    private final Kind kind;
    private final String what;
    private final Key key;
    private final Optional<Value> value;
    private final UnaryOperator<Settings> change;
    private final List<Edit> parts;

    /** The kinds of edits. */
    enum Kind {
        SET,
        BOTH,
        DELETE,
        REORDER,
        ELEMENTS
    }

    private Edit(Kind kind, String what, Key key, Optional<Value> value, UnaryOperator<Settings> change) {
        this.kind = kind;
        this.what = what;
        this.key = key;
        this.value = value;
        this.change = change;
        this.parts = List.of(this);
    }

    private Edit(Edit one, Edit other) {
        this.kind = Kind.BOTH;
        this.what = one.what + " and " + other.what;
        this.key = one.key;
        this.value = Optional.empty();
        this.change = settings -> other.on(one.on(settings));
        this.parts = Stream.of(one.parts, other.parts).flatMap(List::stream).toList();
    }

    /** Another edit behind this one. */
    public Edit and(Edit other) {
        return new Edit(this, other);
    }

    /** Sets a key; {@code json} is the value as a violation shows it. */
    public static Edit set(String key, String json) {
        return set(Key.of(key), value(json));
    }

    /** Other elements in the place of those of a list. */
    public static Edit elements(String key, String json) {
        return elements("set the elements of " + key + " to " + json, Key.of(key), value(json));
    }

    /** Deletes a key. */
    public static Edit delete(String key) {
        return delete(Key.of(key));
    }

    /** Deletes a key with all that is below it. */
    public static Edit deleteAll(String key) {
        return deleteAll(Key.of(key));
    }

    /** Turns the order of all entries round. */
    public static Edit reorder() {
        return new Edit(Kind.REORDER, "reorder all entries", Key.root(), Optional.empty(), Edits::reversed);
    }

    static Edit set(Key key, Value value) {
        return new Edit(
                Kind.SET, "set " + key + " to " + Differences.show(value), key, Optional.of(value), settings -> {
                    boolean isBlocked = settings.blockedAt(key).isPresent();
                    return isBlocked ? settings : settings.with(key, value);
                });
    }

    /** Another list in the place of one. */
    static Edit elements(String what, Key key, Value list) {
        return new Edit(
                Kind.ELEMENTS,
                what,
                key,
                Optional.of(list),
                settings -> settings.blockedAt(key).isPresent() ? settings : settings.with(key, list));
    }

    static Edit delete(Key key) {
        return new Edit(Kind.DELETE, "delete " + key, key, Optional.empty(), settings -> settings.without(key));
    }

    static Edit deleteAll(Key key) {
        return new Edit(
                Kind.DELETE,
                "delete " + key + " with all below it",
                key,
                Optional.empty(),
                settings -> settings.withoutAll(key));
    }

    private static Value value(String json) {
        return Json.readExact("{\"value\": " + json + "}", "edit").get("value").orElseThrow();
    }

    Kind kind() {
        return kind;
    }

    /** In words. */
    String what() {
        return what;
    }

    String withoutValue() {
        return "set " + key + " to (secret)";
    }

    Key key() {
        return key;
    }

    Optional<Value> value() {
        return value;
    }

    /** The edits that it is made of; itself, where it is one. */
    List<Edit> parts() {
        return parts;
    }

    Settings on(Settings settings) {
        return change.apply(settings);
    }

    /** As Java. */
    String asCode() {
        String at = JavaText.quoted(key.toString());
        return switch (kind) {
            case SET -> "Edit.set(" + at + ", " + json() + ")";
            case ELEMENTS -> "Edit.elements(" + at + ", " + json() + ")";
            case DELETE -> (what.endsWith("below it") ? "Edit.deleteAll(" : "Edit.delete(") + at + ")";
            case REORDER -> "Edit.reorder()";
            case BOTH ->
                parts.get(0).asCode()
                        + parts.stream()
                                .skip(1)
                                .map(part -> ".and(" + part.asCode() + ")")
                                .collect(Collectors.joining());
        };
    }

    private String json() {
        return JavaText.quoted(Json.exact(value.orElseThrow()));
    }

    /** Does something with edited settings; what is thrown meanwhile names the edit. */
    <T> T during(Supplier<T> work) {
        try {
            return work.get();
        } catch (ThrownAfter told) {
            throw told;
        } catch (RuntimeException thrown) {
            throw new ThrownAfter(this, thrown);
        }
    }

    /** What was thrown after an edit. */
    static final class ThrownAfter extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Edit edit;
        private final RuntimeException thrown;

        ThrownAfter(Edit edit, RuntimeException thrown) {
            super(thrown);
            this.edit = edit;
            this.thrown = thrown;
        }

        Edit edit() {
            return edit;
        }

        RuntimeException thrown() {
            return thrown;
        }
    }

    @Override
    public String toString() {
        return what;
    }
}
