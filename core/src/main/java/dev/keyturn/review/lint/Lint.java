package dev.keyturn.review.lint;

import dev.keyturn.Migration;
import dev.keyturn.Migrations;
import dev.keyturn.Migrator;
import dev.keyturn.review.lint.Finding.Where;
import dev.keyturn.review.lint.Findings.Looked;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Problem;
import dev.keyturn.step.Description;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Looks for what is likely to go wrong, before it does: in migrations, and in settings that they are for. Nothing is changed, and
 * no lock is taken.
 *
 * <pre>{@code
 * Findings findings = Lint.migrations(migrations).and(Lint.settings(migrator));
 * if (findings.refuse(false)) {
 *   System.out.println(findings);
 * }
 * }</pre>
 */
public final class Lint {
    private static final Pattern PLACEHOLDER =
            Pattern.compile("(?i)(.*\\b(todo|tbd|fixme)\\b.*|[^\\p{L}]*|x{3,})", Pattern.DOTALL);

    private Lint() {}

    /** What is to be said of migrations, in the order in which they run. */
    public static Findings migrations(Migrations inOrder) {
        List<Description> migrations =
                inOrder.list().stream().map(Migration::description).toList();
        List<Finding> findings = new ArrayList<>(order(inOrder));
        migrations.forEach(one -> findings.addAll(said(one)));
        findings.addAll(Passages.of(migrations));
        migrations.forEach(one -> findings.addAll(Losses.of(one)));
        findings.addAll(SecretNames.of(migrations));
        return new Findings("migrations", new Looked(migrations.size(), 0), findings);
    }

    /** What is to be said of documents that are no migrations, by what reading them gave. */
    public static Findings unreadable(Collection<Problem> problems) {
        return new Findings(
                "migrations",
                new Looked((int) files(problems), 0),
                problems.stream().map(Unreadable::finding).toList());
    }

    private static long files(Collection<Problem> problems) {
        return problems.stream().map(one -> one.origin().source()).distinct().count();
    }

    /**
     * What is to be said of the settings of a migrator.
     *
     * @param files where they are, if they are in files: it is looked at who may read those
     */
    public static Findings settings(Migrator migrator, Path... files) {
        return SettingsLint.of(migrator, List.of(files));
    }

    private static List<Finding> order(Migrations listed) {
        List<String> sorted = Migrations.byId(listed.list()).list().stream()
                .map(Migration::id)
                .toList();
        List<Finding> findings = new ArrayList<>();
        String before = "";
        for (Migration one : listed) {
            if (!before.isEmpty() && sorted.indexOf(one.id()) < sorted.indexOf(before)) {
                findings.add(new Finding(
                        Rule.ORDER_OF_IDS,
                        Where.in(one.id()),
                        "it runs after " + before + ", and its id comes before that",
                        "nothing, if that order is meant"));
            }
            before = one.id();
        }
        return findings;
    }

    private static List<Finding> said(Description migration) {
        List<Finding> findings = new ArrayList<>();
        placeholder(migration, "owner", migration.owner(), findings);
        placeholder(migration, "expect", migration.expectation(), findings);
        placeholder(migration, "rollback", migration.rollbackNote(), findings);
        return findings;
    }

    private static void placeholder(Description migration, String field, String text, List<Finding> findings) {
        if (PLACEHOLDER.matcher(text).matches()) {
            findings.add(new Finding(
                    Rule.PLACEHOLDER,
                    Where.in(migration.id(), 0, Key.ofNames(field)),
                    "it is still to be written",
                    "write it: who has to go back at night reads it"));
        }
    }
}
