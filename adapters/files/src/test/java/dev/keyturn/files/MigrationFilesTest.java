package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keyturn.Migration;
import dev.keyturn.Migrations;
import dev.keyturn.codec.CodecRegistry;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.spi.SourceException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents of migrations from wherever a program carries them. */
class MigrationFilesTest {
    private static final CodecRegistry CODECS = CodecRegistry.builtIn();
    private static final String LIST = """
            # the order in which they run
            b.properties

            a.yaml
            """;

    @TempDir
    private Path directory;

    private static String yaml(String id) {
        return """
                id: %s
                owner: me
                expect: a new shape
                rollback: safe
                steps:
                  - rename: {from: x, to: y}
                """.formatted(id);
    }

    private static String properties(String id) {
        return """
                id=%s
                owner=me
                expect=a new shape
                rollback=safe
                steps.0.rename.from=c
                steps.0.rename.to=d
                """.formatted(id);
    }

    @Test
    void oneBadFileDoesNotHideTheOthersFromWhoeverLooksAtEach() throws IOException {
        Files.writeString(directory.resolve("10-b.yaml"), yaml("10-b"));
        Files.writeString(directory.resolve("9-a.yaml"), yaml("9-a"));
        Files.writeString(directory.resolve("bad.yaml"), yaml("5-x").replace("owner: me", "owner: ''"));
        Files.writeString(directory.resolve("z.yaml"), yaml("9-A"));

        MigrationFiles.Found found = MigrationFiles.find(directory, CODECS);

        assertThat(found.migrations()).extracting(Migration::id).containsExactly("9-a", "10-b");
        assertThat(found.problems()).extracting(Problem::key).containsExactly(Key.of("owner"), Key.of("id"));
    }

    private static Map<String, String> two() {
        return new TreeMap<>(Map.of(
                "migrations/a.yaml", yaml("1-first"),
                "migrations/b.properties", properties("2-second"),
                "migrations/README.md", "how to write one",
                "migrations/below/c.yaml", yaml("3-third"),
                "migrations2/d.yaml", yaml("4-fourth")));
    }

    private static Map<String, String> listed() {
        Map<String, String> files = two();
        files.put("migrations/migrations.list", LIST);
        return files;
    }

