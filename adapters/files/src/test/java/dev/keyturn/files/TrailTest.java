package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The directories that are watched for one file. */
class TrailTest {
    @TempDir
    private Path given;

    private Path directory;

    @BeforeEach
    void resolve() throws IOException {
        directory = given.toRealPath();
    }

    @Test
    void ofAPlainFileItIsItsDirectory() throws IOException {
        Path file = Files.createFile(directory.resolve("app.yaml"));

        assertThat(Trail.of(file)).isEqualTo(Map.of(directory, Set.of("app.yaml")));
        assertThat(Trail.of(directory.resolve("./x/.././app.yaml").normalize())).hasSize(1);
    }

    @Test
    void ofALinkItIsTheDirectoriesOfAllLinksAndOfTheFile() throws IOException {
        Path version = Files.createDirectory(directory.resolve("..1"));
        Files.createFile(version.resolve("app.yaml"));
        Files.createSymbolicLink(directory.resolve("..data"), Path.of("..1"));
        Path file = Files.createSymbolicLink(directory.resolve("app.yaml"), Path.of("..data/app.yaml"));

        assertThat(Trail.of(file))
                .isEqualTo(Map.of(directory, Set.of("app.yaml", "..data"), version, Set.of("app.yaml")));
    }

    @Test
    void ofALinkThroughItsParentItIsWhereThatLeads() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("folder"));
        Files.createFile(directory.resolve("app.yaml"));
        Path file = Files.createSymbolicLink(folder.resolve("link.yaml"), Path.of(".././app.yaml"));

        assertThat(Trail.of(file)).isEqualTo(Map.of(folder, Set.of("link.yaml"), directory, Set.of("app.yaml")));
    }

    @Test
    void ofAnAbsoluteLinkItIsItsTarget() throws IOException {
        Path target = Files.createFile(
                Files.createDirectory(directory.resolve("folder")).resolve("app.yaml"));
        Path file = Files.createSymbolicLink(directory.resolve("app.yaml"), target);

        assertThat(Trail.of(file))
                .isEqualTo(Map.of(directory, Set.of("app.yaml"), target.getParent(), Set.of("app.yaml")));
    }

    @Test
    void whereSomethingIsMissingItEndsInTheDirectoryInWhichThatWillAppear() {
        assertThat(Trail.of(directory.resolve("conf/shop/app.yaml"))).isEqualTo(Map.of(directory, Set.of("conf")));
    }

    @Test
    void linksThatGoInCirclesEnd() throws IOException {
        Files.createSymbolicLink(directory.resolve("a"), Path.of("b"));
        Path file = Files.createSymbolicLink(directory.resolve("b"), Path.of("a"));

        assertThat(Trail.of(file)).isEqualTo(Map.of(directory, Set.of("a", "b")));
    }
}
