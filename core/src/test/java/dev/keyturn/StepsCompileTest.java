package dev.keyturn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An incomplete migration does not compile, and it is the missing part that the compiler complains about. */
class StepsCompileTest {
    private static final String BEFORE = "import dev.keyturn.*; import dev.keyturn.codec.*; import static"
            + " dev.keyturn.step.Condition.*; class Snippet { Object of(Steps s) { return ";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Migration.named(`x`).owner(`o`).expect(`e`).rollbackNote(`r`).rename(`a`).to(`b`).build()",
                "s.rename(`a`).to(`b`).updateReferences().move(`a`).to(`b`).copy(`a`).to(`b`).build()",
                "s.convert(`a`).with(Codecs.millisToDuration()).convert(`a`).to(`b`).with(Codecs.csvToList()).build()",
                "s.split(`a`).into(`b`, `c`).with(Codecs.hostPort()).join(`b`, `c`).into(`a`).with(Codecs.hostPort()).build()",
                "s.nest(`a`).separatedBy(`_`).flatten(`a`).separatedBy(`_`).build()",
                "s.each(`l`).by(`n`).apply(e -> e.rename(`a`).to(`b`)).eachIn(`t`).apply(e -> e.wrap(`a`)).build()",
                "s.when(present(`a`)).then(t -> t.remove(`a`)).otherwise(t -> t.remove(`b`)).build()",
                "s.custom(`x`).reading(`a`).writing(`b`).up(u -> u).down(d -> d).custom(`y`).writing(`b`).up(u -> u).down(d -> d)",
            })
    void whatIsCompleteCompiles(String snippet) throws IOException {
        assertThat(errors(snippet)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Migration.named(`x`).build()",
                "Migration.named(`x`).owner(`o`).build()",
                "Migration.named(`x`).owner(`o`).expect(`e`).build()",
                "s.rename(`a`).build()",
                "s.move(`a`).build()",
                "s.copy(`a`).build()",
                "s.convert(`a`).build()",
                "s.convert(`a`).to(`b`).build()",
                "s.split(`a`).build()",
                "s.split(`a`).into(`b`, `c`).build()",
                "s.join(`a`, `b`).build()",
                "s.join(`a`, `b`).into(`c`).build()",
                "s.mapValue(`a`).build()",
                "s.nest(`a`).build()",
                "s.flatten(`a`).build()",
                "s.each(`l`).build()",
                "s.each(`l`).by(`n`).build()",
                "s.eachIn(`t`).build()",
                "s.when(present(`a`)).build()",
                "s.custom(`x`).build()",
                "s.custom(`x`).reading(`a`).build()",
                "s.custom(`x`).writing(`a`).build()",
                "s.custom(`x`).writing(`a`).up(u -> u).build()",
            })
    void whatIsIncompleteHasNoEnd(String snippet) throws IOException {
        assertThat(errors(snippet))
                .singleElement()
                .asString()
                .contains("compiler.err.cant.resolve", "kindname.method, build,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s.each(`l`).by(`n`).apply(e -> e.rename(`a`))",
                "s.eachIn(`t`).apply(e -> e.convert(`a`))",
                "s.when(present(`a`)).then(t -> t.split(`a`).into(`b`, `c`))",
                "s.when(present(`a`)).then(t -> t.remove(`a`)).otherwise(t -> t.custom(`x`).writing(`a`))",
            })
    void anIncompleteStepWithinAnotherIsNone(String snippet) throws IOException {
        assertThat(errors(snippet))
                .singleElement()
                .asString()
                .contains("compiler.misc.incompatible.ret.type.in.lambda");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s.remove(`a`).ifOccupied(null)",
                "s.copy(`a`).to(`b`).updateReferences()",
                "s.wrap(`a`).comment(`c`)",
                "s.rename(`a`).to(`b`).stamp(`v`)",
            })
    void anOptionOfAnotherStepIsNone(String snippet) throws IOException {
        assertThat(errors(snippet)).singleElement().asString().contains("compiler.err.cant.resolve");
    }

    /** The errors as keys of the compiler's messages, which are the same in every language. */
    private List<String> errors(String snippet) throws IOException {
        Path source = Files.writeString(folder.resolve("Snippet.java"), BEFORE + snippet.replace('`', '"') + "; } }");
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        StringWriter out = new StringWriter();
        PrintWriter printer = new PrintWriter(out);
        int code = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        printer,
                        printer,
                        "-XDrawDiagnostics",
                        "-proc:none",
                        "-implicit:none",
                        "-classpath",
                        classPath,
                        "-d",
                        folder.toString(),
                        source.toString());
        List<String> errors = out.toString()
                .lines()
                .filter(line -> line.contains("compiler.err."))
                .toList();
        assertThat(code == 0).isEqualTo(errors.isEmpty());
        return errors;
    }
}
