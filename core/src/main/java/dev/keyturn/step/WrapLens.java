package dev.keyturn.step;

import dev.keyturn.settings.Items;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.List;
import java.util.Optional;

/** Between a scalar and the list that holds just it. */
record WrapLens(boolean isWrap) implements Lens {
    static WrapLens wrap() {
        return new WrapLens(true);
    }

    static WrapLens unwrap() {
        return new WrapLens(false);
    }

    @Override
    public Optional<List<Optional<Value>>> up(List<Optional<Value>> old) {
        return isWrap ? wrapped(old) : unwrapped(old);
    }

    @Override
    public Optional<List<Optional<Value>>> down(List<Optional<Value>> young) {
        return isWrap ? unwrapped(young) : wrapped(young);
    }

    @Override
    public boolean isYoung(List<Optional<Value>> values) {
        return isWrap
                ? values.get(0).filter(Items.class::isInstance).isPresent()
                : wrapped(values).isPresent();
    }

    private static Optional<List<Optional<Value>>> wrapped(List<Optional<Value>> one) {
        return one.get(0)
                .filter(WrapLens::isScalar)
                .map(value -> List.of(Optional.of(Value.of(List.of(value)).withOrigin(value.origin()))));
    }

    private static Optional<List<Optional<Value>>> unwrapped(List<Optional<Value>> one) {
        return one.get(0)
                .filter(value -> value instanceof Items list
                        && list.size() == 1
                        && isScalar(list.items().get(0)))
                .map(value -> List.of(Optional.of(((Items) value).items().get(0))));
    }

    private static boolean isScalar(Value value) {
        return !(value instanceof Items) && !(value instanceof Table);
    }

    @Override
    public String upAccepts() {
        return isWrap ? "a single value" : "a list of one single value";
    }

    @Override
    public String downAccepts() {
        return isWrap ? "a list of one single value" : "a single value";
    }
}
