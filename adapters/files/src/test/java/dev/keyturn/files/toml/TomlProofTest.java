package dev.keyturn.files.toml;

import dev.keyturn.files.Proof;
import dev.keyturn.files.ProofSum;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Every entry of many files is edited in every way; tomlj has to read the planned settings, and back again. */
class TomlProofTest {
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "a = 1\n",
                "b = 'x' # b\n",
                "# c\n",
                "\n",
                "c.d = 1\n",
                "c.e = [1, 2] # e\n",
                "[f]\n",
                "[f.g]\n",
                "[h.i.j]\n",
                "[[k]]\n",
                "[[k.l]]\n",
                "[k.m]\n",
                "x = 1\n",
                "y = \"q\"\r\n",
                "z = { o = 1, p.q = 2 }\n",
                "r = [\n  1, # r\n  2\n]\n",
                "s = [{t = 1}, {}]\n",
                "u = {}\n",
                "v = []\n",
                "  w = 1\n",
                "  [n]\n",
                "[[k]] # k\n",
                "aa = 1979-05-27\n",
                "bb = 0xFF",
                "dd = \"\"\"\nx\n\"\"\"\n",
                "[ee] # ee\n",
                "[f.g.ff]\n");
        return pieces.list().ofMinSize(1).ofMaxSize(10).map(list -> String.join("", list));
    }

    @Property(tries = 100)
    void everyEditOfAnyTextIsExactOrRefused(@ForAll("texts") String text) {
        if (TomlReadTest.read(text).isPresent()) {
            ProofSum sum = new ProofSum();
            sum.add("generated", Proof.of("generated", text, new TomlFormat()));
            sum.check(text);
        }
    }
}
