package dev.keyturn.testkit.laws;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is probably wrong where another value comes back than was there. */
final class Mangled {
    private static final String NUMBER = "-?[0-9][0-9._]*(E[+-]?[0-9]+)?|0x[0-9A-Fa-f]+|-?\\.inf";

    private static final Pattern CUT = Pattern.compile("\\(([0-9]{1,9}) characters\\)$");

    private Mangled() {}

    /** Both values as they are shown. */
    static Cause of(String expected, String actual) {
        if (expected.equalsIgnoreCase(actual)) {
            return new Cause("capital letters are lost", "compare without case if need be, but keep the text");
        }
        if (expected.replaceAll("\\s", "").equals(actual.replaceAll("\\s", ""))) {
            return new Cause("white space is lost", "keep the text as it is");
        }
        if (bare(expected).equals(bare(actual))) {
            return new Cause("a number and its text are taken for the same", "keep the kind of the value");
        }
        if (expected.startsWith("[") && actual.startsWith("[")) {
            return new Cause(
                    "elements of a list are left out, added, turned round or made something else",
                    "carry the list over as it is");
        }
        if (expected.startsWith("[") != actual.startsWith("[")) {
            return new Cause("a list and its only element are taken for the same", "keep the kind of the value");
        }
        if (expected.matches(NUMBER) && actual.matches(NUMBER)) {
            return new Cause(
                    "the number is rounded, cut or scaled: the two ways are not each other's opposite",
                    "refuse what cannot be brought back exactly, or convert with a codec of the library");
        }
        boolean isPart = isText(expected) && isText(actual) && bare(expected).startsWith(bare(actual));
        if (isPart || length(actual) < length(expected)) {
            return new Cause("the text is cut", "keep the whole text, or refuse one that is too long");
        }
        if (isText(expected) && isText(actual) && bare(actual).contains(bare(expected))) {
            return new Cause(
                    "something is added to the text on one way, and not taken away on the other",
                    "have each way undo what the other one does, and nothing else");
        }
        return new Cause(
                "the value is overwritten, or several values become one and the same",
                "keep what is there, or refuse what cannot be brought back exactly; the codecs of the library keep the"
                        + " original");
    }

    /** Of a text that is too long to be shown as a whole. */
    private static int length(String shown) {
        Matcher cut = CUT.matcher(shown);
        return cut.find() ? Integer.parseInt(cut.group(1)) : 0;
    }

    private static boolean isText(String shown) {
        return shown.startsWith("\"");
    }

    private static String bare(String shown) {
        return shown.replace("\"", "");
    }
}
