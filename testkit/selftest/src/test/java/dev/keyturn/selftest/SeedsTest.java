package dev.keyturn.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

/** A build fails where the code changed, and not by a seed; the thorough one looks for what lurks. */
class SeedsTest {
    private static final boolean THOROUGH = Boolean.getBoolean("keyturn.thorough");
    private static final int TRIES = 20;
    private static final List<Long> SEEN = new ArrayList<>();

    /** A property that a test inherits, as those of the testkit are. */
    interface Inherited {
        @Property(tries = TRIES)
        default void inherited(@ForAll long number) {
            SEEN.add(number);
        }
    }

    static final class OnePropertiesSample implements Inherited {
        @Property(tries = TRIES)
        void own(@ForAll long number) {
            SEEN.add(number);
        }
    }

    static final class OtherPropertiesSample implements Inherited {}

    private static List<Long> seen(Class<?> tests) {
        SEEN.clear();
        EngineTestKit.engine("jqwik")
                .selectors(selectClass(tests))
                .configurationParameter("jqwik.database", "target/jqwik-database-of-seeds")
                .configurationParameter("jqwik.reporting.onlyfailures", "true")
                .execute()
                .testEvents()
                .assertStatistics(events -> events.failed(0));
        return List.copyOf(SEEN);
    }

    @Test
    void propertiesTryTheSameAtEveryRunUnlessTheBuildIsThorough() {
        List<Long> first = seen(OnePropertiesSample.class);
        List<Long> second = seen(OnePropertiesSample.class);
        if (THOROUGH) {
            assertThat(second).isNotEqualTo(first).hasSizeGreaterThan(2 * TRIES);
        } else {
            assertThat(second).isEqualTo(first).hasSize(2 * TRIES);
        }
    }

    @Test
    void whatTwoTestsInheritTriesEachSomethingElse() {
        assertThat(seen(OtherPropertiesSample.class)).doesNotContainSequence(seen(OnePropertiesSample.class));
    }

    @Test
    void everyModuleWithPropertiesHasTheSeeds() throws IOException {
        Path root = Path.of("..", "..");
        try (Stream<Path> poms = Files.find(root, 3, (path, attributes) -> path.endsWith("pom.xml"))) {
            List<Path> without = poms.filter(
                            pom -> hasProperties(pom.resolveSibling("src").resolve("test")))
                    .filter(pom -> !read(pom).contains("build-helper-maven-plugin"))
                    .toList();
            assertThat(without).isEmpty();
        }
    }

    private static boolean hasProperties(Path tests) {
        if (!Files.isDirectory(tests)) {
            return false;
        }
        try (Stream<Path> files =
                Files.find(tests, 20, (path, attributes) -> path.toString().endsWith(".java"))) {
            return files.anyMatch(file -> read(file).contains("net.jqwik.api.Property;"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
