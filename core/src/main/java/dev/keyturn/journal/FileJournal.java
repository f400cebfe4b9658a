package dev.keyturn.journal;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.Journal;
import dev.keyturn.spi.SourceException;
import dev.keyturn.spi.StaleException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A journal in a directory of its own, one file an entry: {@code 000001.json}, {@code 000002.json} and so on.
 *
 * <p>An entry is written to a file of another name, made durable, and then linked to its own name, which fails if somebody
 * else was there first. So a file with an entry's name is always whole, and an append is exclusive.
 */
public final class FileJournal implements Journal {
    private static final Pattern ENTRY = Pattern.compile("[0-9]{6,18}\\.json");

    private static final String IGNORE_ALL = "*\n";

    private final Path directory;

    private FileJournal(Path directory) {
        this.directory = directory;
    }

    /** The journal in a directory, which is made with the first entry. */
    public static FileJournal in(Path directory) {
        return new FileJournal(directory);
    }

    /** The directory beside a file in which Keyturn keeps what belongs to it: {@code .keyturn/<file>}. */
    public static Path directoryBeside(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path name = absolute.getFileName();
        if (name == null) {
            throw new IllegalArgumentException(file + " is no file");
        }
        return absolute.resolveSibling(".keyturn").resolve(name.toString());
    }

    @Override
    public String name() {
        return directory.toString();
    }

    @Override
    public List<Entry> read() {
        Chain chain = new Chain();
        for (Path file : files()) {
            String text;
            try {
                text = Files.readString(file, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw failure(file, "the entry cannot be read", "a readable file of UTF-8 text", e);
            }
            chain.add(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text + "\n", file.toString());
        }
        return chain.entries();
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file ->
                            ENTRY.matcher(String.valueOf(file.getFileName())).matches())
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw failure(directory, "the journal cannot be listed", "a readable directory", e);
        }
    }

    @Override
    public void append(Entry entry) {
        Path file = file(entry.number());
        if (entry.number() > 1 && !Files.exists(file(entry.number() - 1))) {
            throw stale(file, "the entry before this one is gone");
        }
        Path unfinished = directory.resolve(file.getFileName() + PrivateFiles.UNFINISHED);
        try {
            PrivateFiles.directories(directory);
            keepOutOfVersionControl();
            PrivateFiles.write(unfinished, (entry.toJson() + "\n").getBytes(StandardCharsets.UTF_8));
            PrivateFiles.publish(unfinished, file);
        } catch (FileAlreadyExistsException e) {
            throw stale(file, "another run has written this entry");
        } catch (IOException e) {
            throw failure(
                    file, "the entry cannot be written", "a directory that can be written, and room on the disk", e);
        }
    }

    private Path file(long number) {
        return directory.resolve(String.format(Locale.ROOT, "%06d.json", number));
    }

    private static StaleException stale(Path file, String what) {
        return new StaleException(
                Problem.of(Origin.of(file.toString()), Key.root(), what, "to be the only run on this source")
                        .hint("look at the history, then run again"));
    }

    /**
     * What is kept here belongs to one machine; a directory that the caller names is the caller's. Written without making it
     * durable: what a loss of power left of it, the next run writes again.
     */
    private void keepOutOfVersionControl() throws IOException {
        Path parent = directory.getParent();
        if (parent == null || !parent.endsWith(".keyturn")) {
            return;
        }
        Path ignore = parent.resolve(".gitignore");
        if (!Files.exists(ignore) || isTorn(Files.readString(ignore, StandardCharsets.ISO_8859_1))) {
            PrivateFiles.replace(ignore, IGNORE_ALL);
        }
    }

    /** What was not forced may be there in part, or as zeros. */
    private static boolean isTorn(String content) {
        return !content.equals(IGNORE_ALL) && IGNORE_ALL.startsWith(content.replace("\0", ""));
    }

    @Override
    public void sweep() {
        try {
            PrivateFiles.sweep(directory);
            if (Files.isDirectory(directory)) {
                keepOutOfVersionControl(); // before the key, or anything else that is private, is there
            }
        } catch (IOException e) {
            throw failure(
                    directory, "what a killed run left behind cannot be removed", "a directory that can be written", e);
        }
    }

    private static SourceException failure(Path file, String what, String expected, IOException e) {
        Problem problem = Problem.of(Origin.of(file.toString()), Key.root(), what + " (" + reason(e) + ")", expected)
                .hint(expected.startsWith("a directory that can be written") ? PrivateFiles.ELSEWHERE : "");
        return new SourceException(problem, false, false, e);
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName();
    }

    @Override
    public void close() {
        // no file stays open
    }
}
