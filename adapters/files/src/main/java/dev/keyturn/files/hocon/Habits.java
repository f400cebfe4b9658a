package dev.keyturn.files.hocon;

import dev.keyturn.files.hocon.Node.Braces;
import dev.keyturn.files.hocon.Node.Field;
import dev.keyturn.files.hocon.Node.Scalar;
import dev.keyturn.files.hocon.Writer.Habit;
import dev.keyturn.settings.Text;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** How the fields around are written. */
final class Habits {
    private Habits() {}

    /** The habit of these fields, of which the first count most. */
    static Habit of(String text, List<Field> near) {
        boolean quotesNames = near.stream()
                .findFirst()
                .map(field ->
                        text.charAt(field.path().get(field.path().size() - 1).start()) == '"')
                .orElse(false);
        // one name in quotes that needs them is no habit
        quotesNames &= near.stream().allMatch(field -> text.charAt(field.start()) == '"');
        boolean quotesTexts = first(
                        near, field -> field.value() instanceof Scalar scalar && scalar.value() instanceof Text)
                .map(field -> text.charAt(field.value().start()) == '"')
                .orElse(true);
        String separator = first(
                        near, field -> field.separator() == Token.Kind.EQUALS || field.separator() == Token.Kind.COLON)
                .map(field -> between(text, field))
                .filter(Habits::isPlain)
                .orElse(" = ");
        String objectSeparator = first(near, field -> field.value() instanceof Braces)
                .map(field -> between(text, field))
                .filter(between -> between.isBlank() ? !between.contains("\n") : isPlain(between))
                .orElse(quotesNames ? separator : " ");
        return new Habit(quotesNames, quotesTexts, separator, objectSeparator);
    }

    private static Optional<Field> first(List<Field> near, Predicate<Field> condition) {
        return near.stream().filter(condition).findFirst();
    }

    private static String between(String text, Field field) {
        return text.substring(
                field.path().get(field.path().size() - 1).end(), field.value().start());
    }

    private static boolean isPlain(String between) {
        return between.chars().allMatch(c -> c == ' ' || c == '\t' || c == '=' || c == ':') && between.length() <= 4;
    }
}
