package dev.keyturn.files.yaml;

import dev.keyturn.files.edit.Operation;
import dev.keyturn.files.yaml.Node.Collection;
import dev.keyturn.files.yaml.Node.Member;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Place;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Comment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What becomes of each part of a tree. Everything that cannot be edited exactly is refused here. */
final class Plan {
    private static final String MERGE = "<<";

    private final Document document;
    private final Map<Member, String> renames = new HashMap<>();
    private final Map<Member, Found> sets = new HashMap<>();
    private final Set<Member> gone = new HashSet<>();
    private final Map<Collection, List<Addition.Placed>> additions = new HashMap<>();
    private final List<Addition.Placed> rootAdditions = new ArrayList<>();

    /** What is set, with the value that it gets. */
    record Found(Key key, Value value) {}

    /** A member of a collection. */
    private record Spot(Collection around, int index) {
        Member member() {
            return around.members.get(index);
        }
    }

    Plan(Document document, List<Operation> operations) {
        this.document = document;
        operations.forEach(this::take);
        additions.values().forEach(Plan::inOrder);
    }

    private static void inOrder(List<Addition.Placed> placed) {
        placed.sort(Comparator.comparingInt(Addition.Placed::after));
    }

    Optional<String> newName(Member member) {
        return Optional.ofNullable(renames.get(member));
    }

    Optional<Found> newValue(Member member) {
        return Optional.ofNullable(sets.get(member));
    }

    boolean isGone(Member member) {
        return gone.contains(member);
    }

    boolean isAllGone(Collection collection) {
        return gone.containsAll(collection.members);
    }

    /** What comes into a collection, in order. */
    List<Addition.Placed> additions(Collection collection) {
        return additions.getOrDefault(collection, List.of());
    }

    /** What comes into an empty document. */
    List<Addition.Placed> rootAdditions() {
        return rootAdditions;
    }

    private void take(Operation operation) {
        if (operation instanceof Operation.Rename rename) {
            Spot place = find(rename.from());
            checkAround(place.around, rename.from());
            checkKey(place.member(), rename.from());
            renames.put(place.member(), rename.to());
        } else if (operation instanceof Operation.SetValue set) {
            Spot place = find(set.key());
            if (place.member().name.equals(MERGE)) {
                checkAround(place.around, set.key());
            }
            checkWithin(place.member().value, set.key(), place.member());
            sets.put(place.member(), new Found(set.key(), set.value()));
        } else if (operation instanceof Operation.Remove remove) {
            Spot place = find(remove.key());
            checkAround(place.around, remove.key());
            checkKey(place.member(), remove.key());
            checkWithin(place.member().value, remove.key(), place.member());
            gone.add(place.member());
        } else if (operation instanceof Operation.Insert insert) {
            Map<Key, String> comments = new HashMap<>();
            for (Comment comment : insert.comments()) {
                comments.merge(comment.key(), comment.text(), (one, other) -> one + "\n" + other);
            }
            add(
                    insert.key(),
                    insert.place(),
                    new Addition.Fresh(name(insert.key()), insert.key(), insert.value(), comments));
        } else if (operation instanceof Operation.Move move) {
            Spot place = find(move.from());
            checkAround(place.around, move.from());
            checkKey(place.member(), move.from());
            checkWithin(place.member().value, move.from(), place.member());
            gone.add(place.member());
            @Nullable
            Collection target = add(
                    move.to(),
                    move.place(),
                    new Addition.Moved(name(move.to()), move.from(), place.around, place.index));
            checkAliases(place.member().value, place.member(), target, move.from());
            if (place.member().key != null) {
                checkAliases(place.member().key, place.member(), target, move.from());
            }
        }
    }

    private static String name(Key key) {
        return key.last().orElseThrow() instanceof Segment.Name name ? name.name() : "";
    }

    private Spot find(Key key) {
        Collection around = root(key);
        List<Segment> segments = key.segments();
        for (int depth = 0; ; depth++) {
            int index = index(around, segments.get(depth));
            if (index < 0) {
                throw Refusal.of(Origin.of(document.source()), key, "it is not in the file", "a key of the file");
            }
            if (depth == segments.size() - 1) {
                return new Spot(around, index);
            }
            around = inside(around.members.get(index), key);
        }
    }

    private Collection root(Key key) {
        return document.root()
                .orElseThrow(() ->
                        Refusal.of(Origin.of(document.source()), key, "it is not in the file", "a key of the file"));
    }

    private static int index(Collection around, Segment segment) {
        if (segment instanceof Segment.Name name) {
            return around.isMapping ? around.find(name.name()) : -1;
        }
        int index = ((Segment.Index) segment).index();
        return !around.isMapping && index < around.members.size() ? index : -1;
    }

