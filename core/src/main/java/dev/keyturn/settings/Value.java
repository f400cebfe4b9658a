package dev.keyturn.settings;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/**
 * What can stand at a key: text, a number, a boolean, null, a list or a table.
 *
 * <p>Values are immutable. Two are equal when they are of the same kind and hold the same: {@code 1}, {@code "1"} and
 * {@code 1.0} are three values, and so are null, {@code ""}, {@code []} and <code>{}</code>. The order of a table's
 * entries is kept but does not count for equality, and neither does the {@link Origin}.
 *
 * <p>The {@code toString} of a value shows what it holds. Messages meant for users never print values; they name the
 * {@link #kind()}.
 */
public sealed interface Value permits Text, Num, Bool, Null, Items, Table {

    /** Where it was read. */
    Origin origin();

    /** The same value, as read elsewhere. */
    Value withOrigin(Origin origin);

    /** What it is in a sentence: {@code text}, {@code number}, {@code boolean}, {@code null}, {@code list}, {@code table}. */
    String kind();

    /** How many tables and lists lie one within another in it: 0 for a scalar, 1 for an empty list. */
    default int depth() {
        return 0;
    }

    /** Whether some text in it holds <code>${</code>, so that it may refer to other settings. Never wrongly false. */
    default boolean mayRefer() {
        return false;
    }

    /** Text. */
    static Text of(String text) {
        return new Text(text, Origin.unknown());
    }

    /** A whole number. */
    static Num of(long number) {
        return Num.of(Long.toString(number));
    }

    /** A whole number of any size. */
    static Num of(BigInteger number) {
        return Num.of(number.toString());
    }

    /** A decimal number with the digits that it has: {@code 3.10} stays {@code 3.10}. */
    static Num of(BigDecimal number) {
        return Num.of(number.toString());
    }

    /** A decimal number as Java writes it. */
    static Num of(double number) {
        return Num.of(Double.toString(number));
    }

    /** True or false. */
    static Bool of(boolean bool) {
        return new Bool(bool, Origin.unknown());
    }

    /** The value null, which is not the same as no value. */
    static Null ofNull() {
        return Null.HERE;
    }

    /** A list of these values. */
    static Items of(List<? extends Value> items) {
        return new Items(List.copyOf(items), Origin.unknown());
    }

    /** A table with these entries, in the map's order. */
    static Table of(Map<String, ? extends Value> entries) {
        Table.Builder table = Table.builder();
        entries.forEach(table::put);
        return table.build();
    }
}
