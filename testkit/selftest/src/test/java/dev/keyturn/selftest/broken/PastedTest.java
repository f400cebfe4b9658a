package dev.keyturn.selftest.broken;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.selftest.Compiled;
import dev.keyturn.step.Custom;
import dev.keyturn.testkit.laws.Cases;
import dev.keyturn.testkit.laws.Laws;
import dev.keyturn.testkit.laws.Subject;
import dev.keyturn.testkit.laws.Violation;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The test that a violation gives to be pasted compiles, fails as long as the migration is broken, and no longer. */
class PastedTest {
    private static final String IMPORTS = """
            package pasted;

            import dev.keyturn.testkit.laws.Edit;
            import dev.keyturn.testkit.laws.Law;
            import dev.keyturn.testkit.laws.Laws;
            import dev.keyturn.testkit.laws.Subject;
            import org.junit.jupiter.api.Test;
            """;

    /** A migration and the law that is not kept. */
    private record Pasted(Mutant mutant, Violation violation) {}

    @Test
    void whatIsPastedFailsForTheBrokenMigrationAndPassesForTheRightOne(@TempDir Path folder) throws Exception {
        List<Pasted> all = found();
        assertThat(all).hasSizeGreaterThan(200);
        write(all, folder);
        Compiled.compile(folder, List.of("-classpath", Compiled.classPath()));
        List<String> passes = new ArrayList<>();
        List<String> fails = new ArrayList<>();
        try (URLClassLoader classes = Compiled.loader(folder)) {
            for (int i = 0; i < all.size(); i++) {
                Pasted one = all.get(i);
                Class<?> pasted = classes.loadClass("pasted.Pasted" + i);
                String name = one.violation().law().id() + " of " + one.mutant().name();
                if (failure(pasted, one.mutant().subject()).isEmpty()) {
                    passes.add(name);
                }
                right(one.mutant())
                        .flatMap(subject -> failure(pasted, subject))
                        .ifPresent(failure -> fails.add(name + ": " + failure));
            }
        }
        assertThat(passes).as("pass though the migration is broken").isEmpty();
        assertThat(fails).as("fail though the migration is right").isEmpty();
        System.out.println(all.size() + " pasted tests fail for broken migrations and pass for right ones");
    }

    private static List<Pasted> found() {
        return BrokenMigrationsTest.all().stream()
                .flatMap(mutant -> Laws.check(
                                mutant.subject(), Cases.of(mutant.subject(), Laws.USUAL_CASES, 1), Laws.USUAL_FLOOR)
                        .violations()
                        .values()
                        .stream()
                        .map(violation -> new Pasted(mutant, violation)))
                .toList();
    }

    private static void write(List<Pasted> all, Path folder) throws IOException {
        for (int i = 0; i < all.size(); i++) {
            String test = all.get(i).violation().asTest().replace("\nvoid ", "\npublic void ");
            Files.writeString(folder.resolve("Pasted" + i + ".java"), IMPORTS + holder("Pasted" + i, test.indent(4)));
        }
    }

    private static String holder(String name, String test) {
        return """
                public class NAME {
                    private final Subject subject;

                    public NAME(Subject subject) {
                        this.subject = subject;
                    }

                    Subject migration() {
                        return subject;
                    }

                TEST
                }
                """.replace("NAME", name).replace("TEST", test);
    }

    private static Optional<String> failure(Class<?> pasted, Subject subject) {
        Method test = Stream.of(pasted.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .findFirst()
                .orElseThrow();
        try {
            test.invoke(pasted.getConstructor(Subject.class).newInstance(subject));
            return Optional.empty();
        } catch (InvocationTargetException thrown) {
            assertThat(thrown.getCause()).isInstanceOf(AssertionError.class);
            return Optional.of(String.valueOf(thrown.getCause().getMessage()));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(pasted.getName(), e);
        }
    }

    /** The step of the library that the broken one is made of. */
    private static Optional<Subject> right(Mutant mutant) {
        return Optional.of(mutant.subject().steps().get(0))
                .filter(step -> !(step instanceof Custom))
                .map(Subject::of);
    }
}
