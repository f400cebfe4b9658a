package dev.keyturn.cli;

import dev.keyturn.Shown;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A file, or a folder, that somebody wants a page to be written to. */
final class PageFile {
    static final String OUT =
            "Where to write it, by its ending: .html, .md, .json or .txt; all of the first three into a folder.";

    /** What the ending of a file says. */
    private static final String ENDINGS = "a file that ends in .html, .md, .json or .txt, or a folder";

    private final Path path;
    private final String option;

    private PageFile(Path path, String option) {
        this.path = path;
        this.option = option;
    }

    /** Where a page is to be written; what cannot be is refused before anything is done. */
    static PageFile page(Path path, String option) {
        PageFile file = new PageFile(path, option);
        if (Files.isDirectory(path)) {
            return file;
        }
        file.format(path);
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw OutFile.failed(path, new NoSuchFileException(path.toString()));
        }
        return file;
    }

    private Format format(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        return switch (dot < 0 ? "" : name.substring(dot)) {
            case ".html", ".htm" -> Format.HTML;
            case ".md" -> Format.MARKDOWN;
            case ".json" -> Format.JSON;
            case ".txt" -> Format.TEXT;
            default -> throw new Misuse(option + ": expected " + ENDINGS);
        };
    }

    private byte[] bytes(Shown shown, Path file) {
        return format(file).of(shown).getBytes(StandardCharsets.UTF_8);
    }

    /** Writes a page; into a folder, as Markdown, HTML and JSON under this name. */
    List<Path> write(Shown shown, String name) {
        if (!Files.isDirectory(path)) {
            OutFile.write(path, bytes(shown, path));
            return List.of(path);
        }
        List<Path> files = new ArrayList<>();
        for (String ending : List.of(".md", ".html", ".json")) {
            Path file = path.resolve(name.replaceAll("[^A-Za-z0-9._-]+", "-") + ending);
            OutFile.write(file, bytes(shown, file));
            files.add(file);
        }
        return files;
    }
}
