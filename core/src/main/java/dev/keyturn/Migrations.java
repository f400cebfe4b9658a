package dev.keyturn;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;

/**
 * Migrations in the order in which they run, each once.
 *
 * <p>Ids are compared piece by piece, runs of digits as numbers: {@code 9-a} comes before {@code 10-a}.
 */
public final class Migrations implements Iterable<Migration> {
    private final List<Migration> list;

    private Migrations(List<Migration> list) {
        this.list = List.copyOf(list);
    }

    /**
     * These migrations, given in the order of their ids.
     *
     * @throws RefusedException if an id comes twice or too early
     */
    public static Migrations of(Migration... migrations) {
        List<Migration> list = List.of(migrations);
        List<Problem> problems = new ArrayList<>(doubled(list));
        for (int i = 1; i < list.size(); i++) {
            String before = list.get(i - 1).id();
            String after = list.get(i).id();
            if (IdOrder.INSTANCE.compare(before, after) > 0) {
                problems.add(problem(
                                "migration " + after + " stands behind " + before,
                                "migrations in the order of their ids")
                        .hint("where another order is meant, use Migrations.inListedOrder"));
            }
        }
        return checked(list, problems);
    }

    /**
     * These migrations in the order that is given, whatever their ids.
     *
     * @throws RefusedException if an id comes twice
     */
    public static Migrations inListedOrder(Collection<? extends Migration> migrations) {
        List<Migration> list = List.copyOf(migrations);
        return checked(list, doubled(list));
    }

    /**
     * These migrations, sorted by their ids.
     *
     * @throws RefusedException if an id comes twice
     */
    public static Migrations byId(Collection<? extends Migration> migrations) {
        List<Migration> list = new ArrayList<>(migrations);
        list.sort(Comparator.comparing(Migration::id, IdOrder.INSTANCE));
        return checked(list, doubled(list));
    }

    /** The migrations that ServiceLoader finds, sorted by their ids. */
    public static Migrations load(ClassLoader loader) {
        List<Migration> found = new ArrayList<>();
        ServiceLoader.load(Migration.class, loader).forEach(found::add);
        return byId(found);
    }

    private static Migrations checked(List<Migration> list, List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        return new Migrations(list);
    }

    private static List<Problem> doubled(List<Migration> list) {
        List<Problem> problems = new ArrayList<>();
        Set<String> earlier = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (Migration one : list) {
            String id = one.id();
            if (!earlier.add(id)) {
                problems.add(problem(
                        "the id " + id + " comes twice (upper and lower case do not count)",
                        "an id for each migration"));
            }
        }
        return problems;
    }

    private static Problem problem(String what, String expected) {
        return Problem.of(Origin.of("migrations"), Key.root(), what, expected);
    }

    /** The migrations, in order. */
    public List<Migration> list() {
        return list;
    }

    @Override
    public Iterator<Migration> iterator() {
        return list.iterator();
    }
}
