package dev.keyturn.testkit.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks for a smaller text that shows the same: without some of its lines, then without some characters. */
final class Smallest {
    private static final int MOST_TRIES = 1500;

    private final Consumer<String> check;
    private String text;
    private AssertionError found;
    private int tries;

    private Smallest(Consumer<String> check, String text, AssertionError found) {
        this.check = check;
        this.text = text;
        this.found = found;
    }

    /** Tries a check on a text; where it fails, it fails with the smallest text that was found to show the same. */
    static void tryOut(String text, Consumer<String> check) {
        failure(text, check).ifPresent(found -> {
            Smallest smallest = new Smallest(check, text, found);
            smallest.shrink();
            throw smallest.found;
        });
    }

    private static Optional<AssertionError> failure(String text, Consumer<String> check) {
        try {
            check.accept(text);
            return Optional.empty();
        } catch (AssertionError e) {
            return Optional.of(e);
        }
    }

    private void shrink() {
        int length;
        do {
            length = text.length();
            fewer(List.of(text.split("(?<=\n)")));
            fewer(text.codePoints().mapToObj(Character::toString).toList());
        } while (text.length() < length);
    }

    /** Leaves pieces out, at first half of them at once, in the end one at a time. */
    private void fewer(List<String> pieces) {
        List<String> left = pieces;
        for (int size = Math.max(1, pieces.size() / 2); size > 0; size /= 2) {
            for (int start = 0; start < left.size() && tries < MOST_TRIES; ) {
                List<String> rest = new ArrayList<>(left.subList(0, start));
                rest.addAll(left.subList(Math.min(start + size, left.size()), left.size()));
                if (isAsBad(String.join("", rest))) {
                    left = rest;
                } else {
                    start += size;
                }
            }
        }
    }

    private boolean isAsBad(String smaller) {
        tries++;
        Optional<AssertionError> again =
                failure(smaller, check).filter(error -> rule(error).equals(rule(found)));
        again.ifPresent(error -> {
            found = error;
            text = smaller;
        });
        return again.isPresent();
    }

    /** The first line: one defect should not become another one on the way. */
    private static String rule(AssertionError error) {
        String message = String.valueOf(error.getMessage());
        return message.substring(0, Math.max(0, message.indexOf('\n')));
    }
}
