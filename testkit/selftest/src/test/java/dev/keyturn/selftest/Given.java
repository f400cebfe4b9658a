package dev.keyturn.selftest;

import dev.keyturn.codec.Codec;
import dev.keyturn.codec.Splitter;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Value;
import dev.keyturn.step.AddDefault;
import dev.keyturn.step.Convert;
import dev.keyturn.step.Each;
import dev.keyturn.step.IfOccupied;
import dev.keyturn.step.Join;
import dev.keyturn.step.MapValue;
import dev.keyturn.step.Move;
import dev.keyturn.step.Remove;
import dev.keyturn.step.Rename;
import dev.keyturn.step.SetValue;
import dev.keyturn.step.Split;
import dev.keyturn.step.Step;
import dev.keyturn.testkit.laws.Subject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Steps in as few words as they have in a migration. */
final class Given {
    private Given() {}

    static Rename rename(String from, String to) {
        return rename(from, to, IfOccupied.REFUSE);
    }

    static Rename rename(String from, String to, IfOccupied ifOccupied) {
        return new Rename(Key.of(from), Key.of(to), ifOccupied, false);
    }

    static Move move(String from, String to) {
        return move(from, to, IfOccupied.REFUSE);
    }

    static Move move(String from, String to, IfOccupied ifOccupied) {
        return new Move(Key.of(from), Key.of(to), ifOccupied, false);
    }

    static Convert convert(String key, Codec codec) {
        return new Convert(Key.of(key), Key.of(key), codec, IfOccupied.REFUSE, Optional.empty());
    }

    static Convert convert(String from, String to, Codec codec) {
        return convert(from, to, codec, IfOccupied.REFUSE);
    }

    static Convert convert(String from, String to, Codec codec, IfOccupied ifOccupied) {
        return new Convert(Key.of(from), Key.of(to), codec, ifOccupied, Optional.empty());
    }

    static MapValue map(String key, Codec words) {
        return new MapValue(Key.of(key), words, Optional.empty());
    }

    static Split split(String from, Splitter splitter, IfOccupied ifOccupied, String... into) {
        return new Split(Key.of(from), keys(into), splitter, ifOccupied);
    }

    static Join join(String into, Splitter splitter, IfOccupied ifOccupied, String... keys) {
        return new Join(keys(keys), Key.of(into), splitter, ifOccupied);
    }

    static AddDefault add(String key, Value value) {
        return new AddDefault(Key.of(key), value, Optional.empty());
    }

    static SetValue set(String key, Value value) {
        return new SetValue(Key.of(key), value);
    }

    static Remove remove(String key) {
        return new Remove(Key.of(key), false);
    }

    static Each eachOf(String list, String by, Step... steps) {
        return new Each(KeyPattern.of(list), Optional.of(Key.of(by)), List.of(steps));
    }

    static Each eachIn(String table, Step... steps) {
        return new Each(KeyPattern.of(table), Optional.empty(), List.of(steps));
    }

    static List<Key> keys(String... keys) {
        return Stream.of(keys).map(Key::of).toList();
    }

    static List<Subject> bare(Step... steps) {
        return Stream.of(steps).map(Subject::of).toList();
    }
}
