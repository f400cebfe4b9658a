package dev.keyturn.files.hocon;

import dev.keyturn.files.hocon.Entry.Use;
import dev.keyturn.files.hocon.Node.Braces;
import dev.keyturn.files.hocon.Node.Brackets;
import dev.keyturn.files.layout.Block;
import dev.keyturn.files.layout.Block.Separators;
import dev.keyturn.files.layout.Layout;
import dev.keyturn.files.layout.Lines;
import dev.keyturn.files.layout.Splices;
import dev.keyturn.settings.Key;
import dev.keyturn.spi.format.Splice;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The text of an edit with its entries, and what becomes of them so far. */
final class Draft {
    final String text;
    final Entry root;
    final Splices splices;
    final Layout layout;
    final Writer writer;
    final Refusals refusals;
    private final Map<Integer, Block> blocks = new TreeMap<>(); // by where they begin

    Draft(Lines lines, Entry root) {
        this.text = lines.text();
        this.root = root;
        this.splices = new Splices(text);
        this.layout = new Layout(text, splices, List.of("#", "//"));
        this.writer = new Writer(lines.origin(0), layout.step());
        this.refusals = new Refusals(lines);
    }

    /** The entry at a key, if it can be edited at all. */
    Entry entry(Key key) {
        Entry entry = root;
        for (int i = 0; i < key.segments().size(); i++) {
            refusals.checkLock(entry, key);
            Key next = Key.ofSegments(key.segments().subList(0, i + 1));
            entry = root.find(next)
                    .orElseThrow(() -> refusals.of(root, key, "it is not in the file", "a key of the file"));
        }
        return entry;
    }

    Block block(Braces object) {
        return blocks.computeIfAbsent(
                object.start(),
                any -> object.isOpen()
                        ? new Block(object.start(), object.end(), object.members(), Separators.LINES_OR_COMMAS, true)
                        : new Block(
                                object.start() + 1,
                                object.end() - 1,
                                object.members(),
                                Separators.LINES_OR_COMMAS,
                                false));
    }

    Block block(Brackets list) {
        return blocks.computeIfAbsent(
                list.start(),
                any -> new Block(list.start() + 1, list.end() - 1, list.items(), Separators.LINES_OR_COMMAS, false));
    }

    /** A field goes. */
    void drop(Use use) {
        block(use.holder()).remove(use.number());
    }

    void replace(Node node, String replacement) {
        splices.replace(node.start(), node.end(), replacement);
    }

    List<Splice> splices() {
        blocks.values().forEach(layout::write);
        return splices.list();
    }
}
