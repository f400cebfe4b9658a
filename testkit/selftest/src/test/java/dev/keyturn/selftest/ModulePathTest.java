package dev.keyturn.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The testkit as a module finds what opens files, which is another module that it does not know. */
class ModulePathTest {
    private static final String MODULES = ".*/(core/target/classes|laws/target/classes|files/target/classes"
            + "|(keyturn-core|keyturn-testkit|keyturn-files|jackson-core|snakeyaml-engine|jspecify|junit-jupiter-api"
            + "|junit-platform-commons|opentest4j|apiguardian-api|jqwik-api)-[0-9][^/]*\\.jar)";

    @TempDir
    private Path directory;

    private static ModuleLayer layer() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Path[] modules = Stream.of(path.split(File.pathSeparator))
                .filter(part -> part.matches(MODULES))
                .map(Path::of)
                .toArray(Path[]::new);
        Configuration configuration = ModuleLayer.boot()
                .configuration()
                .resolve(
                        ModuleFinder.of(modules),
                        ModuleFinder.of(),
                        Set.of("dev.keyturn.testkit", "dev.keyturn.files"));
        return ModuleLayer.boot().defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader());
    }

    @Test
    void aFixtureIsOpenedByTheModuleForFiles() throws Exception {
        Path file = Files.writeString(directory.resolve("before.yaml"), "a: 1\n");
        ClassLoader loader = layer().findLoader("dev.keyturn.testkit");
        Class<?> contract = loader.loadClass("dev.keyturn.testkit.MigrationFixtures");
        Method open = contract.getMethod("open", Path.class);
        Object fixtures = Proxy.newProxyInstance(
                loader,
                new Class<?>[] {contract},
                (self, method, given) -> InvocationHandler.invokeDefault(self, method, given));
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            Object source = open.invoke(fixtures, file);

            assertThat(contract.getModule().getName()).isEqualTo("dev.keyturn.testkit");
            assertThat(source.getClass().getModule().getName()).isEqualTo("dev.keyturn.files");
        } finally {
            thread.setContextClassLoader(usual);
        }
    }
}
