package dev.keyturn.files;

import dev.keyturn.spi.format.SettingsFormat;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The documents of a folder, wherever it is: on a disk, in a jar, in a module.
 *
 * @param name what messages call the folder
 * @param documents the content of the documents, and of the list if there is one, by the names of their files, sorted
 */
record DocumentFolder(String name, Map<String, FileContent> documents) {
    /** The file that says which documents there are, and in which order. */
    static final String LIST = "migrations.list";

    /** What messages call a document. */
    String origin(String document) {
        return name + "/" + document;
    }

    private static boolean isMeant(String name) {
        return !name.contains("/")
                && (name.equals(LIST) || Formats.of(Path.of(name)).isPresent());
    }

    static DocumentFolder onDisk(Path directory) throws IOException {
        String name = directory.toString();
        Map<String, FileContent> documents = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String document = file.getFileName().toString();
                if (Files.isRegularFile(file) && isMeant(document)) {
                    documents.put(document, FileContent.read(file, name + "/" + document, charsets(document)));
                }
            }
        }
        return new DocumentFolder(name, documents);
    }

    /** The folder in a module, which shows its own modules everything, whether it is open to others or not. */
    static DocumentFolder inModule(ModuleReference module, String folder) throws IOException {
        Map<String, FileContent> documents = new TreeMap<>();
        try (ModuleReader reader = module.open()) {
            List<String> names = reader.list().toList();
            for (String one : names) {
                if (one.startsWith(folder + "/") && isMeant(one.substring(folder.length() + 1))) {
                    try (InputStream in = reader.open(one).orElseThrow()) {
                        String document = one.substring(folder.length() + 1);
                        documents.put(document, content(in, document));
                    }
                }
            }
        }
        return new DocumentFolder(module.descriptor().name() + "/" + folder, documents);
    }

    /** All folders of this name that a class loader finds: of every jar and every directory that has one. */
    static List<DocumentFolder> onClassPath(ClassLoader loader, String folder) throws IOException {
        List<DocumentFolder> folders = new ArrayList<>();
        for (URL place : Collections.list(loader.getResources(folder))) {
            URLConnection connection = place.openConnection();
            if (connection instanceof JarURLConnection jar) {
                folders.add(inJar(jar, folder));
            } else if (place.getProtocol().equals("file") || place.getProtocol().equals("jrt")) {
                folders.add(onDisk(Path.of(uri(place))));
            }
        }
        return folders.isEmpty() ? listed(loader, folder) : folders;
    }

    private static URI uri(URL place) throws IOException {
        try {
            return place.toURI();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static DocumentFolder inJar(JarURLConnection connection, String folder) throws IOException {
        connection.setUseCaches(false); // a jar that was replaced is to be read anew
        Map<String, FileContent> documents = new TreeMap<>();
        try (JarFile jar = connection.getJarFile()) {
            String inside = connection.getEntryName();
            String beginning = inside.endsWith("/") ? inside : inside + "/";
            for (JarEntry entry : Collections.list(jar.entries())) {
                String document =
                        entry.getName().startsWith(beginning) ? entry.getName().substring(beginning.length()) : "";
                if (!entry.isDirectory() && isMeant(document)) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        documents.put(document, content(in, document));
                    }
                }
            }
            return new DocumentFolder(jar.getName() + "!/" + folder, documents);
        }
    }

    /** Where a folder has no entry of its own, its list tells what is in it. */
    private static List<DocumentFolder> listed(ClassLoader loader, String folder) throws IOException {
        Map<String, FileContent> documents = new TreeMap<>();
        read(loader, folder, LIST, documents);
        FileContent list = documents.get(LIST);
        if (list == null) {
            return List.of();
        }
        for (String line : list.text().lines().toList()) {
            if (isMeant(line.strip())) {
                read(loader, folder, line.strip(), documents);
            }
        }
        return List.of(new DocumentFolder("class path: " + folder, documents));
    }

    private static void read(ClassLoader loader, String folder, String name, Map<String, FileContent> documents)
            throws IOException {
        try (InputStream in = loader.getResourceAsStream(folder + "/" + name)) {
            if (in != null) {
                documents.put(name, content(in, name));
            }
        }
    }

    private static FileContent content(InputStream in, String document) throws IOException {
        return FileContent.of(in.readAllBytes(), document, charsets(document));
    }

    private static List<Charset> charsets(String document) {
        return Formats.of(Path.of(document)).map(SettingsFormat::charsets).orElse(List.of(StandardCharsets.UTF_8));
    }
}
