package dev.keyturn.selftest.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page on adapters shows a source and its test as they are compiled and run here. */
class AdaptersPageTest {
    @ParameterizedTest
    @ValueSource(classes = {MapSource.class, MapSourceTest.class})
    void whatThePageShowsIsWhatIsTested(Class<?> shown) throws IOException {
        String code = Files.readString(Path.of("src/test/java", shown.getName().replace('.', '/') + ".java"));
        String page = Files.readString(Path.of("../../.docs/adapters.md"));

        assertThat(page).contains("```java\n" + code.replaceFirst("package .*;\n\n", "") + "```\n");
    }
}
