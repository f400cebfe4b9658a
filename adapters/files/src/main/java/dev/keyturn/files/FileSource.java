package dev.keyturn.files;

import dev.keyturn.journal.FileJournal;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.KeepsContent;
import dev.keyturn.spi.KeepsLayout;
import dev.keyturn.spi.LivesInFiles;
import dev.keyturn.spi.MakesPatches;
import dev.keyturn.spi.Pace;
import dev.keyturn.spi.Patch;
import dev.keyturn.spi.Polling;
import dev.keyturn.spi.Renders;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.Watch;
import dev.keyturn.spi.Watchable;
import dev.keyturn.spi.Watcher;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Settings in one file. Its journal, lock and key are in {@code .keyturn/<file>} beside it.
 *
 * <p>A write replaces the file as a whole, so that readers see the old one or the new one; mode, owner and group stay, as far as
 * this user may set them, and a symbolic link stays one. Before it is written, the edited text is read again and has to
 * differ in the planned keys only.
 *
 * <p><b>Other writers.</b> Of all who write through Keyturn, one wins and the others are told. An editor knows nothing of that. What
 * it has saved before the replacement is found by one last look. From then on the old file has a second name, and is looked at
 * again after the replacement: what an editor has written into it, or put in its place before it got that name, is put
 * back, and the write ends with a {@link dev.keyturn.spi.StaleException}; where the new file was edited by then, too, the first
 * edit is kept beside it, and the exception names it. Three things are not noticed: a file that an editor puts in its place
 * between two calls of the system, giving the second name and replacing; one that an editor had open, and writes into later
 * still; and any edit of that moment where a file cannot have a second name (some file systems, files of other users).
 *
 * <p><b>Where a file cannot be replaced</b>, because it is mounted by itself or its directory cannot be written, it is written in
 * place. Old and new content are in {@code .keyturn/<file>} for that time, readable for their owner only, so that the next run can
 * finish what was cut off; readers may see a part, and an edit in the moment before it is not noticed. If nothing can be kept
 * there either, the write is refused.
 */
