package dev.keyturn.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Java source that a test makes, compiled as that of a user is. */
public final class Compiled {
    private Compiled() {}

    /** The class path of the tests, whoever runs them. */
    public static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** The class files of the class path that this class comes from. */
    public static String place(Class<?> any) {
        return Path.of(any.getProtectionDomain().getCodeSource().getLocation().getPath())
                .toString();
    }

    /** Compiles all files of a folder in place; {@code options} say what they may use. */
    public static void compile(Path folder, List<String> options) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        List<String> all = new ArrayList<>(List.of("-proc:none", "-d", folder.toString()));
        all.addAll(options);
        try (StandardJavaFileManager files = compiler.getStandardFileManager(said, null, null);
                Stream<Path> sources =
                        Files.find(folder, 9, (path, any) -> path.toString().endsWith(".java"))) {
            Iterable<? extends JavaFileObject> units = files.getJavaFileObjectsFromPaths(sources.toList());
            boolean isDone =
                    compiler.getTask(null, files, said, all, null, units).call();
            assertThat(said.getDiagnostics())
                    .filteredOn(one -> one.getKind() == Diagnostic.Kind.ERROR)
                    .isEmpty();
            assertThat(isDone).isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The classes of such a folder. */
    public static URLClassLoader loader(Path folder) {
        try {
            return new URLClassLoader(new URL[] {folder.toUri().toURL()}, Compiled.class.getClassLoader());
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
