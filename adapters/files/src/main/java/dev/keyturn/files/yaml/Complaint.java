package dev.keyturn.files.yaml;

import java.util.List;

/**
 * What the library says is wrong with a text, in words that hold nothing of the text: most of its messages quote from it,
 * and that could be a secret.
 */
final class Complaint {
    private static final List<String> SAFE = List.of(
            "mapping values are not allowed here",
            "sequence entries are not allowed here",
            "mapping keys are not allowed here",
            "could not find expected ':'",
            "found unexpected end of stream",
            "found unexpected document separator",
            "found a tab character where an indentation space is expected",
            "found duplicate anchor");

    private Complaint() {}

    static String of(String problem) {
        for (String safe : SAFE) {
            if (problem.startsWith(safe)) {
                return "this is no YAML: " + safe;
            }
        }
        return problem.contains("TAB") ? "this is no YAML: a tab stands where none may stand" : "this is no YAML";
    }
}
