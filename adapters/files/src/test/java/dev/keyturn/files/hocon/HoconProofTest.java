package dev.keyturn.files.hocon;

import dev.keyturn.files.Proof;
import dev.keyturn.files.ProofSum;
import dev.keyturn.settings.RefusedException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Every entry of many files is edited in every way; Typesafe Config has to read the planned settings, and back again. */
class HoconProofTest {
    private static final HoconFormat FORMAT = new HoconFormat();

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
        ProofSum sum = new ProofSum();
        sum.add("generated", Proof.of("generated", text, FORMAT));
        sum.check(text);
    }
}
