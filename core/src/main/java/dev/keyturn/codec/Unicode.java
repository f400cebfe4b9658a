package dev.keyturn.codec;

/** What can be written as UTF-8, and what in it nobody can see. */
final class Unicode {
    private Unicode() {}

    /** Whether there is no half of a surrogate pair. */
    static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether it is white space or a control character. The list is fixed, because the JDK's differs between versions.
     */
    static boolean isInvisible(char c) {
        return c <= ' '
                || (c >= 0x7f && c <= 0xa0)
                || c == 0xad
                || c == 0x1680
                || (c >= 0x2000 && c <= 0x200f)
                || (c >= 0x2028 && c <= 0x202f)
                || (c >= 0x205f && c <= 0x206f)
                || c == 0x3000
                || c == 0xfeff;
    }
}
