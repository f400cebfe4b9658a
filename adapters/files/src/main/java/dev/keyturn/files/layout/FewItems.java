package dev.keyturn.files.layout;

import java.util.ArrayList;
import java.util.List;

/** Lists that mostly hold one item or none, in trees that hold a hundred thousand of them. */
public final class FewItems {
    private FewItems() {}

    /** A list with one item more: the same one where it has room. */
    public static <E> List<E> with(List<E> list, E item) {
        if (list.isEmpty()) {
            return List.of(item);
        }
        List<E> larger = list instanceof ArrayList ? list : new ArrayList<>(list);
        larger.add(item);
        return larger;
    }
}
