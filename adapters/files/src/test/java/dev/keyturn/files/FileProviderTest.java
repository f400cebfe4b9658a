package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SourceProvider;
import java.io.File;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are found by whoever knows no more than their address. */
class FileProviderTest {
    @TempDir
    private Path directory;

    private static Optional<SettingsSource> open(URI address) {
        return ServiceLoader.load(SourceProvider.class).stream()
                .map(provider -> provider.get().open(address))
                .flatMap(Optional::stream)
                .findFirst();
    }

    @Test
    void aFileIsOpenedByItsAddress() throws Exception {
        Path file = Files.writeString(directory.resolve("a b.properties"), "x=1\n");

        try (SettingsSource source = open(file.toUri()).orElseThrow()) {
            assertThat(source.read(Selection.all()).settings().value("x")).contains(Value.of("1"));
        }
    }

    @Test
    void anAddressOfAnotherKindIsLeftToOthers() {
        assertThat(open(URI.create("redis://localhost/0"))).isEmpty();
        assertThat(open(URI.create("application.yaml"))).isEmpty();
    }

    @Test
    void aFileWhoseNameTellsNoFormatIsRefused() {
        assertThatThrownBy(() -> open(directory.resolve("a.txt").toUri()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the name of the file does not tell its format");
    }

    @Test
    void aPathFromTheWorkingDirectoryStaysOneInMessages() {
        assertThat(open(URI.create("file:config/application.yaml"))
                        .orElseThrow()
                        .name())
                .isEqualTo(Path.of("config", "application.yaml").toString());
    }

    @Test
    void aFormatThatTheNameDoesNotTellIsToldByTheAddress() throws Exception {
        Path file = Files.writeString(directory.resolve("settings"), "x: 1\n");

        try (SettingsSource source =
                open(URI.create(file.toUri() + "#format=yaml")).orElseThrow()) {
            assertThat(source.read(Selection.all()).settings().value("x")).contains(Value.of(1));
        }
    }

    @Test
    void anAddressThatIsWrittenWronglyIsToldWithWhatThereIs() {
        URI file = directory.resolve("settings").toUri();

        assertThatThrownBy(() -> open(URI.create(file + "#format=xml")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("file: there is no such format; expected one of properties, json, jsonc, hocon, toml, yaml,"
                        + " dotenv");
        assertThatThrownBy(() -> open(URI.create(file + "#fromat=yaml")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("file: there is no option fromat; expected format");
        assertThatThrownBy(() -> open(URI.create("file://host/a.yaml")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("file: it names no file; expected file: and a path");
    }

    @Test
    void asAModuleItProvidesTheSame() {
        String[] path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .split(File.pathSeparator);
        Path[] modules = Stream.of(path)
                .filter(part -> part.matches(".*(keyturn-core|core|files|jackson-core|snakeyaml-engine|jspecify)"
                        + "(-[0-9][^/]*\\.jar|/target/classes|\\.jar)"))
                .map(Path::of)
                .toArray(Path[]::new);
        Configuration configuration = ModuleLayer.boot()
                .configuration()
                .resolve(ModuleFinder.of(modules), ModuleFinder.of(), Set.of("dev.keyturn.files"));
        ModuleLayer layer =
                ModuleLayer.boot().defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader());

        assertThat(layer.findModule("dev.keyturn.files")
                        .orElseThrow()
                        .getDescriptor()
                        .provides())
                .anySatisfy(provided -> assertThat(provided.service()).isEqualTo(SourceProvider.class.getName()));
        Class<?> service = classIn(layer);
        assertThat(ServiceLoader.load(layer, service).findFirst().orElseThrow())
                .isInstanceOf(service)
                .extracting(provider -> provider.getClass().getModule().getName())
                .isEqualTo("dev.keyturn.files");
    }

    private static Class<?> classIn(ModuleLayer layer) {
        try {
            return layer.findLoader("dev.keyturn.core").loadClass(SourceProvider.class.getName());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
