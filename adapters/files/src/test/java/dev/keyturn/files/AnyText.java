package dev.keyturn.files;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** Texts as people leave them: pieces of a format in any order, with every line end, a byte order mark or none, and no last line end. */
final class AnyText {
    private static final Map<String, List<String>> PIECES = Map.of(
            "properties",
            List.of(
                    "a%=1\n",
                    "b% : two words\n",
                    "c% three\n",
                    "# c\n",
                    "! d\n",
                    "\n",
                    "  e%.f =  x \n",
                    "g%=\\\n   h\n",
                    "i%=\\u00e9\\t\n",
                    "j%.k%.l=\u00e4\ud83d\ude00\n",
                    "m\\ %=\\=\n",
                    "n%=\n",
                    "o%\n",
                    "p%=#q\n",
                    "a%.x=1\n"),
            "toml",
            List.of(
                    "a% = 1\n",
                    "b% = 'x' # b\n",
                    "# c\n",
                    "\n",
                    "c%.d = 1\n",
                    "c%.e = [1, 2] # e\n",
                    "[f%]\n",
                    "[f%.g]\n",
                    "[[k]]\n",
                    "[[k.l]]\n",
                    "x% = 1\n",
                    "y% = \"q\u00e4\"\n",
                    "z% = { o = 1, p.q = 2 }\n",
                    "r% = [\n  1, # r\n  2\n]\n",
                    "s% = [{t = 1}, {}]\n",
                    "u% = {}\n",
                    "  w% = 1.50\n",
                    "bb%=0xFF\n",
                    "dd% = \"\"\"\nx\n\"\"\"\n",
                    "[\"e e%\"] # ee\n",
                    "t% = 1979-05-27\n"),
            "hocon",
            List.of(
                    "a% = 1\n",
                    "b% = x y\n",
                    "c% : \"q\"\n",
                    "# c\n",
                    "// d\n",
                    "\n",
                    "o% {\n  # in\n  x = 1\n}\n",
                    "l% = [\n  1\n  2, 3,\n]\n",
                    "p%.q = 1\n",
                    "p%.r { s = 2 }\n",
                    "p% { t = 3, u = 4 }\n",
                    "e% = ${x}\n",
                    "v% = 1\nv% = ${?A}\n",
                    "f% += 1\n",
                    "\"k 1%\" = true\n",
                    "o%.z = null # z\n",
                    "o% { y = [ {m = 1}, {m = 2, n = 3} ] }\n",
                    "j% = \"\"\"x\ny\"\"\"\n",
                    "w% = \u00e4, ",
                    "n% = {}\n"),
            "dotenv",
            List.of(
                    "A%=1\n",
                    "export B% = two words # c\n",
                    "# c\n",
                    "\n",
                    "C%='x # y'\n",
                    "D%=\"q\\n\\\"\u00e4\"\n",
                    "E%=\n",
                    "F%='1\n2'\n",
                    "g%.h-i=${A}\n",
                    "  J%=$x\n",
                    "K%=\"$y\" # k\n"));

    private final Random random;

    AnyText(Random random) {
        this.random = random;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    String of(String format) {
        StringBuilder out = new StringBuilder();
        for (int count = 1 + random.nextInt(8); count > 0; count--) {
            out.append(pick(PIECES.getOrDefault(format, List.of("\n"))).replace("%", pick(List.of("", "", "2", "_z"))));
        }
        return worn(out.toString(), format);
    }

    /** The same lines with other ends, which a format may refuse. */
    private String worn(String text, String format) {
        String ends = switch (random.nextInt(6)) {
            case 0 -> text.replace("\n", "\r\n");
            case 1 -> format.equals("properties") || format.equals("dotenv") ? text.replace("\n", "\r") : text;
            case 2 -> mixed(text);
            default -> text;
        };
        String end = random.nextInt(4) == 0 ? ends.stripTrailing() : ends;
        return (random.nextInt(8) == 0 ? "\uFEFF" : "") + end;
    }

    private String mixed(String text) {
        StringBuilder out = new StringBuilder();
        text.chars().forEach(c -> out.append(c == '\n' && random.nextBoolean() ? "\r\n" : Character.toString(c)));
        return out.toString();
    }
}