    private Path folder(String name, Map<String, String> files) throws IOException {
        Path folder = directory.resolve(name);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path place = folder.resolve(file.getKey());
            Files.createDirectories(place.getParent());
            Files.writeString(place, file.getValue());
        }
        return folder;
    }

    private Path jar(String name, boolean hasFolders, Map<String, String> files) throws IOException {
        Path jar = directory.resolve(name);
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            if (hasFolders) {
                entries.putNextEntry(new JarEntry("migrations/"));
            }
            for (Map.Entry<String, String> file : files.entrySet()) {
                entries.putNextEntry(new JarEntry(file.getKey()));
                entries.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    private static URLClassLoader loader(Path... places) throws IOException {
        URL[] urls = new URL[places.length];
        for (int i = 0; i < places.length; i++) {
            urls[i] = places[i].toUri().toURL();
        }
        return new URLClassLoader(urls, null);
    }

    private static List<String> ids(Migrations migrations) {
        return migrations.list().stream().map(Migration::id).toList();
    }

    private static List<String> ids(Path... places) throws IOException {
        try (URLClassLoader loader = loader(places)) {
            return ids(MigrationFiles.load(loader, "/migrations/", CODECS));
        }
    }

    @Test
    void thoseOfADirectoryRunInTheOrderOfTheirIds() throws IOException {
        Path folder = folder("classes", two());

        assertThat(ids(MigrationFiles.load(folder.resolve("migrations"), CODECS)))
                .containsExactly("1-first", "2-second");
        assertThat(ids(folder)).containsExactly("1-first", "2-second");
    }

    @Test
    void thoseOfAJarAreFoundWithAndWithoutAnEntryForTheirFolder() throws IOException {
        assertThat(ids(jar("with spaces ä.jar", true, two()))).containsExactly("1-first", "2-second");
        assertThat(ids(jar("listed.jar", false, listed()))).containsExactly("2-second", "1-first");
        Path neither = jar("neither.jar", false, two());
        assertThatThrownBy(() -> ids(neither))
                .isInstanceOf(RefusedException.class)
                .hasMessage("class path: migrations: there is no such folder; expected one with migrations; safe to"
                        + " retry; a jar that was built without entries for its folders needs a migrations.list in it; a"
                        + " folder in a named module is found with a class of that module");
    }

    @Test
    void aJarThatIsReplacedIsReadAnewAndNoneStaysOpen() throws IOException {
        Path jar = jar("app.jar", true, two());
        assertThat(ids(jar)).hasSize(2);
        Files.delete(jar);

        jar("app.jar", true, Map.of("migrations/c.yaml", yaml("3-third")));

        assertThat(ids(jar)).containsExactly("3-third");
    }

    @Test
    void aListTellsTheOrderWhereverTheFolderIs() throws IOException {
        Path folder = folder("classes", listed());

        assertThat(ids(MigrationFiles.load(folder.resolve("migrations"), CODECS)))
                .containsExactly("2-second", "1-first");
        assertThat(ids(folder)).containsExactly("2-second", "1-first");
        assertThat(ids(jar("app.jar", true, listed()))).containsExactly("2-second", "1-first");
    }

    @Test
    void whatAListForgetsRepeatsOrMisspellsIsToldWithItsLine() throws IOException {
        Map<String, String> files = two();
        files.put("migrations/migrations.list", "\uFEFFb.properties\r\n../x.yaml\r\nb.properties\r\ngone.yaml\r\n");
        Path jar = jar("app.jar", true, files);

        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> ids(jar));

        String place = jar + "!/migrations/";
        assertThat(refused.problems())
                .extracting(Object::toString)
                .containsExactly(
                        place
                                + "migrations.list:2:1: there is no migration ../x.yaml beside the list; expected the name of a"
                                + " file in the same folder, with the ending of a format; safe to retry",
                        place
                                + "migrations.list:3:1: b.properties is listed twice; expected each migration once; safe to"
                                + " retry",
                        place
                                + "migrations.list:4:1: there is no migration gone.yaml beside the list; expected the name of"
                                + " a file in the same folder, with the ending of a format; safe to retry",
                        place
                                + "a.yaml: it is not in migrations.list; expected a line for every migration in the folder;"
                                + " safe to retry; add its name where it is to run, or remove the file");
    }

    @Test
    void severalJarsAreReadTogetherUnlessTheOrderOfAListIsMeant() throws IOException {
        Path one = jar("one.jar", true, two());
        Path other = jar("other.jar", true, Map.of("migrations/c.yaml", yaml("1-between")));
        Path list =
                jar("list.jar", true, Map.of("migrations/c.yaml", yaml("5-e"), "migrations/migrations.list", "c.yaml"));

        assertThat(ids(one, other)).containsExactly("1-between", "1-first", "2-second");
        assertThatThrownBy(() -> ids(one, list))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("one folder, where its migrations run in a listed order");
    }

    @Test
    void mistakesInDocumentsOfAJarHaveTheirPlaceAndAreToldTogether() throws IOException {
        Map<String, String> files = two();
        files.put("migrations/broken.yaml", yaml("5-broken").replace("rename", "renmae"));
        files.put("migrations/malformed.json", "{");
        files.put("migrations/same.yaml", yaml("1-FIRST"));
        Path jar = jar("app.jar", true, files);

        assertThatThrownBy(() -> ids(jar))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(jar + "!/migrations/broken.yaml:6:")
                .hasMessageContaining(jar + "!/migrations/malformed.json:1:")
                .hasMessageContaining(jar + "!/migrations/same.yaml: id: the id 1-FIRST is that of " + jar
                        + "!/migrations/a.yaml as well");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> MigrationFiles.load(directory.resolve("none"), CODECS))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining(directory.resolve("none") + ": there is no such file or directory");
        assertThatThrownBy(() -> MigrationFiles.load(MigrationFilesTest.class, "none", CODECS))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("class path: none: there is no such folder");
        assertThatThrownBy(() -> MigrationFiles.load(String.class, "none", CODECS))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void aNamedModuleNeedNotOpenItsFolderToBeReadWithAClassOfIt() throws Exception {
        Path sources = folder(
                "sources",
                Map.of(
                        "module-info.java", "module shop.app { exports shop; }",
                        "shop/App.java", "package shop; public class App {}"));
        Path classes = directory.resolve("classes");
        compile(sources, classes);
        folder("classes", listed());
        folder("classes/shop", listed());
        Path jar = directory.resolve("shop.jar");
        ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(System.out, System.err, "--create", "--file", jar.toString(), "-C", classes.toString(), ".");
        Path bare = withoutFolders(jar);

        for (Path place : List.of(classes, jar, bare)) {
            Class<?> app = inLayer(place).findLoader("shop.app").loadClass("shop.App");
            assertThat(app.getModule().isNamed()).isTrue();
            for (String folder : List.of("migrations", "shop/migrations")) {
                assertThat(ids(MigrationFiles.load(app, folder, CODECS))).containsExactly("2-second", "1-first");
            }
            assertThatThrownBy(() -> MigrationFiles.load(app, "none", CODECS)).isInstanceOf(RefusedException.class);
        }
        ClassLoader loader = inLayer(bare).findLoader("shop.app");
        assertThatThrownBy(() -> MigrationFiles.load(loader, "shop/migrations", CODECS))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("a folder in a named module is found with a class of that module");
    }

    private Path withoutFolders(Path jar) throws IOException {
        Path bare = Files.createDirectories(directory.resolve("bare")).resolve("shop.jar");
        try (JarFile from = new JarFile(jar.toFile());
                OutputStream out = Files.newOutputStream(bare);
                JarOutputStream to = new JarOutputStream(out)) {
            for (JarEntry entry : Collections.list(from.entries())) {
                if (!entry.isDirectory()) {
                    to.putNextEntry(new JarEntry(entry.getName()));
                    from.getInputStream(entry).transferTo(to);
                }
            }
        }
        return bare;
    }

    private static void compile(Path sources, Path classes) {
        StringWriter says = new StringWriter();
        PrintWriter out = new PrintWriter(says);
        int result = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        out,
                        out,
                        "-d",
                        classes.toString(),
                        sources.resolve("module-info.java").toString(),
                        sources.resolve("shop/App.java").toString());
        assertThat(result).as(says.toString()).isZero();
    }

    private static ModuleLayer inLayer(Path place) {
        ModuleLayer boot = ModuleLayer.boot();
        Configuration configuration =
                boot.configuration().resolve(ModuleFinder.of(place), ModuleFinder.of(), Set.of("shop.app"));
        return boot.defineModulesWithOneLoader(configuration, ClassLoader.getSystemClassLoader());
    }
}
