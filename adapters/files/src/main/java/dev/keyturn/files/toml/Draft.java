package dev.keyturn.files.toml;

import dev.keyturn.files.edit.Way;
import dev.keyturn.files.layout.Block;
import dev.keyturn.files.layout.Block.Separators;
import dev.keyturn.files.layout.Layout;
import dev.keyturn.files.layout.Lines;
import dev.keyturn.files.layout.Splices;
import dev.keyturn.files.toml.Entry.Kind;
import dev.keyturn.files.toml.Entry.Use;
import dev.keyturn.files.toml.Node.Braces;
import dev.keyturn.files.toml.Node.Brackets;
import dev.keyturn.files.toml.Node.Section;
import dev.keyturn.settings.Key;
import dev.keyturn.spi.format.Splice;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The text of an edit with its sections and entries, and what becomes of them so far. */
final class Draft {
    final String text;
    final List<Section> sections;
    final Splices splices;
    final Layout layout;
    final Writer writer;
    final Refusals refusals;
    /** All sections with a header, as members. */
    final Block document;

    private final Entry root;
    private final Map<Integer, Block> bySection = new TreeMap<>();
    private final Map<Integer, Block> byBrace = new TreeMap<>();

    Draft(Lines lines, List<Section> sections, Entry root) {
        this.text = lines.text();
        this.sections = sections;
        this.root = root;
        this.splices = new Splices(text);
        this.layout = new Layout(text, splices, List.of("#"));
        this.writer = new Writer(lines.origin(0));
        this.refusals = new Refusals(lines);
        Section first = sections.get(0);
        int open = first.fields().isEmpty() ? first.start() : first.end();
        this.document =
                new Block(open, text.length(), sections.subList(1, sections.size()), Separators.LINES, true).spread();
    }

    Entry entry(Key key) {
        return root.find(key).orElseThrow(() -> refusals.missing(key));
    }

    Way way(Key key) {
        return Way.to(key, known -> root.find(known).isPresent());
    }

    Block block(Section section) {
        return bySection.computeIfAbsent(section.number(), number -> {
            int newline = text.indexOf('\n', section.headerEnd());
            int open = section.isFirst() ? section.start() : newline < 0 ? text.length() : newline + 1;
            int next = number + 1;
            int close = next + 1 < sections.size()
                    ? layout.emptyLinesAbove(layout.chunkStart(document, next), open)
                    : text.length();
            boolean isEmptyBelowHeader = section.fields().isEmpty() && !section.isFirst();
            return new Block(
                    open, isEmptyBelowHeader ? open : Math.max(open, close), section.fields(), Separators.LINES, true);
        });
    }

    Block block(Braces table) {
        return byBrace.computeIfAbsent(
                table.start(),
                start -> new Block(start + 1, table.end() - 1, table.fields(), Separators.ONE_LINE, false));
    }

    Block block(Brackets array) {
        return byBrace.computeIfAbsent(
                array.start(), start -> new Block(start + 1, array.end() - 1, array.items(), Separators.COMMAS, false));
    }

    /** What a field stands in. */
    Block block(Use use) {
        return use.braces() == null ? block(use.section()) : block(use.braces());
    }

    /** The names up to this one, as they are after the edit. */
    String path(Use use) {
        return splices.changed(use.path().get(0).start(), use.name().end());
    }

    /** The names for a header of a table below this one, as they are after the edit; none for its own. */
    String header(Entry table, List<String> names) {
        String start = table.uses.isEmpty() ? "" : path(table.uses.get(0)) + (names.isEmpty() ? "" : ".");
        return start + String.join(".", names.stream().map(Writer::name).toList());
    }

    /** Whether what comes below this table may get a header of its own. */
    boolean hasSections(Entry table) {
        return sections.size() > 1 && (table.kind == Kind.HEADER || table.kind == Kind.IMPLICIT);
    }

    List<Splice> splices() {
        // what is added to a section stands in front of a section that comes behind it
        bySection.values().forEach(layout::write);
        byBrace.values().forEach(layout::write);
        layout.write(document);
        return splices.list();
    }
}
