package dev.keyturn.cli;

import java.util.regex.Pattern;

/** What comes is green, what goes is red, what changes is yellow, problems are red and warnings yellow, headings are bold. */
final class Colours {
    private static final Pattern HEADING = Pattern.compile("(?m)^(\\S.*)$");
    private static final Pattern COMES = Pattern.compile("(?m)^(  \\+ .*)$");
    private static final Pattern GOES = Pattern.compile("(?m)^(  - .*)$");
    private static final Pattern CHANGES = Pattern.compile("(?m)^(  ~ .*)$");

    private static final Pattern PROBLEM = Pattern.compile("(?m)^(  problem )");
    private static final Pattern WARNING = Pattern.compile("(?m)^(  warning )");

    private Colours() {}

    static String of(String page) {
        String text = HEADING.matcher(page).replaceAll("\u001b[1m$1\u001b[0m");
        text = COMES.matcher(text).replaceAll("\u001b[32m$1\u001b[0m");
        text = GOES.matcher(text).replaceAll("\u001b[31m$1\u001b[0m");
        text = PROBLEM.matcher(text).replaceAll("\u001b[31m$1\u001b[0m");
        text = WARNING.matcher(text).replaceAll("\u001b[33m$1\u001b[0m");
        return CHANGES.matcher(text).replaceAll("\u001b[33m$1\u001b[0m");
    }
}
