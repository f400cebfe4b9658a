package dev.keyturn.releases;

import dev.keyturn.Migration;
import dev.keyturn.Migrator;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.json.JsonFactory;

/** A release of the program, as it is installed: the library, what the library needs, the program, and its migrations. */
final class Release implements AutoCloseable {
    private final URLClassLoader loader;
    private final BiFunction<Path, String, String> program;
    private final Path store;

    private Release(URLClassLoader loader, BiFunction<Path, String, String> program, Path store) {
        this.loader = loader;
        this.program = program;
        this.store = store;
    }

    /** Installs a release with these migrations, and no other class of the program than it needs. */
    static Release install(Path where, Path store, List<Class<? extends Migration>> migrations) throws Exception {
        Files.createDirectories(where.resolve("META-INF/services"));
        Files.writeString(
                where.resolve("META-INF/services").resolve(Migration.class.getName()),
                migrations.stream().map(Class::getName).collect(Collectors.joining("\n")));
        for (Class<?> one : Stream.concat(Stream.of(Program.class, JsonFile.class), migrations.stream())
                .toList()) {
            copy(one, where);
        }
        URL[] urls = {
            place(Migrator.class), place(JsonFactory.class), where.toUri().toURL()
        };
        // nothing of the class path of the tests is seen from within
        URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
        return new Release(loader, program(loader), store);
    }

    @SuppressWarnings("unchecked") // Program is one of these
    private static BiFunction<Path, String, String> program(ClassLoader loader) throws ReflectiveOperationException {
        return (BiFunction<Path, String, String>)
                loader.loadClass(Program.class.getName()).getConstructor().newInstance();
    }

    private static void copy(Class<?> one, Path where) throws IOException, URISyntaxException {
        String name = one.getName().replace('.', '/') + ".class";
        Path target = where.resolve(name);
        Files.createDirectories(target.resolveSibling("."));
        Files.copy(Path.of(place(one).toURI()).resolve(name), target);
    }

    private static URL place(Class<?> one) {
        return one.getProtectionDomain().getCodeSource().getLocation();
    }

    /** Whether a class of this name is to be had in it. */
    boolean has(Class<?> one) {
        try {
            return loader.loadClass(one.getName()) != one;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** The library, as this release has it. */
    Class<?> library() throws ClassNotFoundException {
        return loader.loadClass(Migrator.class.getName());
    }

    /** Does what it is told, as if it had just been started, and says what came of it. */
    String runs(String command) {
        return program.apply(store, command);
    }

    /** The lines of what it says. */
    List<String> says(String command) {
        return runs(command).lines().map(String::strip).toList();
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
