package dev.keyturn.files;

import dev.keyturn.journal.FileJournal;
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
import dev.keyturn.spi.Preflights;
import dev.keyturn.spi.Renders;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.Watch;
import dev.keyturn.spi.Watchable;
import dev.keyturn.spi.Watcher;
import dev.keyturn.spi.format.SettingsFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Settings in one file, or in one {@linkplain #document document} of it. Its journal, lock and key are in {@code .keyturn/<file>}
 * beside it, or in {@code .keyturn/<file>#<document>}; one lock is for all documents of a file.
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
        implements SettingsSource,
                LivesInFiles,
                KeepsContent,
                KeepsLayout,
                Renders,
                MakesPatches,
                Preflights,
                Watchable {
    private static final Pace PACE = new Pace(Duration.ofSeconds(5), Duration.ofMillis(200), Duration.ofSeconds(2));

    private final Path file;
    private final SettingsFormat format;
    private final Part part;
    private final Replacement replacement;
    private final Failures failures;

    /** What was read or written last; a read that finds the same content need not parse it again. */
    private volatile @Nullable Opened last;

    private FileSource(Path file, SettingsFormat format, Part part) {
        this(file, format, part, new Replacement(part.name(file)));
    }

    /** With another way to replace the file. */
    FileSource(Path file, SettingsFormat format, Replacement replacement) {
        this(file, format, new Part.Whole(format), replacement);
    }

    private FileSource(Path file, SettingsFormat format, Part part, Replacement replacement) {
        this.file = file;
        this.format = format;
        this.part = part;
        this.replacement = replacement;
        this.failures = new Failures(part.name(file));
    }

    /**
     * The settings in a file, in the format that the end of its name tells.
     *
     * @throws RefusedException if no format has such names
     */
    public static FileSource of(Path file) {
        return of(file, Formats.named(file));
    }

    /** The settings in a file of a given format. */
    public static FileSource of(Path file, SettingsFormat format) {
        return new FileSource(file, format, new Part.Whole(format));
    }

    /**
     * The settings in one document of this file, with a history of its own. It is found by its name: the profile that Spring
     * Boot reads it for, or {@code base} for the first document without one. Such a name stays right where documents come in
     * front of it. Others are named by their number.
     *
     * @throws RefusedException if the format has no documents; whether the file has this one, a read says
     */
    public FileSource document(String name) {
        return new FileSource(file, format, new Part.Chosen(Documents.format(file, format), name));
    }

    /**
     * The settings in the document that has this number now, from 1. It is found by its name from here on, if it has one.
     *
     * @throws RefusedException if the format has no documents, or the file no such one
     * @throws dev.keyturn.spi.SourceException if the file cannot be read
     */
    public FileSource document(int number) {
        HoldsDocuments several = Documents.format(file, format);
        return document(Documents.of(several, content().text(), name()).name(number));
    }

    /**
     * A source for each document of a file that holds something, or the one for the whole file where there is but one.
     *
     * @throws RefusedException if two documents are for the same profile, or one cannot be read
     * @throws dev.keyturn.spi.SourceException if the file cannot be read
     */
    public static List<FileSource> documents(Path file) {
        FileSource whole = of(file);
        return whole.format instanceof HoldsDocuments several
                ? Documents.namesIfSeveral(several, whole.content().text(), whole.name())
                        .map(names -> names.stream().map(whole::document).toList())
                        .orElse(List.of(whole))
                : List.of(whole);
    }

    /**
     * The files of a set, sorted by their names: {@code set(Path.of("config"), "application*.yaml")}, or {@code
     * "conf.d/*.conf"}, or <code>"**&#47;*.properties"</code>, in which <code>**</code> stands for any number of folders, also for none. A
     * file with two names counts once, by the first of them. A file of {@linkplain #documents several documents} gives one for each.
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
        return part.name(file);
    }

    @Override
    public Path directory() {
        return part.directory(lockDirectory());
    }

    /** That of the whole file: a write of one document replaces the file with all of them. */
    @Override
    public Path lockDirectory() {
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
        return new Snapshot(there.parsed().settings(), there.revision(), notices);
    }

    @Override
    public List<Problem> preflight(Settings wanted) {
        return Preflight.of(file, name());
    }

    private Opened opened(FileContent content) {
        Opened known = last;
        if (known == null || !known.is(content)) {
            known = Opened.of(content, part, name());
            last = known;
        }
        return known;
    }

    FileContent content() {
        try {
            return FileContent.read(file, name(), format.charsets());
        } catch (IOException e) {
            throw failures.notRead(e);
        }
    }

    @Override
    public Receipt write(String expectedRevision, Edit edit) {
        Opened there = current(expectedRevision);
        Opened changed = editing().of(there, edit);
        replacement.replace(
                file, Optional.of(there.content().bytes()), changed.content().bytes());
        last = changed;
        return new Receipt(changed.revision(), changed.notices());
    }

    /** What is there, if it has this revision. */
    private Opened current(String expectedRevision) {
        FileContent content = content();
        if (!revision(content).equals(expectedRevision)) {
            throw failures.changed();
        }
        return opened(content);
    }

    private String revision(FileContent content) {
        Opened known = last;
        if (known != null && known.is(content)) {
            return known.revision();
        }
        try {
            return Opened.revision(content, part.place(content.text(), name()));
        } catch (RefusedException isGone) {
            return "";
        }
    }

    private Editing editing() {
        return new Editing(part, format, name());
    }

    @Override
    public Value layout(String expectedRevision, Edit edit) {
        Opened there = current(expectedRevision);
        part.checkStays(
                there.content().text(), there.with(edit), name()); // before the journal says that it will be done
        return there.look(edit);
    }

    @Override
    public String rendered(List<Edit> edits) {
        return edited(opened(content()), edits).content().text();
    }

    @Override
    public byte[] renderedBytes(List<Edit> edits) {
        return edited(opened(content()), edits).content().bytes();
    }

    private Opened edited(Opened there, List<Edit> edits) {
        Opened changed = there;
        Settings planned = there.parsed().settings();
        for (Edit edit : edits) {
            changed = editing().of(changed, edit.asOf(planned, changed.parsed().settings()));
            planned = edit.changes().applyTo(planned, edit.places());
        }
        return changed;
    }

    @Override
    public Patch patch(String expectedRevision, List<Edit> edits) {
        Opened there = current(expectedRevision);
        Opened changed = edited(there, edits);
        try {
            return FilePatch.of(file, there.content().bytes(), changed.content().bytes());
        } catch (IOException e) {
            throw failures.notRead(e);
        }
    }

    @Override
    public byte[] content(String expectedRevision) {
        return part.backup(current(expectedRevision).content(), name());
    }

    @Override
    public void restore(byte[] content) {
        if (part instanceof Part.Chosen document) {
            FileContent now = content();
            FileContent restored = now.with(document.restored(now.text(), content, name()));
            replacement.replace(file, Optional.of(now.bytes()), restored.bytes());
        } else {
            replacement.restore(file, content);
        }
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
