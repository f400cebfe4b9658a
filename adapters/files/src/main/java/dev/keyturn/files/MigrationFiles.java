package dev.keyturn.files;

import dev.keyturn.Migration;
import dev.keyturn.Migrations;
import dev.keyturn.codec.CodecRegistry;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.SourceException;
import dev.keyturn.spi.format.SettingsFormat;
import java.io.IOException;
import java.lang.module.ModuleReference;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Migrations in files, in any of the formats that settings may have.
 *
 * <p>Those of a folder run in the order of their ids. Where another one is meant, a file {@code migrations.list} in the folder says
 * so: the name of a file in each line, in the order in which they run; empty lines, and those that begin with {@code #}, do not
 * count. It has to name all of them, so that none is forgotten.
 */
public final class MigrationFiles {
    private final CodecRegistry codecs;
    private final List<Migration> migrations = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private boolean isListed;

    /** Where each id comes from; upper and lower case do not count. */
    private final Map<String, String> origins = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private MigrationFiles(CodecRegistry codecs) {
        this.codecs = codecs;
    }

    /**
     * The migration in a file, or all those in a directory. Files of a directory whose names end like those of no format are left
     * alone.
     *
     * @throws RefusedException with everything that is wrong with any of them, each with its place
     * @throws SourceException if they cannot be read
     */
    public static Migrations load(Path path, CodecRegistry codecs) {
        return found(path, codecs).checked();
    }

    /**
     * As {@link #load(Path, CodecRegistry)}, where one bad file does not hide the others: for checks.
     *
     * @throws SourceException if they cannot be read
     */
    public static Found find(Path path, CodecRegistry codecs) {
        MigrationFiles files = found(path, codecs);
        return new Found(files.inOrder().list(), files.problems);
    }

    /**
     * What is in some files.
     *
     * @param migrations those that are good, in the order in which they run
     * @param problems everything that is wrong with the others, each with its place
     */
    public record Found(List<Migration> migrations, List<Problem> problems) {
        public Found {
            migrations = List.copyOf(migrations);
            problems = List.copyOf(problems);
        }
    }

    private static MigrationFiles found(Path path, CodecRegistry codecs) {
        MigrationFiles files = new MigrationFiles(codecs);
        try {
            if (!Files.exists(path)) {
                throw new NoSuchFileException(path.toString());
            }
            if (Files.isDirectory(path)) {
                return files.all(List.of(DocumentFolder.onDisk(path)));
            }
            SettingsFormat format = Formats.named(path);
            files.add(path.toString(), format, FileContent.read(path, path.toString(), format.charsets()));
            return files;
        } catch (IOException e) {
            throw unreadable(path.toString(), e);
        }
    }

    /**
     * All migrations in a folder of the class path, be it a directory or in a jar; where several jars have that folder, those of
     * all of them.
     *
     * @param loader who finds the folder. What a named module keeps to itself it may not see; give a class of the module then
     * @param folder the folder, from the root: {@code migrations}, or {@code META-INF/migrations}
     * @throws RefusedException if there is no such folder, or with everything that is wrong with any of them
     * @throws SourceException if they cannot be read
     */
    public static Migrations load(ClassLoader loader, String folder, CodecRegistry codecs) {
        String path = path(folder);
        try {
            return new MigrationFiles(codecs).found(path, DocumentFolder.onClassPath(loader, path));
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /**
     * All migrations in a folder of the module of a class, which need not be open for that; or of the class path, if the class is
     * in no named module.
     *
     * @param type any class of the module
     * @param folder the folder, from the root of the module, wherever the class is: {@code migrations}
     * @throws RefusedException if there is no such folder, or with everything that is wrong with any of them
     * @throws SourceException if they cannot be read
     */
    public static Migrations load(Class<?> type, String folder, CodecRegistry codecs) {
        Optional<ModuleReference> module = module(type);
        if (module.isEmpty()) {
            ClassLoader loader = type.getClassLoader();
            return load(loader == null ? ClassLoader.getSystemClassLoader() : loader, folder, codecs);
        }
        String path = path(folder);
        try {
            DocumentFolder found = DocumentFolder.inModule(module.get(), path);
            return new MigrationFiles(codecs).found(path, found.documents().isEmpty() ? List.of() : List.of(found));
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static Optional<ModuleReference> module(Class<?> type) {
        ModuleLayer layer = type.getModule().getLayer();
        return layer == null
                ? Optional.empty()
                : layer.configuration().findModule(type.getModule().getName()).map(resolved -> resolved.reference());
    }

    private static String path(String folder) {
        return folder.replaceAll("^/+|/+$", "");
    }

    private Migrations found(String path, List<DocumentFolder> folders) {
        if (folders.isEmpty()) {
            throw new RefusedException(Problem.of(
                            Origin.of("class path: " + path),
                            Key.root(),
                            "there is no such folder",
                            "one with migrations")
                    .hint("a jar that was built without entries for its folders needs a " + DocumentFolder.LIST
                            + " in it; a folder in a named module is found with a class of that module"));
        }
        return all(folders).checked();
    }

    private MigrationFiles all(List<DocumentFolder> folders) {
        for (DocumentFolder folder : folders) {
            DocumentOrder order = DocumentOrder.of(folder);
            isListed |= order.isListed();
            problems.addAll(order.problems());
            for (String name : order.documents()) {
                FileContent content = folder.documents().get(name);
                if (content != null) {
                    add(folder.origin(name), Formats.named(Path.of(name)), content);
                }
            }
        }
        if (isListed && folders.size() > 1) {
            problems.add(Problem.of(
                    Origin.of(folders.get(0).name()),
                    Key.root(),
                    "the order of a list is meant, and the same folder is in "
                            + folders.get(1).name() + " too",
                    "one folder, where its migrations run in a listed order"));
        }
        return this;
    }

    private void add(String origin, SettingsFormat format, FileContent content) {
        try {
            Settings document = format.read(content.text(), origin);
            Migration migration =
                    document.isTextOnly() ? Migration.readText(document, codecs) : Migration.read(document, codecs);
            String first = origins.putIfAbsent(migration.id(), origin);
            if (first != null) {
                problems.add(Problem.of(
                        Origin.of(origin),
                        Key.of("id"),
                        "the id " + migration.id() + " is that of " + first + " as well",
                        "an id for each migration; upper and lower case do not count"));
            } else {
                migrations.add(migration);
            }
        } catch (RefusedException e) {
            problems.addAll(e.problems());
        }
    }

    private Migrations checked() {
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        return inOrder();
    }

    private Migrations inOrder() {
        return isListed ? Migrations.inListedOrder(migrations) : Migrations.byId(migrations);
    }

    private static SourceException unreadable(String place, IOException e) {
        String file = e instanceof FileSystemException known ? known.getFile() : null;
        Problem problem = Problem.of(
                Origin.of(file == null ? place : file),
                Key.root(),
                e instanceof NoSuchFileException
                        ? "there is no such file or directory"
                        : "the migrations cannot be read (" + e.getClass().getSimpleName() + ")",
                "a readable file or directory");
        return new SourceException(problem, true, true, e);
    }
}
