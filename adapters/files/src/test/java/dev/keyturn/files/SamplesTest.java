package dev.keyturn.files;

import static dev.keyturn.testkit.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.settings.Settings;
import dev.keyturn.testkit.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplesTest {
    @TempDir
    private Path folder;

    @Test
    void aFolderGivesTheSettingsOfEachFileInIt() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "db: {url: x}\n");
        Files.writeString(folder.resolve("b.properties"), "db.url=y\n");
        Files.createDirectory(folder.resolve("inner"));
        List<Settings> samples = Samples.of(folder.toString());
        assertThat(samples).hasSize(2);
        assertThat(samples.get(0)).at("db.url").isText("x");
        assertThat(samples.get(1)).at("db.url").isText("y");
        assertThat(Samples.of(folder.resolve("b.properties").toString())).containsExactly(samples.get(1));
    }

    @Test
    void aPathWithNothingIsTold() {
        assertThatThrownBy(() -> Samples.of(folder.resolve("none.yaml").toString()))
                .hasMessageContaining("it is not there; expected a file with settings, or a folder of some");
    }
}
