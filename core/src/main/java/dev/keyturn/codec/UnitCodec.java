package dev.keyturn.codec;

import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A whole number of one unit, and a whole number with its unit behind it: {@code 3000} and {@code 3s}.
 *
 * <p>The sides are distinct because one always ends in a unit and the other never does.
 *
 * @param units what is read, smallest first
 * @param base the symbol of the unit that the bare number counts
 * @param isoToo whether ISO 8601 durations are read as well
 */
record UnitCodec(String name, List<Unit> units, String base, boolean isoToo, String upAccepts, String downAccepts)
        implements Codec {

    @Override
    public Optional<Value> up(Value value) {
        return WholeNumber.of(value).map(number -> Value.of(write(number)));
    }

    private String write(long number) {
        long baseSize = baseSize();
        // Every unit divides 0; the base says what is counted.
        for (int i = units.size() - 1; i >= 0 && number > 0; i--) {
            Unit unit = units.get(i);
            if (unit.written() && unit.size() >= baseSize && number % (unit.size() / baseSize) == 0) {
                return number / (unit.size() / baseSize) + unit.symbol();
            }
        }
        return number + base;
    }

    private long baseSize() {
        return unit(base).orElseThrow().size();
    }

    private Optional<Unit> unit(String symbol) {
        for (Unit unit : units) {
            if (unit.symbol().equals(symbol)) {
                return Optional.of(unit);
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<Value> down(Value value) {
        return value instanceof Text text ? read(text.text()) : Optional.empty();
    }

    /** In a {@code long} where it fits: the benchmark of twenty steps converts in twelve places. */
    private Optional<Value> inBase(long number, Unit unit) {
        long amount = number * unit.size();
        if (amount < 0 || Math.multiplyHigh(number, unit.size()) != 0) {
            return inBase(BigInteger.valueOf(number).multiply(BigInteger.valueOf(unit.size())));
        }
        long base = baseSize();
        return amount % base == 0 ? Optional.of(Value.of(amount / base)) : Optional.empty();
    }

    private Optional<Value> inBase(BigInteger amount) {
        BigInteger[] parts = amount.divideAndRemainder(BigInteger.valueOf(baseSize()));
        boolean exact = amount.signum() >= 0 && parts[1].signum() == 0 && parts[0].bitLength() < 64;
        return exact ? Optional.of(Value.of(parts[0])) : Optional.empty();
    }

    private Optional<Value> read(String text) {
        if (isoToo && text.startsWith("P")) {
            return readIso(text).flatMap(this::inBase);
        }
        int digits = 0;
        while (digits < text.length() && WholeNumber.isDigit(text.charAt(digits))) {
            digits++;
        }
        Optional<Unit> unit = unit(text.substring(digits));
        return WholeNumber.ofDigits(text.substring(0, digits)).flatMap(number -> unit.flatMap(u -> inBase(number, u)));
    }

    private static Optional<BigInteger> readIso(String text) {
        try {
            Duration duration = Duration.parse(text);
            BigInteger seconds = BigInteger.valueOf(duration.getSeconds());
            return Optional.of(
                    seconds.multiply(BigInteger.valueOf(1_000_000_000)).add(BigInteger.valueOf(duration.getNano())));
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }

    @Override
    public Sides sides() {
        return Sides.DISTINCT;
    }

    @Override
    public Optional<String> upLoses() {
        return Optional.of("how the number is written: 3_000 comes back as 3000");
    }

    @Override
    public Optional<String> downLoses() {
        return Optional.of("which unit it is written in: it comes back in the largest one that divides it");
    }
}
