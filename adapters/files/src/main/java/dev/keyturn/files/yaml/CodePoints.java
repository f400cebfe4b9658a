package dev.keyturn.files.yaml;

/** Offsets of code points, which snakeyaml-engine counts, as offsets of UTF-16 units. */
final class CodePoints {
    private final int[] offsets;
    private final int length;

    CodePoints(String text) {
        length = text.length();
        int count = text.codePointCount(0, length);
        offsets = new int[count == length ? 0 : count]; // most texts have none above U+FFFF
        for (int i = 0, at = 0; i < offsets.length; i++) {
            offsets[i] = at;
            at += Character.charCount(text.codePointAt(at));
        }
    }

    int offset(int index) {
        if (offsets.length == 0) {
            return Math.min(index, length);
        }
        return index < offsets.length ? offsets[index] : length;
    }
}
