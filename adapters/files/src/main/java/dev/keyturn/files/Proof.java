package dev.keyturn.files;

import dev.keyturn.files.IndependentParser.Verdict;
import dev.keyturn.files.independent.Parsers;
import dev.keyturn.files.proof.Editable;
import dev.keyturn.files.proof.Edits;
import dev.keyturn.files.proof.Finding;
import dev.keyturn.files.proof.Outcome;
import dev.keyturn.files.proof.ProofPage;
import dev.keyturn.files.proof.Tally;
import dev.keyturn.files.proof.Trial;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.SourceException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
 * <p>Of a file with many entries some are edited, always the same. No value of the file is in the report.
 */
public final class Proof {
    /** As many entries are edited if nobody says otherwise: a large file takes seconds then. */
    public static final int MOST_ENTRIES = 60;

    private final Trial trial;
    private final Edits edits;
    private final ProofPage page;

    private Proof(
            String name, SettingsFormat format, FileContent content, Optional<IndependentParser> parser, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("at least one entry has to be edited");
        }
        Part whole = new Part.Whole(format);
        Tried before = new Tried(new Editing(whole, format, name), Opened.of(content, whole, name));
        trial = new Trial(before, format.capabilities(), parser);
        edits = new Edits(before.settings(), trial, limit);
        edits.tryAll();
        page = new ProofPage(name, format.name(), checkedBy(format, parser), trial, edits);
    }

    private static String checkedBy(SettingsFormat format, Optional<IndependentParser> parser) {
        return parser.map(IndependentParser::name).orElseGet(() -> "nobody: " + Parsers.whyNone(format.name()));
    }

    /** A content, edited as {@link FileSource} edits a file. */
    private record Tried(Editing editing, Opened opened) implements Editable {
        @Override
        public String text() {
            return (opened.content().encoding().hasMark() ? "\uFEFF" : "")
                    + opened.content().text();
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
            return new Tried(editing, editing.of(opened, edit));
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

    private Tally tally() {
        return trial.tally();
    }

    /** How many edits came out exactly: as planned, says the independent parser, and the way back gave the same bytes. */
    public int exact() {
        return tally().count(Outcome.EXACT);
    }

    /** How many edits were refused. */
    public int refused() {
        return tally().count(Outcome.REFUSED);
    }

    /** How many edits came out as something else than was planned, there or back. Each is a defect of Keyturn. */
    public int wrong() {
        return tally().count(Outcome.WRONG)
                + tally().countWithoutLook(Outcome.WRONG)
                + (trial.verdictBefore() == Verdict.DIFFERENT ? 1 : 0);
    }

    /** How many edits gave the same settings on their way back, but other bytes. */
    public int notSameBytesBack() {
        return tally().count(Outcome.NOT_SAME_BYTES_BACK);
    }

    /** How many edits would be exact, if somebody independent could say so. */
    public int unchecked() {
        return tally().count(Outcome.UNCHECKED);
    }

    /** How many edits were refused for each reason. */
    public Map<String, Integer> refusedBecause() {
        return Map.copyOf(tally().refusedBecause());
    }

    /** The first few edits that went wrong, or came back as other bytes: what was edited, and what happened; no values. */
    public List<String> findings() {
        return tally().findings().stream().map(Finding::toString).toList();
    }

    /** The name of the independent parser, or that there was none, and what to do about it. */
    public String checkedBy() {
        return page.checkedBy();
    }

    /** Whether nothing was wrong, and every way back gave the same bytes. What is refused does not count: it does no harm. */
    public boolean isClean() {
        return wrong() == 0 && notSameBytesBack() == 0;
    }

    /** For people: a table with a line for each operation. */
    @Override
    public String toString() {
        return page.text(wrong());
    }

    /** For programs: one JSON object. */
    public String toJson() {
        return page.json(wrong());
    }
}
