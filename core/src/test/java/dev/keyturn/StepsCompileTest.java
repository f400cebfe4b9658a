package dev.keyturn;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An incomplete migration does not compile, and it is the missing part that the compiler complains about. */
class StepsCompileTest {
    private static final String BEFORE = "import dev.keyturn.*; import dev.keyturn.codec.*; import static"
            + " dev.keyturn.step.Condition.*; class Snippet { Object of(Steps s) { return ";

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
    void whatIsCompleteCompiles(String snippet) {
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
    void whatIsIncompleteHasNoEnd(String snippet) {
        assertThat(errors(snippet)).singleElement().asString().contains("symbol:   method build()");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s.each(`l`).by(`n`).apply(e -> e.rename(`a`))",
                "s.eachIn(`t`).apply(e -> e.convert(`a`))",
                "s.when(present(`a`)).then(t -> t.split(`a`).into(`b`, `c`))",
                "s.when(present(`a`)).then(t -> t.remove(`a`)).otherwise(t -> t.custom(`x`).writing(`a`))",
            })
    void anIncompleteStepWithinAnotherIsNone(String snippet) {
        assertThat(errors(snippet)).singleElement().asString().contains("bad return type in lambda expression");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s.remove(`a`).ifOccupied(null)",
                "s.copy(`a`).to(`b`).updateReferences()",
                "s.wrap(`a`).comment(`c`)",
                "s.rename(`a`).to(`b`).stamp(`v`)",
            })
    void anOptionOfAnotherStepIsNone(String snippet) {
        assertThat(errors(snippet)).singleElement().asString().contains("cannot find symbol");
    }

    private static List<String> errors(String snippet) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        String code = BEFORE + snippet.replace('`', '"') + "; } }";
        JavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///Snippet.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return code;
                    }
                };
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> options = List.of("-proc:none", "-implicit:none", "-Xlint:none", "-classpath", classPath);
        boolean isCompiled = compiler.getTask(
                        null,
                        new Discarding(compiler.getStandardFileManager(found, Locale.ROOT, null)),
                        found,
                        options,
                        null,
                        List.of(source))
                .call();
        List<String> errors = found.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                .toList();
        assertThat(isCompiled).isEqualTo(errors.isEmpty());
        return errors;
    }
}
