package dev.keyturn.files.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.settings.RefusedException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Edits of files that nobody here wrote: nothing is wrong, and next to nothing refused. */
class YamlProofTest {
    @Test
    void everyEditOfRealFilesIsExactThereAndBack() {
        Proof proof = new Proof();
        for (Path file : Corpus.files("helm")) {
            proof.of(file.getFileName().toString(), Corpus.text(file));
        }
        System.out.println("helm\n" + proof.table());
        assertThat(proof.wrong.stream().limit(20)).isEmpty();
    }

    @Test
    void everyEditOfTheTestSuiteIsExactOrRefused() {
        Proof proof = new Proof();
        for (Corpus.Case given : Corpus.suite()) {
            try {
                new YamlFormat().read(given.text(), given.name());
            } catch (RefusedException e) {
                continue;
            }
            proof.of(given.name(), given.text());
        }
        System.out.println("yaml-test-suite\n" + proof.table());
        assertThat(proof.wrong.stream().limit(20)).isEmpty();
    }

    @Test
    void everyEditOfTextsInEveryStyleIsExact() {
        Proof proof = new Proof();
        int texts = Boolean.getBoolean("keyturn.thorough") ? 3_000 : 20;
        for (int seed = 0; seed < texts; seed++) {
            proof.of("text" + seed, new AnyYaml(seed).text());
        }
        System.out.println("generated\n" + proof.table());
        assertThat(proof.wrong.stream().limit(20)).isEmpty();
    }
}
