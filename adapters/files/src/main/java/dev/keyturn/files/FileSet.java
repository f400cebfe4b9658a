package dev.keyturn.files;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.spi.SourceException;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.PatternSyntaxException;

/** Finds the files of a set. What counts and what does not is written at {@link FileSource#set}. */
final class FileSet {
    /** What editors and package managers leave beside a file. */
    private static final List<String> LEFTOVERS = List.of(
            "~", ".bak", ".orig", ".rej", ".old", ".tmp", ".swp", ".rpmnew", ".rpmsave", ".dpkg-dist", ".dpkg-old");

    private final Path directory;
    private final String glob;
    private final List<PathMatcher> matchers = new ArrayList<>();

    /** Whether the glob names hidden files with their dot. */
    private final boolean isHiddenMeant;

    /** The files, by what they are called below the directory. */
    private final Map<String, Path> found = new TreeMap<>();

    private final List<Problem> problems = new ArrayList<>();

    private FileSet(Path directory, String glob) {
        this.directory = directory;
        this.glob = glob;
        isHiddenMeant = glob.startsWith(".", glob.lastIndexOf('/') + 1);
        try {
            for (String one : withoutLevels(glob)) {
                matchers.add(directory.getFileSystem().getPathMatcher("glob:" + one));
            }
        } catch (PatternSyntaxException e) {
            throw refused("the glob " + glob + " cannot be read", "such as application*.yaml or **/*.yaml");
        }
    }

    /** <code>**</code> stands for any number of folders, also for none, which a matcher of Java does not think. */
    private static Set<String> withoutLevels(String glob) {
        Set<String> all = new HashSet<>(Set.of(glob));
        for (int at = glob.indexOf("**/"); at >= 0; at = glob.indexOf("**/", at + 1)) {
            if (at == 0 || glob.charAt(at - 1) == '/') {
                all.addAll(withoutLevels(glob.substring(0, at) + glob.substring(at + "**/".length())));
            }
        }
        return all;
    }

    static List<FileSource> of(Path directory, String glob) {
        FileSet set = new FileSet(directory, glob);
        set.walk();
        List<FileSource> sources = set.sources();
        if (!set.problems.isEmpty()) {
            throw new RefusedException(set.problems);
        }
        if (sources.isEmpty()) {
            throw set.refused("no file in it matches " + glob, "at least one file with settings");
        }
        return sources;
    }

    private RefusedException refused(String what, String expected) {
        return new RefusedException(
                Problem.of(Origin.of(directory.toString()), Key.root(), what, expected)
                        .hint(
                                "the glob is compared with the names below the directory, with / between folders on every system"));
    }

    private void walk() {
        if (!Files.isDirectory(directory)) {
            throw refused("there is no such directory", "the directory that the files are in");
        }
        boolean isDeep = glob.contains("**");
        int depth = isDeep
                ? Integer.MAX_VALUE
                : 1 + (int) glob.chars().filter(c -> c == '/').count();
        try {
            Files.walkFileTree(directory, EnumSet.of(FileVisitOption.FOLLOW_LINKS), depth, new Visitor());
        } catch (IOException e) {
            throw new SourceException(
                    Problem.of(
                            Origin.of(e.getMessage() == null ? directory.toString() : e.getMessage()),
                            Key.root(),
                            "it cannot be read (" + e.getClass().getSimpleName() + ")",
                            "a readable directory"),
                    false,
                    true,
                    e);
        }
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return folder.equals(directory) || !isHidden(folder)
                    ? FileVisitResult.CONTINUE
                    : FileVisitResult.SKIP_SUBTREE;
        }

        /** A link that leads nowhere is seen here as well; whoever reads its settings will want to know. */
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            Path below = directory.relativize(file);
            if (!attributes.isDirectory() && isMeant(file, below)) {
                found.put(below.toString().replace(below.getFileSystem().getSeparator(), "/"), file);
            }
            return FileVisitResult.CONTINUE;
        }

        /** A folder whose link leads around to itself holds nothing that is not found elsewhere. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof FileSystemLoopException) {
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }
    }

    private boolean isMeant(Path file, Path below) {
        return matchers.stream().anyMatch(one -> one.matches(below))
                && !isLeftover(String.valueOf(file.getFileName()))
                && (isHiddenMeant || !isHidden(file));
    }

    private static boolean isHidden(Path file) {
        return String.valueOf(file.getFileName()).startsWith(".");
    }

    private static boolean isLeftover(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return LEFTOVERS.stream().anyMatch(lower::endsWith)
                || lower.endsWith(".keyturn")
                || (name.startsWith("#") && name.endsWith("#"));
    }

    private List<FileSource> sources() {
        List<FileSource> sources = new ArrayList<>();
        Set<Path> known = new HashSet<>();
        for (Path file : found.values()) {
            try {
                if (known.add(file.toRealPath())) {
                    sources.addAll(documents(file));
                }
            } catch (IOException e) {
                problems.add(problem(file, "it is a link that leads to no file", "a file, or a link to one"));
            } catch (RefusedException unknown) {
                unknown.problems()
                        .forEach(problem -> problems.add(problem.hint(
                                "it matches " + glob + "; a glob with an ending, such as *.yaml, leaves it out")));
            }
        }
        return sources;
    }

    /** The file, or its documents where it holds several that are not one; what cannot be read, its source will say. */
    private static List<FileSource> documents(Path file) {
        FileSource whole = FileSource.of(file);
        try {
            boolean isParted =
                    Documents.areApart(Formats.named(file), whole.content().text(), whole.name());
            return isParted ? FileSource.documents(file) : List.of(whole);
        } catch (RefusedException | SourceException isUnread) {
            return List.of(whole);
        }
    }

    private static Problem problem(Path file, String what, String expected) {
        return Problem.of(Origin.of(file.toString()), Key.root(), what, expected);
    }
}
