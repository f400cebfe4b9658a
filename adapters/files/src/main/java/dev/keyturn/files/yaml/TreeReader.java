package dev.keyturn.files.yaml;

import dev.keyturn.files.layout.Vocabulary;
import dev.keyturn.files.yaml.Node.Form;
import dev.keyturn.settings.Key;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.tokens.Token;

/** Makes a tree of a text. The library's parser says what there is, its tokens say where. */
final class TreeReader {
    /** The library copies what it has read of a value with each buffer; small ones make a long value slow. */
    private static final int BUFFER = 1 << 17;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setCodePointLimit(Integer.MAX_VALUE)
            .setBufferSize(BUFFER)
            .build();

    private final Lines lines;
    private final Vocabulary words = new Vocabulary();
    private final String source;
    private final Deque<Open> open = new ArrayDeque<>();
    private final Map<String, Node> anchors = new HashMap<>();
    private final Set<String> openAnchors = new HashSet<>();
    private @Nullable Node root;
    private int documents;
    private int start;
    private int end;

    /** A collection whose end is not reached. */
    private static final class Open {
        final Node.Properties properties;
        final boolean isMapping;
        final Form form;
        final List<Node.Member> members = new ArrayList<>();
        int start;
        int memberStart = -1;
        int mark = -1;

        @Nullable
        Node key;

        Open(Node.Properties properties, boolean isMapping, Form form, int start) {
            this.properties = properties;
            this.isMapping = isMapping;
            this.form = form;
            this.start = start;
        }

        boolean wantsKey() {
            return isMapping && key == null;
        }
    }

    private TreeReader(Lines lines, String source) {
        this.lines = lines;
        this.source = source;
        this.start = lines.start(0);
        this.end = lines.text().length();
    }

    static Document read(String text, String source) {
        return new TreeReader(new Lines(text), source).document();
    }

    private Document document() {
        Tokens tokens = tokens();
        ParserImpl parser = new ParserImpl(SETTINGS, tokens);
        for (Event event = next(parser, tokens); event != null; event = next(parser, tokens)) {
            take(event, tokens);
            tokens.forget();
        }
        if (root == null || (root instanceof Node.Scalar scalar && scalar.end == scalar.outerStart())) {
            return new Document(lines, source, Optional.empty(), start, end);
        }
        if (root instanceof Node.Collection collection && collection.isMapping) {
            return new Document(lines, source, Optional.of(collection), start, end);
        }
        throw Refusal.of(lines.origin(source, root.start), "the document is no mapping", "a mapping of keys to values");
    }

    private Tokens tokens() {
        try {
            return new Tokens(SETTINGS, lines.text());
        } catch (ReaderException e) {
            throw unreadable(e, null);
        }
    }

    private @Nullable Event next(ParserImpl parser, Tokens tokens) {
        try {
            return parser.hasNext() ? parser.next() : null;
        } catch (RuntimeException e) { // the library has no one type for all that can be wrong with a text
            throw unreadable(e, tokens);
        }
    }

    private RuntimeException unreadable(RuntimeException e, @Nullable Tokens tokens) {
        if (e instanceof MarkedYamlEngineException marked && tokens != null) {
            int offset = tokens.offset(marked.getProblemMark());
            return Refusal.of(lines.origin(source, offset), Complaint.of(marked.getProblem()), "YAML 1.2");
        }
        if (e instanceof ReaderException reader) {
            int offset = new CodePoints(lines.text()).offset(reader.getPosition());
            return Refusal.of(
                    lines.origin(source, offset), "a character that YAML does not allow", "printable characters");
        }
        return Refusal.of(lines.origin(source, tokens == null ? 0 : open(tokens)), "this is no YAML", "YAML 1.2");
    }

    private int open(Tokens tokens) {
        return Math.max(tokens.place(Token.ID.Scalar), open.isEmpty() ? start : open.getLast().start);
    }

