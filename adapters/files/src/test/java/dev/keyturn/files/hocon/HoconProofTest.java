package dev.keyturn.files.hocon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.files.Proof;
import dev.keyturn.files.layout.Lines;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import java.nio.file.Path;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Every entry of many files is edited in every way; Typesafe Config has to read the planned settings, and back again. */
class HoconProofTest {
    private static final HoconFormat FORMAT = new HoconFormat();

    static boolean isRight(String text, Settings settings) {
        // what an expression stands on top of is not to be seen in settings, so there is nothing to compare with
        return HoconReadTest.isLocked(Reader.root(new Lines(text, ""))) || HoconOracle.means(text, settings, text);
    }

    @Test
    void everyEditOfThePekkoFilesIsExactOrRefusedForAReason() {
        Proof proof = new Proof(FORMAT, HoconProofTest::isRight);
        for (Path file : HoconReadTest.corpus("pekko")) {
            proof.prove(file.toString(), HoconReadTest.text(file));
        }
        assertThat(proof.print("pekko")).isLessThan(0.02);
    }

    @Test
    void everyEditOfTheOtherFilesIsExactOrRefusedForAReason() {
        Proof proof = new Proof(FORMAT, HoconProofTest::isRight);
        for (Path file : HoconReadTest.corpus("hocon")) {
            String text = HoconReadTest.text(file);
            if (HoconOracle.tryParse(text).isPresent()) {
                proof.prove(file.toString(), text);
            }
        }
        proof.print("hocon");
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "a = 1\n",
                "b = x y\n",
                "c : \"q\"\n",
                "# c\n",
                "// d\n",
                "\n",
                "\n\n",
                "  ",
                "o {\n",
                "}\n",
                "l = [\n",
                "1\n",
                "2, 3,\n",
                "]\n",
                "p.q = 1\n",
                "p.r { s = 2 }\n",
                "p { t = 3, u = 4 }\n",
                "e = ${x}\n",
                "a = ${?A}\n",
                "f += 1\n",
                "\"k 1\" = true\n",
                "o.z = null # z\n",
                "o { y = [ {m = 1}, {m = 2, n = 3} ] }\n",
                "g = { h = 1 } { i = 2 }\n",
                "j = \"\"\"x\ny\"\"\"\r\n",
                "v = 1\r\n",
                ", ",
                "w = 1, ",
                "e { x = 1 }\n",
                "l = [1] [2, 3]\n",
                "l = [ 5 ]\n",
                "include \"x\"\n",
                "{",
                "}",
                "a = 5 # five\n",
                "n = {}\n",
                "m = []\n",
                "\t",
                "o = 1\n",
                "o {",
                "l = [");
        return pieces.list().ofMinSize(1).ofMaxSize(12).map(list -> String.join("", list));
    }

    @Property(tries = 200)
    void everyEditOfAnyTextIsExactOrRefused(@ForAll("texts") String text) {
        try {
            FORMAT.read(text, "test.conf");
        } catch (RefusedException e) {
            return;
        }
        Proof proof = new Proof(FORMAT, HoconProofTest::isRight);
        proof.prove("generated", text);
        proof.check();
    }
}
