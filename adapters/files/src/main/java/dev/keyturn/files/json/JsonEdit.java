package dev.keyturn.files.json;

import dev.keyturn.files.edit.Operation;
import dev.keyturn.files.edit.Rewriting;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Place;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.format.Splice;
import dev.keyturn.step.Comment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers what operations do to each object and array, for {@link JsonRewriting} to carry it out. */
final class JsonEdit {
    private final String text;
    private final JsonNode.Container root;
    private final boolean hasComments;
    private final Places places;
    private final Map<JsonNode.Container, Rewrite> rewrites = new HashMap<>();
    private int moves;

    /**
     * What happens in one object or array, by the numbers of its members.
     *
     * @param arrivals what comes behind a member; -1 is the place in front of the first
     */
    record Rewrite(
            Map<Integer, String> renamed,
            Map<Integer, Value> set,
            Set<Integer> gone,
            Map<Integer, List<Arrival>> arrivals) {
        Rewrite() {
            this(new HashMap<>(), new HashMap<>(), new HashSet<>(), new HashMap<>());
        }
    }

    /** What comes to an object or an array. */
    sealed interface Arrival {
        String name();

        /** A new member. */
        record New(Key key, String name, Value value, List<Comment> comments) implements Arrival {}

        /** A member from elsewhere. */
        record Moved(String name, JsonNode.Container from, int index) implements Arrival {}

        /** A new object for others. */
        record Made(String name, List<Arrival> entries) implements Arrival {}
    }

    JsonEdit(String text, JsonNode.Container root, boolean hasComments, Places places) {
        this.text = text;
        this.root = root;
        this.hasComments = hasComments;
        this.places = places;
    }

    List<Splice> splices(List<Operation> operations) {
        operations.forEach(this::gather);
        JsonStyle style = new JsonStyle(text, root, places);
        JsonWriter writer = new JsonWriter(style, places.origin(root.start()), hasComments);
        JsonRewriting rewriting = new JsonRewriting(text, rewrites, style, writer);
        Rewriting out = new Rewriting(text, 0);
        out.copy(0, root.start());
        boolean isWhole = rewriting.write(root, out) == moves;
        out.copy(root.end(), text.length());
        if (!isWhole) {
            throw refuse(Key.root(), "an entry cannot be moved into what is moved out of it");
        }
        return out.splices(text.length());
    }

    private void gather(Operation operation) {
        if (operation instanceof Operation.Rename rename) {
            Site site = site(rename.from());
            site.rewrite.renamed().put(site.index, rename.to());
        } else if (operation instanceof Operation.SetValue set) {
            Site site = site(set.key());
            site.rewrite.set().put(site.index, set.value());
        } else if (operation instanceof Operation.Remove remove) {
            Site site = site(remove.key());
            site.rewrite.gone().add(site.index);
        } else if (operation instanceof Operation.Move move) {
            moves++;
            Site site = site(move.from());
            site.rewrite.gone().add(site.index);
            arrive(move.to(), move.place(), new Arrival.Moved(name(move.to()), site.container, site.index));
        } else if (operation instanceof Operation.Insert insert) {
            arrive(
                    insert.key(),
                    insert.place(),
                    new Arrival.New(insert.key(), name(insert.key()), insert.value(), insert.comments()));
        }
    }

    /** A member, by its container. */
    private record Site(JsonNode.Container container, Rewrite rewrite, int index) {}

    private Site site(Key key) {
        JsonNode.Container container = root;
        List<Segment> segments = key.segments();
        for (int i = 0; ; i++) {
            Rewrite rewrite = rewrites.computeIfAbsent(container, any -> new Rewrite());
            int index = index(container, segments.get(i));
            if (index < 0) {
                throw refuse(key, "it is not in the file");
            }
            if (i == segments.size() - 1) {
                return new Site(container, rewrite, index);
            }
            container = container(container.members().get(index).node(), key);
        }
    }

    private JsonNode.Container container(JsonNode node, Key key) {
        if (node instanceof JsonNode.Container container) {
            return container;
        }
        throw refuse(key, "it is not in the file");
    }

    private static int index(JsonNode.Container container, Segment segment) {
        if (segment instanceof Segment.Name name) {
            return container.find(name.name());
        }
        int index = ((Segment.Index) segment).index();
        return !container.isObject() && index < container.members().size() ? index : -1;
    }

    /** Something comes to a key; objects that are missing on the way there are made. */
    private void arrive(Key key, Place place, Arrival arrival) {
        JsonNode.Container container = root;
        List<Segment> segments = key.segments();
        int depth = 0;
        Rewrite rewrite = rewrites.computeIfAbsent(container, any -> new Rewrite());
        while (depth < segments.size() - 1 && index(container, segments.get(depth)) >= 0) {
            int index = index(container, segments.get(depth++));
            container = container(container.members().get(index).node(), key);
            rewrite = rewrites.computeIfAbsent(container, any -> new Rewrite());
        }
        int behind = behind(container, segments.get(depth), place, key);
        List<Arrival> arrivals = rewrite.arrivals().computeIfAbsent(behind, any -> new ArrayList<>());
        for (; depth < segments.size() - 1; depth++) {
            String name = segments.get(depth) instanceof Segment.Name missing ? missing.name() : "";
            arrivals = made(arrivals, name).entries();
        }
        arrivals.add(arrival);
    }

    private int behind(JsonNode.Container container, Segment segment, Place place, Key key) {
        if (segment instanceof Segment.Index index) {
            return Math.min(index.index(), container.members().size()) - 1;
        }
        if (place.isFirst()) {
            return -1;
        }
        int behind = container.find(place.after());
        if (behind < 0) {
            throw refuse(key, "its neighbour is not in the file");
        }
        return behind;
    }

    /** The object with this name that was made last, or a new one. */
    private static Arrival.Made made(List<Arrival> arrivals, String name) {
        Arrival last = arrivals.isEmpty() ? null : arrivals.get(arrivals.size() - 1);
        if (last instanceof Arrival.Made made && made.name().equals(name)) {
            return made;
        }
        Arrival.Made made = new Arrival.Made(name, new ArrayList<>());
        arrivals.add(made);
        return made;
    }

    private static String name(Key key) {
        return key.last().orElseThrow() instanceof Segment.Name name ? name.name() : "";
    }

    private RefusedException refuse(Key key, String what) {
        Origin origin = places.origin(root.start());
        return new RefusedException(Problem.of(origin, key, what, "an edit of what is in the file")
                .hint("the file was not touched; change this place by hand, or report it"));
    }
}
