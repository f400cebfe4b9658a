package dev.keyturn.files.yaml;

import dev.keyturn.files.NoticeList;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes settings of a tree: types the scalars, puts in the aliases, refuses keys that come twice. */
final class SettingsReader {
    /** As many values as aliases may stand for: a few lines can stand for more than a machine holds. */
    static final int MOST_FROM_ALIASES = 100_000;

    private final Document document;
    private final List<Problem> problems = new ArrayList<>();
    private final NoticeList notices = new NoticeList();
    private int fromAliases;

    private SettingsReader(Document document) {
        this.document = document;
    }

    /**
     * What a document says.
     *
     * @param settings the settings
     * @param notices what older readers would take for something else
     */
    record Result(Settings settings, List<Problem> notices) {}

    static Result read(Document document) {
        SettingsReader reader = new SettingsReader(document);
        return new Result(reader.settings(), reader.notices.list());
    }

    /** The value of a part of a document. */
    static Value value(Document document, Node node, Key key) {
        return new SettingsReader(document).value(node, key, null);
    }

    private Settings settings() {
        Table.Builder root = Table.builder();
        document.root().ifPresent(mapping -> entries(mapping, Key.root(), null, root));
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        return Settings.of(root.build().withOrigin(Origin.of(document.source())));
    }

    /** @param elsewhere where the alias stands that the node is read through, or null */
    private Value value(Node node, Key key, @Nullable Origin elsewhere) {
        if (node instanceof Node.Alias alias) {
            return aliased(alias, key, elsewhere);
        }
        Origin origin = elsewhere != null ? elsewhere : document.origin(node.start);
        if (node instanceof Node.Scalar scalar) {
            return typed(scalar, key, origin, elsewhere == null);
        }
        Node.Collection collection = (Node.Collection) node;
        if (!Typing.fits(collection)) {
            problems.add(unknownTag(origin, key));
        }
        if (collection.isMapping) {
            Table.Builder table = Table.builder();
            entries(collection, key, elsewhere, table);
            return table.origin(origin).build();
        }
        List<Value> items = new ArrayList<>();
        for (Node.Member member : collection.members) {
            items.add(value(member.value, key.item(items.size()), elsewhere));
        }
        return Value.of(items).withOrigin(origin);
    }

    private void entries(Node.Collection mapping, Key key, @Nullable Origin elsewhere, Table.Builder table) {
        if (key.isRoot() && !Typing.fits(mapping)) {
            problems.add(unknownTag(document.origin(mapping.outerStart()), key));
        }
        Map<String, Node.Member> seen = new HashMap<>();
        for (Node.Member member : mapping.members) {
            Key child = key.child(member.name);
            Node.Member first = seen.putIfAbsent(member.name, member);
            if (first != null && elsewhere == null) {
                problems.add(Problem.of(
                        document.origin(member.start),
                        child,
                        "it is set in line " + document.origin(first.start).line() + " already",
                        "each key once"));
            }
            if (member.key instanceof Node.Scalar named && !Typing.fitsKey(named)) {
                problems.add(unknownTag(document.origin(member.start), child));
            }
            table.put(member.name, value(member.value, child, elsewhere));
        }
    }

    /** Everything below an alias was read where the alias stands: it is no other place of the text. */
    private Value aliased(Node.Alias alias, Key key, @Nullable Origin elsewhere) {
        Origin origin = elsewhere != null ? elsewhere : document.origin(alias.start);
        if (elsewhere == null) {
            fromAliases = (int) Math.min((long) fromAliases + alias.weight(), Integer.MAX_VALUE);
            if (fromAliases > MOST_FROM_ALIASES) {
                throw Refusal.of(origin, key, "the aliases stand for too many values", "at most " + MOST_FROM_ALIASES);
            }
        }
        return value(alias.target, key, origin);
    }

    private Value typed(Node.Scalar scalar, Key key, Origin origin, boolean isHere) {
        Typing.Result result = Typing.of(scalar);
        if (result.value() != null) {
            if (isHere && scalar.isPlain() && scalar.tag() == null) {
                OldYaml.otherwise(scalar.text, result.value())
                        .ifPresent(what -> notices.add(Problem.of(origin, key, what, OldYaml.EXPECTED)));
            }
            return result.value().withOrigin(origin);
        }
        problems.add(Problem.of(origin, key, result.what(), result.expected()));
        return Value.ofNull();
    }

    private static Problem unknownTag(Origin origin, Key key) {
        return Problem.of(origin, key, Typing.UNKNOWN_TAG, Typing.KNOWN_TAGS);
    }
}