public final class FileSource
        implements SettingsSource, LivesInFiles, KeepsContent, KeepsLayout, Renders, MakesPatches, Watchable {
    private static final Pace PACE = new Pace(Duration.ofSeconds(5), Duration.ofMillis(200), Duration.ofSeconds(2));

    private final Path file;
    private final SettingsFormat format;
    private final Replacement replacement;
    private final Failures failures;

    /** What was read or written last; a read that finds the same content need not parse it again. */
    private volatile @Nullable Opened last;

    private FileSource(Path file, SettingsFormat format) {
        this(file, format, new Replacement(file.toString()));
    }

    /** With another way to replace the file. */
    FileSource(Path file, SettingsFormat format, Replacement replacement) {
        this.file = file;
        this.format = format;
        this.replacement = replacement;
        this.failures = new Failures(file.toString());
    }

    /**
     * The settings in a file, in the format that the end of its name tells.
     *
     * @throws RefusedException if no format has such names
     */
    public static FileSource of(Path file) {
        return new FileSource(file, format(file));
    }

    /** The format that the name of a file tells; refused, where it tells none. */
    static SettingsFormat format(Path file) {
        return Formats.of(file)
                .orElseThrow(() -> new RefusedException(Problem.of(
                        Origin.of(file.toString()),
                        Key.root(),
                        "the name of the file does not tell its format",
                        Formats.all().stream()
                                .flatMap(format -> format.endings().stream())
                                .collect(Collectors.joining(", ", "one of ", "")))));
    }

    /** The settings in a file of a given format. */
    public static FileSource of(Path file, SettingsFormat format) {
        return new FileSource(file, format);
    }

    /**
     * The files of a set, sorted by their names: {@code set(Path.of("config"), "application*.yaml")}, or {@code
     * "conf.d/*.conf"}, or <code>"**&#47;*.properties"</code>, in which <code>**</code> stands for any number of folders, also for none. A
     * file with two names counts once, by the first of them.
     *
     * <p>Left out are folders, what is hidden (unless the glob itself names the dot of a file: {@code ".env*"}; folders such as {@code
     * .keyturn} always), and what editors and package managers leave behind ({@code x~}, {@code x.bak}, {@code x.orig}, {@code
     * x.rpmnew} and the like). Any other file that the glob matches is meant: if its name tells no format, that is an error, and
     * not a file that nobody migrates.
     *
     * <p>What is packaged in a jar is no file of a set: it is migrated where it is built.
     *
     * @throws RefusedException if there is none, or one of them has no known format; all of those are named
     */
    public static List<FileSource> set(Path directory, String glob) {
        return FileSet.of(directory, glob);
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public Path directory() {
        try {
            return Place.of(file).journal();
        } catch (IOException e) {
            return FileJournal.directoryBeside(file); // a read will say that the file is not there
        }
    }

    @Override
    public Capabilities capabilities() {
        return format.capabilities();
    }

    @Override
    public Snapshot read(Selection selection) {
        Opened there = opened(content());
        List<Problem> notices = new ArrayList<>(Notices.of(file, name()));
        notices.addAll(there.parsed().notices());
        return new Snapshot(there.parsed().settings(), there.content().hash(), notices);
    }

    private Opened opened(FileContent content) {
        Opened known = last;
        if (known == null || !known.is(content)) {
            known = new Opened(content, format.parse(content.text(), name()));
            last = known;
        }
        return known;
    }

    private FileContent content() {
        try {
            return FileContent.read(file, name(), format.charsets());
        } catch (IOException e) {
            throw failures.notRead(e);
        }
    }

    @Override
    public Receipt write(String expectedRevision, Edit edit) {
        Opened there = opened(content(expectedRevision, content()));
        Opened changed = edited(there, edit);
        replacement.replace(
                file, Optional.of(there.content().bytes()), changed.content().bytes());
        last = changed;
        return new Receipt(changed.content().hash());
    }

    private FileContent content(String expectedRevision, FileContent content) {
        if (!content.hash().equals(expectedRevision)) {
            throw failures.changed();
        }
        return content;
    }

    private Opened edited(Opened there, Edit edit) {
        return edit.layout()
                .flatMap(look -> restored(there, edit, look))
                .orElseGet(() -> checked(there, spliced(there, edit), edit.changes()));
    }

    private static String spliced(Opened there, Edit edit) {
        return Splice.apply(there.content().text(), there.splices(edit));
    }

    /** As a whole; else place by place, without those that an edit is in the way of; else not at all. */
    private Optional<Opened> restored(Opened there, Edit edit, Value look) {
        Settings now = there.parsed().settings();
        String text = there.content().text();
        List<BiPredicate<String, String>> ways = new ArrayList<>();
        if (!Look.isWrittenAgain(now, look)) {
            ways.add((before, after) -> true);
        }
        ways.add((before, after) -> changesWhatIsMeant(before, after, edit));
        for (BiPredicate<String, String> mayBe : ways) {
            try {
                Optional<String> found = Look.restored(there.content(), look, mayBe)
                        .filter(after -> changesWhatIsMeant(text, after, edit));
                if (found.isPresent()) {
                    return Optional.of(checked(there, onTop(now, found.get(), edit), edit.changes()));
                }
            } catch (RefusedException lookDoesNotFit) {
                // the file was edited so that its old look, or this much of it, no longer fits
            }
        }
        return Optional.empty();
    }

    /** A place that changes nothing would bring something twice; one that changes another key was found in the wrong place. */
    private boolean changesWhatIsMeant(String text, String changed, Edit edit) {
        try {
            Changes changes = Changes.between(format.read(text, name()), format.read(changed, name()));
            return !changes.isEmpty()
                    && changes.list().stream().allMatch(change -> isMeant(change.key(), edit.changes()));
        } catch (RefusedException e) {
            return false;
        }
    }

    private static boolean isMeant(Key key, Changes changes) {
        KeyPattern one = KeyPattern.of(key);
        return changes.list().stream().anyMatch(change -> one.overlaps(KeyPattern.of(change.key())));
    }

    /** What the restored text does not say yet: edits that were carried back. */
    private String onTop(Settings now, String restored, Edit edit) {
        Settings planned = edit.changes().applyTo(now, edit.places());
        Parsed parsed = format.parse(restored, name());
        Changes rest = Changes.between(parsed.settings(), planned);
        return rest.isEmpty() ? restored : Splice.apply(restored, parsed.edit(Edit.to(planned, rest, List.of())));
    }

    /** The edited text has to say exactly what was planned, and the encoding has to hold it. */
    private Opened checked(Opened there, String edited, Changes changes) {
        Settings planned = changes.applyTo(there.parsed().settings());
        Parsed parsed = format.parse(edited, name());
        if (!parsed.settings().equals(planned)) {
            throw inexact(planned, Changes.between(planned, parsed.settings()));
        }
        FileContent changed = there.content().with(edited);
        if (!changed.isReadAsWritten(format.charsets())) {
            throw new RefusedException(Problem.of(
                    Origin.of(name()),
                    Key.root(),
                    "the file's encoding, " + changed.encoding()
                            + ", cannot hold the edit, or would be taken for another one",
                    "a file in UTF-8"));
        }
        return new Opened(changed, parsed);
    }

    private static RefusedException inexact(Settings planned, Changes difference) {
        Key key = difference.isEmpty() ? Key.root() : difference.list().get(0).key();
        return new RefusedException(Problem.of(
                        planned.origin(key),
                        key,
                        "the file cannot be edited exactly at this place",
                        "an edit that changes nothing else")
                .hint("the file was not touched; change this place by hand, or report it"));
    }

    @Override
    public Value layout(String expectedRevision, Edit edit) {
        Opened there = opened(content(expectedRevision, content()));
        return Look.of(there.content(), there.splices(edit), edit.changes());
    }

    @Override
    public String rendered(Edit edit) {
        return edited(opened(content()), edit).content().text();
    }

    @Override
    public Patch patch(String expectedRevision, List<Edit> edits) {
        Opened there = opened(content(expectedRevision, content()));
        Opened changed = there;
        for (Edit edit : edits) {
            changed = edited(changed, edit);
        }
        try {
            return FilePatch.of(file, there.content().bytes(), changed.content().bytes());
        } catch (IOException e) {
            throw failures.notRead(e);
        }
    }

    @Override
    public byte[] content(String expectedRevision) {
        return content(expectedRevision, content()).bytes();
    }

    @Override
    public void restore(byte[] content) {
        replacement.restore(file, content);
    }

    @Override
    public void sweep() {
        replacement.sweep(file);
    }

    /**
     * {@inheritDoc}
     *
     * <p>The operating system says when to look, and there is a look every 5 seconds for what it does not say: network drives,
     * mounted files, links turned to another directory. What a file holds is told when it has stayed the same for 200 ms, so a
     * file in the middle of a save is not taken for the new one; for a file that is empty, gone or malformed that takes 2 seconds.
     */
    @Override
    public Watch watch(Watcher watcher) {
        return Polling.of(this, PACE, FileHints.of(file), watcher);
    }

    /** Forgets what was read; no file stays open, so the source can be used again. */
    @Override
    public void close() {
        last = null;
    }
}
