package dev.keyturn.files;

import dev.keyturn.files.spring.Profiles;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.spi.format.SettingsFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The documents of a text by name: a document for a profile has the name of that profile, the first one for no profile is
 * {@code base}, and others have their number. A name that two would have is nobody's: both have their numbers.
 */
final class Documents {
    static final String BASE = "base";

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");
    private static final int LONGEST_NAME = 100;
    private static final int MOST_SHOWN = 20;

    /** As many as are read to find one by its name. */
    private static final int MOST = 1_000;

    private final String text;
    private final String source;
    private final List<One> all = new ArrayList<>();

    /**
     * A document with what it says of itself.
     *
     * @param number its number, from 1
     * @param place where it stands
     * @param profile what it is read for
     * @param unread what is wrong with it, if it cannot be read
     */
    private record One(int number, DocumentPlace place, Optional<String> profile, Optional<RefusedException> unread) {}

    private Documents(HoldsDocuments format, String text, String source) {
        this.text = text;
        this.source = source;
        List<DocumentPlace> places = format.documents(text);
        if (places.size() > MOST) {
            throw refuse("it holds " + places.size() + " documents", "at most " + MOST, "");
        }
        for (DocumentPlace place : places) {
            Optional<String> profile = Optional.empty();
            Optional<RefusedException> unread = Optional.empty();
            try {
                if (Profiles.mayBeIn(text, place)) {
                    profile = Profiles.of(format.parse(text, place, source).settings());
                }
            } catch (RefusedException e) {
                unread = Optional.of(e);
            }
            all.add(new One(all.size() + 1, place, profile, unread));
        }
    }

    /**
     * The format of a file, which may have documents.
     *
     * @throws RefusedException if it has none
     */
    static HoldsDocuments format(Path file, SettingsFormat format) {
        if (format instanceof HoldsDocuments several) {
            return several;
        }
        throw new RefusedException(Problem.of(
                        Origin.of(file.toString()),
                        Key.root(),
                        "one document of it cannot be chosen",
                        "a format with documents, YAML or .properties")
                .hint("a file in " + format.name() + " is one document; use the source of the whole file"));
    }

    /** The names of the documents of a text in which there is something; nothing if it is one document. */
    static Optional<List<String>> namesIfSeveral(HoldsDocuments format, String text, String source) {
        return format.documents(text).size() < 2
                ? Optional.empty()
                : Optional.of(of(format, text, source).names());
    }

    /** Whether a text holds several documents that are not as good as one. */
    static boolean areApart(SettingsFormat format, String text, String source) {
        if (!(format instanceof HoldsDocuments several)
                || several.documents(text).size() < 2) {
            return false;
        }
        try {
            new Part.Whole(format).parse(text, DocumentPlace.all(text), source);
            return false;
        } catch (RefusedException areNotOne) {
            return true;
        }
    }

    static Documents of(HoldsDocuments format, String text, String source) {
        return new Documents(format, text, source);
    }

    /** The place of the document with a name. By a number it is found without reading any of them. */
    static DocumentPlace find(HoldsDocuments format, String text, String name, String source) {
        List<DocumentPlace> places = format.documents(text);
        if (NUMBER.matcher(name).matches() && Integer.parseInt(name) <= places.size()) {
            return places.get(Integer.parseInt(name) - 1);
        }
        return of(format, text, source).find(name);
    }

    private DocumentPlace find(String name) {
        refuseUnread();
        List<One> same = all.stream()
                .filter(one -> one.profile.equals(Optional.of(name)))
                .toList();
        if (same.size() > 1) {
            throw refuse(
                    same.size() + " documents are for the profile " + name + ": " + shown(same),
                    "one document for it",
                    "put them together, or choose each of them by its number");
        }
        return all.stream()
                .filter(one -> name(one).equals(name))
                .findFirst()
                .map(One::place)
                .orElseThrow(() -> refuse("it holds no document " + name, "one of " + shown(all), ""));
    }

    /** The name of the document with a number. */
    String name(int number) {
        refuseUnread();
        if (number < 1 || number > all.size()) {
            throw refuse("it holds no document " + number, "one of " + shown(all), "");
        }
        return name(all.get(number - 1));
    }

    private List<String> names() {
        refuseUnread();
        all.stream()
                .flatMap(one -> one.profile.stream())
                .filter(Documents::isName)
                .forEach(this::find); // two with one name would have each other's histories
        return all.stream().filter(one -> !one.place.isEmpty()).map(this::name).toList();
    }

    private void refuseUnread() {
        List<Problem> problems = all.stream()
                .flatMap(one -> one.unread.stream())
                .flatMap(refused -> refused.problems().stream())
                .toList();
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
    }

    private String name(One document) {
        boolean isBase = document.profile.isEmpty()
                && all.stream()
                        .filter(one -> one.profile.isEmpty())
                        .limit(1)
                        .anyMatch(first -> first.number == document.number);
        return document.profile
                .or(() -> isBase ? Optional.of(BASE) : Optional.empty())
                .filter(Documents::isName)
                .filter(name -> all.stream().noneMatch(other -> other.number != document.number && isFor(other, name)))
                .orElse(Integer.toString(document.number));
    }

    private static boolean isFor(One document, String name) {
        return document.profile.equals(Optional.of(name));
    }

    /** Not what looks like a number, which is another one's name, nor what would tear a message apart. */
    private static boolean isName(String profile) {
        return profile.length() <= LONGEST_NAME
                && !NUMBER.matcher(profile).matches()
                && profile.chars().noneMatch(Character::isISOControl);
    }

    /** That one of them has to be chosen. */
    RefusedException several() {
        return refuse(
                "it holds " + all.size() + " documents: " + shown(all),
                "a source for one document",
                "choose one, such as FileSource.of(file).document(\"" + name(all.get(all.size() - 1))
                        + "\"), or take all with FileSource.documents(file)");
    }

    private String shown(List<One> documents) {
        String names = documents.stream()
                .limit(MOST_SHOWN)
                .map(one -> name(one)
                        + (name(one).equals(Integer.toString(one.number)) ? "" : " (" + one.number + ")")
                        + " in line " + one.place.line(text))
                .collect(Collectors.joining(", "));
        int more = documents.size() - MOST_SHOWN;
        return more > 0 ? names + " and " + more + " more" : names;
    }

    private RefusedException refuse(String what, String expected, String hint) {
        return new RefusedException(
                Problem.of(Origin.of(source), Key.root(), what, expected).hint(hint));
    }
}
