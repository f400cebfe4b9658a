package dev.keyturn.files.json;

import dev.keyturn.files.layout.Vocabulary;
import dev.keyturn.settings.Bool;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Null;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the tree of a text. Everything that it cannot is refused with its place. */
final class JsonReader {
    private static final int FEW = 8;

    private final JsonTokens tokens;
    private final Places places;
    private final Vocabulary words = new Vocabulary();
    private final Deque<Segment> path = new ArrayDeque<>();
    private final List<Problem> problems = new ArrayList<>();

    JsonReader(String text, String source, boolean hasComments) {
        this.tokens = new JsonTokens(text, hasComments);
        this.places = new Places(text, source);
    }

    /** The origins of offsets. */
    Places places() {
        return places;
    }

    /** The outermost object. */
    JsonNode.Container read() {
        try {
            if (tokens.next() == 0 && tokens.at() == places.length()) {
                throw new JsonTokens.MalformedException(
                        tokens.at(),
                        "there is nothing in it",
                        "settings in { }",
                        "if somebody is writing it just now, run again; if it is to be empty, write {} into it");
            }
            if (tokens.next() != '{') {
                throw tokens.malformed("the text does not begin with an object", "settings in { }");
            }
            JsonNode.Container root = container();
            if (tokens.next() != 0 || tokens.at() < places.length()) {
                throw tokens.malformed("the text goes on behind its end", "nothing behind the last }");
            }
            if (!problems.isEmpty()) {
                throw new RefusedException(problems);
            }
            return root;
        } catch (JsonTokens.MalformedException e) {
            throw new RefusedException(
                    Problem.of(places.origin(e.offset), key(), String.valueOf(e.getMessage()), e.expected)
                            .hint(e.hint));
        }
    }

    /** Where the reader is; a path that is too long to be one says nothing to anybody. */
    private Key key() {
        return path.size() >= Key.MAX_DEPTH ? Key.root() : Key.ofSegments(List.copyOf(path));
    }

    private JsonNode node() {
        char c = tokens.next();
        if (c == '{' || c == '[') {
            return container();
        }
        int start = tokens.at();
        Value value = scalar(c);
        return new JsonNode.Scalar(start, tokens.at(), value);
    }

    private Value scalar(char c) {
        Origin origin = places.origin(tokens.at());
        if (c == '"') {
            return new Text(tokens.string(), origin);
        }
        if (c == '-' || (c >= '0' && c <= '9')) {
            int start = tokens.at();
            return Num.parse(tokens.number())
                    .map(number -> number.withOrigin(origin))
                    .orElseThrow(() -> new JsonTokens.MalformedException(
                            start, "the number is too long", "at most " + Num.MAX_LENGTH + " characters", ""));
        }
        if (tokens.word("true")) {
            return new Bool(true, origin);
        }
        if (tokens.word("false")) {
            return new Bool(false, origin);
        }
        if (tokens.word("null")) {
            return new Null(origin);
        }
        throw tokens.malformed(
                "here is no value", "text in double quotes, a number, true, false, null, an object or a list");
    }

    private JsonNode.Container container() {
        int start = tokens.at();
        boolean isObject = tokens.skip('{');
        if (path.size() >= Key.MAX_DEPTH) {
            throw new JsonTokens.MalformedException(
                    start, "it nests too deep", "at most " + Key.MAX_DEPTH + " levels", "");
        }
        if (!isObject) {
            tokens.skip('[');
        }
        char close = isObject ? '}' : ']';
        List<JsonNode.Member> members = new ArrayList<>();
        Map<String, Integer> names = Map.of();
        while (!tokens.skip(close)) {
            if (!members.isEmpty() && members.get(members.size() - 1).comma() < 0) {
                throw tokens.malformed("something is missing here", isObject ? "a comma or }" : "a comma or ]");
            }
            JsonNode.Member member = member(isObject, members, names);
            members.add(member);
            names = isObject ? names(members, names) : names;
            if (member.comma() >= 0 && tokens.next() == close) {
                checkTrailingComma(member.comma());
            }
        }
        return new JsonNode.Container(start, tokens.at(), isObject, List.copyOf(members), names);
    }

    /** Small objects are searched: a large text has a hundred thousand of them. */
    private static Map<String, Integer> names(List<JsonNode.Member> members, Map<String, Integer> known) {
        int last = members.size() - 1;
        if (last < FEW) {
            return known;
        }
        if (!known.isEmpty()) {
            known.putIfAbsent(members.get(last).name(), last);
            return known;
        }
        Map<String, Integer> names = new HashMap<>();
        for (int i = 0; i <= last; i++) {
            names.putIfAbsent(members.get(i).name(), i);
        }
        return names;
    }

    private JsonNode.Member member(boolean isObject, List<JsonNode.Member> members, Map<String, Integer> names) {
        char first = tokens.next();
        int start = tokens.at();
        String name = "";
        int nameEnd = start;
        if (isObject) {
            if (first != '"') {
                throw tokens.malformed("here is no key", "a key in double quotes");
            }
            name = words.word(tokens.string());
            nameEnd = tokens.at();
        }
        path.addLast(isObject ? new Segment.Name(name) : new Segment.Index(members.size()));
        if (isObject) {
            checkOnce(name, start, members, names);
            if (!tokens.skip(':')) {
                throw tokens.malformed("the key has no value", "a colon and a value");
            }
        }
        JsonNode node = node();
        path.removeLast();
        int comma = tokens.skip(',') ? tokens.at() - 1 : -1;
        return new JsonNode.Member(start, isObject ? nameEnd : node.start(), name, node, comma);
    }

    /** A key that comes twice is refused: which of the two a program reads is an accident. */
    private void checkOnce(String name, int start, List<JsonNode.Member> members, Map<String, Integer> names) {
        int first = JsonNode.Container.find(members, names, name);
        if (first >= 0) {
            int line = places.origin(members.get(first).nameStart()).line();
            problems.add(
                    Problem.of(places.origin(start), key(), "it is set in line " + line + " already", "each key once"));
        }
    }

    private void checkTrailingComma(int comma) {
        if (!tokens.allowsTrailingComma()) {
            throw new JsonTokens.MalformedException(
                    comma,
                    "a comma stands behind the last entry, which JSON does not allow",
                    "no comma there",
                    "name the file .jsonc if the program that reads it allows such commas");
        }
    }
}
