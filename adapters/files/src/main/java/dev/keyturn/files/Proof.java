package dev.keyturn.files;

import dev.keyturn.files.IndependentParser.Verdict;
import dev.keyturn.files.independent.Parsers;
import dev.keyturn.files.proof.Editable;
import dev.keyturn.files.proof.Edits;
import dev.keyturn.files.proof.Outcome;
import dev.keyturn.files.proof.ProofPage;
import dev.keyturn.files.proof.Tally;
import dev.keyturn.files.proof.Trial;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.SourceException;
import dev.keyturn.spi.format.SettingsFormat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * What becomes of a file of yours when its settings are edited: every entry is renamed, removed, set, moved and given neighbours, one
 * after the other and several at once, in memory. The file is only read.
 *
 * <pre>{@code
 * Proof proof = Proof.of(Path.of("config/application.yaml"));
 * System.out.println(proof);
 * }</pre>
 *
 * <p>Each result is read with an {@link IndependentParser}, which has to find just the planned settings; then the edit is taken back, as a
 * rollback does it, and has to give the same bytes. Such an edit is {@linkplain #exact exact}. What cannot be written exactly is
 * {@linkplain #refused refused}, and a migration would not have touched the file.
 *
 * <p>Of a file that holds several documents, each is proved by itself, and the counts are those of all.
 *
 * <p>Of a file with many entries some are edited, always the same. No value of the file is in the report.
 */
public final class Proof {
    /** As many entries are edited if nobody says otherwise: a large file takes seconds then. */
    public static final int MOST_ENTRIES = 60;

    private final String name;
    private final SettingsFormat format;
    private final List<One> all;

    private Proof(
            String name, SettingsFormat format, FileContent content, Optional<IndependentParser> parser, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("at least one entry has to be edited");
        }
        this.name = name;
        this.format = format;
        List<One> proofs = new ArrayList<>();
        for (Part part : parts(name, format, content)) {
            String called = part instanceof Part.Chosen chosen ? name + "#" + chosen.document() : name;
            Tried before = new Tried(new Editing(part, format, called), Opened.of(content, part, called));
            Trial trial = new Trial(before, format.capabilities(), parser);
            Edits edits = new Edits(before.settings(), trial, limit);
            edits.tryAll();
            proofs.add(new One(
                    called, trial, new ProofPage(called, format.name(), checkedBy(format, parser), trial, edits)));
        }
        all = List.copyOf(proofs);
    }

    /** The whole of a text, or its documents where it holds several that are not one. */
    private static List<Part> parts(String name, SettingsFormat format, FileContent content) {
        if (format instanceof HoldsDocuments several && Documents.areApart(format, content.text(), name)) {
            return Documents.namesIfSeveral(several, content.text(), name).orElseThrow().stream()
                    .<Part>map(document -> new Part.Chosen(several, document))
                    .toList();
        }
        return List.of(new Part.Whole(format));
    }

    /** What was found in one document, or in the only one. */
    private record One(String name, Trial trial, ProofPage page) {
        Tally tally() {
            return trial.tally();
        }

        int wrong() {
            return tally().count(Outcome.WRONG)
                    + tally().countWithoutLook(Outcome.WRONG)
                    + (trial.verdictBefore() == Verdict.DIFFERENT ? 1 : 0);
        }
    }

    private static String checkedBy(SettingsFormat format, Optional<IndependentParser> parser) {
        return parser.map(IndependentParser::name).orElseGet(() -> "nobody: " + Parsers.whyNone(format.name()));
    }

    /** A content, edited as {@link FileSource} edits a file. */
    private record Tried(Editing editing, Opened opened) implements Editable {
        @Override
        public String text() {
            return opened.partText();
        }

        @Override
        public Settings settings() {
            return opened.parsed().settings();
        }

        @Override
        public Value look(Edit edit) {
            return opened.look(edit);
        }

        @Override
        public Editable edited(Edit edit) {
            Opened edited = editing.of(opened, edit);
            if (!opened.isAround(edited)) {
                throw new IllegalStateException("an edit of one document changes another one");
            }
            return new Tried(editing, edited);
        }
    }

    /**
     * The proof of a file, in the format that the end of its name tells.
     *
     * @throws RefusedException if no format has such names, or the file cannot be read as one
     * @throws SourceException if it cannot be read at all
     */
    public static Proof of(Path file) {
        return of(file, Formats.named(file));
    }

    /** The proof of a file of a given format. */
    public static Proof of(Path file, SettingsFormat format) {
        return of(file, format, MOST_ENTRIES);
    }

    /** The proof of a file in which so many entries are edited at most. */
    public static Proof of(Path file, SettingsFormat format, int mostEntries) {
        try (FileSource source = FileSource.of(file, format)) {
            FileContent content = source.content();
            return new Proof(file.toString(), format, content, Parsers.of(format.name()), mostEntries);
        }
    }

    /**
     * The proof of a text.
     *
     * @param name what the report calls it
     * @throws RefusedException if it cannot be read
     */
    public static Proof of(String name, String text, SettingsFormat format) {
        return of(name, text, format, MOST_ENTRIES);
    }

    /** The proof of a text in which so many entries are edited at most. */
    public static Proof of(String name, String text, SettingsFormat format, int mostEntries) {
        return new Proof(name, format, content(name, text, format), Parsers.of(format.name()), mostEntries);
    }

    /** The proof of a text that is checked by a given parser. */
    public static Proof of(String name, String text, SettingsFormat format, IndependentParser parser) {
        return new Proof(name, format, content(name, text, format), Optional.of(parser), MOST_ENTRIES);
    }

    private static FileContent content(String name, String text, SettingsFormat format) {
        return FileContent.of(text.getBytes(StandardCharsets.UTF_8), name, format.charsets());
    }

    private int sum(ToIntFunction<One> count) {
        return all.stream().mapToInt(count).sum();
    }

    private int count(Outcome outcome) {
        return sum(one -> one.tally().count(outcome));
    }

    /** How many edits came out exactly: as planned, says the independent parser, and the way back gave the same bytes. */
    public int exact() {
        return count(Outcome.EXACT);
    }

    /** How many edits were refused. */
    public int refused() {
        return count(Outcome.REFUSED);
    }

    /** How many edits came out as something else than was planned, there or back. Each is a defect of Keyturn. */
    public int wrong() {
        return sum(One::wrong);
    }

    /** How many edits gave the same settings on their way back, but other bytes. */
    public int notSameBytesBack() {
        return count(Outcome.NOT_SAME_BYTES_BACK);
    }

    /** How many edits would be exact, if somebody independent could say so. */
    public int unchecked() {
        return count(Outcome.UNCHECKED);
    }

    /** How many edits were refused for each reason. */
    public Map<String, Integer> refusedBecause() {
        Map<String, Integer> reasons = new HashMap<>();
        all.forEach(
                one -> one.tally().refusedBecause().forEach((why, count) -> reasons.merge(why, count, Integer::sum)));
        return Map.copyOf(reasons);
    }

    /** The first few edits that went wrong, or came back as other bytes: what was edited, and what happened; no values. */
    public List<String> findings() {
        return all.stream()
                .flatMap(one -> one.tally().findings().stream()
                        .map(finding -> (all.size() > 1 ? one.name() + ": " : "") + finding))
                .toList();
    }

    /** The name of the independent parser, or that there was none, and what to do about it. */
    public String checkedBy() {
        return all.get(0).page().checkedBy();
    }

    /** Whether nothing was wrong, and every way back gave the same bytes. What is refused does not count: it does no harm. */
    public boolean isClean() {
        return wrong() == 0 && notSameBytesBack() == 0;
    }

    /** For people: a table with a line for each operation, and one such table for each document where there are several. */
    @Override
    public String toString() {
        return all.stream().map(one -> one.page().text(one.wrong())).collect(Collectors.joining("\n"));
    }

    /** For programs: one JSON object; where there are several documents, with the sums and an object for each of them. */
    public String toJson() {
        if (all.size() == 1) {
            return all.get(0).page().json(wrong());
        }
        Table.Builder total = Table.builder();
        for (Outcome outcome : Outcome.values()) {
            total.put(outcome.field(), Value.of(outcome == Outcome.WRONG ? wrong() : count(outcome)));
        }
        List<Value> documents = all.stream()
                .<Value>map(one -> Json.read(one.page().json(one.wrong()), one.name()))
                .toList();
        return Json.plain(Table.builder()
                        .put("file", Value.of(name))
                        .put("format", Value.of(format.name()))
                        .put("total", total.build())
                        .put("documents", Value.of(documents))
                        .build())
                .orElseThrow();
    }
}