    private void take(Event event, Tokens tokens) {
        separators(tokens);
        switch (event.getEventId()) {
            case DocumentStart -> begin(event, tokens);
            case DocumentEnd -> tokens.find(Token.ID.DocumentEnd).ifPresent(token -> end = tokens.start(token));
            case Alias -> add(alias((AliasEvent) event, tokens));
            case Scalar -> add(scalar((ScalarEvent) event, tokens));
            case MappingStart, SequenceStart -> push((CollectionStartEvent) event, tokens);
            case MappingEnd, SequenceEnd -> pop(tokens);
            case StreamStart, StreamEnd, Comment -> {
                // they say nothing about settings
            }
        }
    }

    private void begin(Event event, Tokens tokens) {
        tokens.find(Token.ID.DocumentStart).ifPresent(token -> start = tokens.end(token));
        if (++documents > 1) {
            throw Refusal.of(
                    lines.origin(source, tokens.offset(event.getStartMark())),
                    Key.root(),
                    "another document begins here",
                    "one document in a file",
                    "choose one with FileSource.document, or give each its own file");
        }
    }

    /** The colon, the dash and the comma in front of what an event tells. */
    private void separators(Tokens tokens) {
        Open collection = open.peekLast();
        if (collection == null) {
            return;
        }
        int comma = tokens.place(Token.ID.FlowEntry);
        if (comma >= 0 && !collection.members.isEmpty()) {
            collection.members.get(collection.members.size() - 1).comma = comma;
        }
        tokens.find(Token.ID.Key)
                .filter(token -> tokens.end(token) > tokens.start(token))
                .ifPresent(token -> {
                    throw complexKey(tokens.start(token));
                });
        if (collection.isMapping) {
            collection.mark = Math.max(collection.mark, tokens.place(Token.ID.Value));
            return;
        }
        int dash = tokens.place(Token.ID.BlockEntry);
        collection.mark = Math.max(collection.mark, dash);
        if (dash >= 0 && collection.start < 0) {
            collection.start = dash;
        }
    }

    private RuntimeException complexKey(int offset) {
        return Refusal.of(
                lines.origin(source, offset), "a complex key", "keys that are plain text, in the form `key: value`");
    }

    private Node.Properties properties(NodeEvent event, Optional<String> tag, Tokens tokens) {
        int anchor = tokens.place(Token.ID.Anchor);
        int tagStart = tokens.place(Token.ID.Tag);
        int first = anchor < 0 ? tagStart : tagStart < 0 ? anchor : Math.min(anchor, tagStart);
        int last = Math.max(
                tokens.find(Token.ID.Anchor).map(tokens::end).orElse(-1),
                tokens.find(Token.ID.Tag).map(tokens::end).orElse(-1));
        return first < 0
                ? Node.Properties.NONE
                : new Node.Properties(
                        first,
                        last,
                        tag.orElse(null),
                        event.getAnchor().map(Anchor::getValue).orElse(null));
    }

    private Node scalar(ScalarEvent event, Tokens tokens) {
        Node.Properties properties = properties(event, event.getTag(), tokens);
        Optional<Token> token = tokens.find(Token.ID.Scalar);
        if (token.isEmpty()) {
            int place = emptyAt(properties);
            return new Node.Scalar(properties, place, place, "", ScalarStyle.PLAIN);
        }
        int from = tokens.start(token.get());
        int to = tokens.end(token.get());
        ScalarStyle style = event.getScalarStyle();
        if (style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED) {
            Open around = open.peekLast();
            to = BlockScalar.end(lines, from, to, around == null ? -1 : lines.column(around.start));
        }
        return new Node.Scalar(properties, from, to, words.word(event.getValue()), style);
    }

    /** An empty value stands right behind what is in front of it. */
    private int emptyAt(Node.Properties properties) {
        int place = start;
        Open around = open.peekLast();
        if (around != null) {
            place = around.mark >= 0 ? around.mark + 1 : around.key == null ? around.start : around.key.end;
        }
        return Math.max(place, properties.end());
    }