    /** The collection that is the value of a member, which is about to be edited. */
    private Collection inside(Member member, Key key) {
        if (member.value instanceof Node.Alias) {
            throw refuse(
                    member,
                    key,
                    "an alias stands for what is to be edited",
                    "an edit of what the alias refers to, or no alias here");
        }
        if (!(member.value instanceof Collection collection)) {
            throw refuse(
                    member, key, "there is a single value where the key needs a table or a list", "a table or a list");
        }
        if (collection.isReferredFromOutside(collection.outerStart(), collection.end)) {
            throw referred(member, key);
        }
        return collection;
    }

    /** The entries of a mapping with a merge key mean other things to programs that merge. */
    private void checkAround(Collection around, Key key) {
        int merge = around.isMapping ? around.find(MERGE) : -1;
        if (merge >= 0) {
            throw refuse(
                    around.members.get(merge),
                    key,
                    "a merge key (<<) stands beside it, which YAML 1.2 does not know and other programs do",
                    "a table without a merge key");
        }
    }

    private void checkKey(Member member, Key key) {
        if (member.key != null && member.key.isReferredFromOutside(member.start, member.end())) {
            throw referred(member, key);
        }
    }

    private void checkWithin(Node node, Key key, Member member) {
        if (node.isReferredFromOutside(member.start, member.end())) {
            throw referred(member, key);
        }
        if (node instanceof Collection collection) {
            collection.members.forEach(child -> {
                if (child.key != null) {
                    checkWithin(child.key, key, member);
                }
                checkWithin(child.value, key, member);
            });
        }
    }

    /** An alias has to stay behind its anchor. */
    private void checkAliases(Node node, Member moved, @Nullable Collection target, Key key) {
        if (node instanceof Node.Alias alias) {
            boolean isWithin = alias.target.start >= moved.start && alias.target.end <= moved.end();
            if (!isWithin && (target == null || target.start < alias.target.end)) {
                throw refuse(
                        moved, key, "an alias in it would stand in front of its anchor", "a place behind the anchor");
            }
        } else if (node instanceof Collection collection) {
            for (Member child : collection.members) {
                if (child.key != null) {
                    checkAliases(child.key, moved, target, key);
                }
                checkAliases(child.value, moved, target, key);
            }
        }
    }

    private @Nullable Collection add(Key key, Place place, Addition addition) {
        List<Segment> segments = key.segments();
        if (document.root().isEmpty()) {
            put(rootAdditions, -1, segments, addition);
            return null;
        }
        Collection around = document.root().get();
        int depth = 0;
        while (depth < segments.size() - 1 && index(around, segments.get(depth)) >= 0) {
            around = inside(around.members.get(index(around, segments.get(depth))), key);
            depth++;
        }
        checkAround(around, key);
        int after = segments.get(depth) instanceof Segment.Index index
                ? index.index() - 1
                : place.isFirst() ? -1 : around.find(place.after());
        put(
                additions.computeIfAbsent(around, any -> new ArrayList<>()),
                after,
                segments.subList(depth, segments.size()),
                addition);
        return around;
    }

    /** Puts an addition below the tables that are missing on the way to it. */
    private static void put(List<Addition.Placed> placed, int after, List<Segment> missing, Addition addition) {
        if (missing.size() == 1) {
            placed.add(new Addition.Placed(after, addition));
            return;
        }
        String first = missing.get(0) instanceof Segment.Name name ? name.name() : "";
        Addition.Made made = null;
        for (Addition.Placed known : placed) {
            if (known.addition() instanceof Addition.Made table && table.name().equals(first)) {
                made = table;
            }
        }
        if (made == null) {
            made = new Addition.Made(first);
            placed.add(new Addition.Placed(after, made));
        }
        for (Segment segment : missing.subList(1, missing.size() - 1)) {
            made = inner(made, segment instanceof Segment.Name name ? name.name() : "");
        }
        made.entries().add(addition);
    }

    private static Addition.Made inner(Addition.Made around, String name) {
        for (Addition entry : around.entries()) {
            if (entry instanceof Addition.Made made && made.name().equals(name)) {
                return made;
            }
        }
        Addition.Made made = new Addition.Made(name);
        around.entries().add(made);
        return made;
    }

    private RefusedException referred(Member member, Key key) {
        return refuse(
                member,
                key,
                "an alias elsewhere refers to it, and would change with it",
                "a value that no alias refers to");
    }

    private RefusedException refuse(Member member, Key key, String what, String expected) {
        return Refusal.of(document.origin(member.start), key, what, expected);
    }
}