    private Node alias(AliasEvent event, Tokens tokens) {
        Token token = tokens.find(Token.ID.Alias).orElseThrow();
        String name = event.getAlias().getValue();
        Node target = anchors.get(name);
        if (openAnchors.contains(name)) {
            throw Refusal.of(
                    lines.origin(source, tokens.start(token)),
                    "an alias refers to what it is part of",
                    "aliases of what stands in front of them");
        }
        if (target == null) {
            throw Refusal.of(
                    lines.origin(source, tokens.start(token)),
                    "an alias refers to no anchor in front of it",
                    "an anchor of the same name");
        }
        if (open.size() + target.height() > Key.MAX_DEPTH) {
            throw tooDeep(tokens.start(token));
        }
        target.refer(tokens.start(token));
        return new Node.Alias(tokens.start(token), tokens.end(token), target);
    }

    private void add(Node node) {
        if (node.anchor() != null) {
            anchors.put(node.anchor(), node);
            openAnchors.remove(node.anchor());
        }
        Open around = open.peekLast();
        if (around == null) {
            root = node;
        } else if (around.wantsKey()) {
            key(around, node);
        } else {
            member(around, node);
        }
    }

    private void key(Open mapping, Node node) {
        if (node instanceof Node.Scalar scalar && scalar.isPlain() && scalar.start == scalar.end) {
            throw Refusal.of(lines.origin(source, node.start), "a value without a key", "a key in front of the colon");
        }
        mapping.key = node;
        mapping.memberStart = node.outerStart();
        if (mapping.start < 0) {
            mapping.start = node.outerStart();
        }
    }

    private void member(Open around, Node node) {
        Node key = around.key;
        int from = key != null ? around.memberStart : around.mark >= 0 ? around.mark : node.outerStart();
        around.members.add(new Node.Member(key, name(key), from, around.mark, node));
        around.key = null;
        around.mark = -1;
    }

    private String name(@Nullable Node key) {
        Node said = key instanceof Node.Alias alias ? alias.target : key;
        if (said == null) {
            return "";
        }
        if (said instanceof Node.Scalar scalar) {
            return scalar.text;
        }
        throw complexKey(said.start);
    }

    private void push(CollectionStartEvent event, Tokens tokens) {
        int eventEnd = tokens.offset(event.getEndMark());
        boolean hasBracket = event.isFlow() && eventEnd > tokens.offset(event.getStartMark());
        Open around = open.peekLast();
        if (around != null && around.wantsKey()) {
            throw complexKey(tokens.offset(event.getStartMark()));
        }
        if (open.size() >= Key.MAX_DEPTH) {
            throw tooDeep(tokens.offset(event.getStartMark()));
        }
        Form form = hasBracket ? Form.FLOW : event.isFlow() ? Form.PAIR : Form.BLOCK;
        Node.Properties properties = properties(event, event.getTag(), tokens);
        if (properties.anchor() != null) {
            openAnchors.add(properties.anchor());
        }
        boolean isMapping = event.getEventId() == Event.ID.MappingStart;
        open.addLast(new Open(properties, isMapping, form, hasBracket ? eventEnd - 1 : -1));
    }

    private void pop(Tokens tokens) {
        Open collection = open.removeLast();
        int last = tokens.find(collection.isMapping ? Token.ID.FlowMappingEnd : Token.ID.FlowSequenceEnd)
                .map(tokens::end)
                .orElse(-1);
        if (last < 0) {
            last = collection.members.get(collection.members.size() - 1).end();
        }
        add(new Node.Collection(
                collection.properties,
                collection.start,
                last,
                collection.isMapping,
                collection.form,
                collection.members));
    }

    private RuntimeException tooDeep(int offset) {
        return Refusal.of(
                lines.origin(source, offset), "the settings nest too deep", "at most " + Key.MAX_DEPTH + " levels");
    }
}
