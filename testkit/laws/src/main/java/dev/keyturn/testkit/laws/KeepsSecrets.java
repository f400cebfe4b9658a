package dev.keyturn.testkit.laws;

import dev.keyturn.Migrations;
import dev.keyturn.Migrator;
import dev.keyturn.Shown;
import dev.keyturn.To;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** SECRECY: with another secret of the same length in its place, everything that anybody sees is the same. */
final class KeepsSecrets implements Check {
    private static final String ONE = "zq-quiet-lake-71-xv";
    private static final String OTHER = "wk-noisy-wind-82-jy";
    private static final int MOST = 40;

    @Override
    public Law law() {
        return Law.SECRECY;
    }

    @Override
    public Optional<Violation> violation(Trial trial) {
        if (!trial.isOneOf(MOST)) {
            return Optional.empty();
        }
        Migrations chain = trial.subject().migrations().orElseThrow();
        for (Key key : trial.old().keys()) {
            boolean isText =
                    trial.old().value(key).filter(Text.class::isInstance).isPresent();
            if (isText && isSecret(chain, key)) {
                List<String> one = seen(chain, trial.old().with(key, Value.of(ONE)));
                List<String> other = seen(chain, trial.old().with(key, Value.of(OTHER)));
                if (!one.equals(other)) {
                    return Optional.of(Violation.of(
                            law(), trial, "what is shown tells the value of " + key + ":\n" + first(one, other)));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isSecret(Migrations chain, Key key) {
        return chain.list().stream()
                        .flatMap(migration -> migration.secrets().stream())
                        .anyMatch(pattern -> pattern.covers(key))
                || key.last()
                        .map(Object::toString)
                        .filter(name -> name.endsWith("password"))
                        .isPresent();
    }

    /** The first lines that are others, with the values left out. */
    private static String first(List<String> one, List<String> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            List<String> lines = one.get(i).lines().toList();
            List<String> others = other.get(i).lines().toList();
            for (int line = 0; line < Math.max(lines.size(), others.size()); line++) {
                String here = line < lines.size() ? lines.get(line) : "";
                String there = line < others.size() ? others.get(line) : "";
                if (!here.equals(there)) {
                    return "with one value it says: " + without(here) + "\nwith another one:       " + without(there);
                }
            }
        }
        return "with one value there is more to say than with another";
    }

    private static String without(String line) {
        return line.isBlank()
                ? "nothing"
                : line.strip().replace(ONE, "(the value)").replace(OTHER, "(the value)");
    }

    private static List<String> seen(Migrations chain, Settings settings) {
        Migrator migrator = InMemory.with(settings).migrator(chain);
        String first = chain.list().get(0).id();
        List<String> seen = new ArrayList<>();
        see(seen, migrator::plan);
        see(seen, migrator::rehearse);
        see(seen, migrator::migrate);
        see(seen, migrator::verify);
        see(seen, () -> migrator.planRollback(To.before(first)));
        see(seen, () -> migrator.rollback(To.before(first)));
        return seen;
    }

    private static void see(List<String> seen, Supplier<? extends Shown> work) {
        try {
            Shown shown = work.get();
            seen.add(steady(shown.toString()));
            seen.add(steady(shown.toMarkdown()));
            seen.add(steady(shown.toJson()));
        } catch (RefusedException refused) {
            seen.add(String.valueOf(refused.getMessage()));
        }
    }

    /** Without times, which no secret is in. */
    private static String steady(String text) {
        return text.replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "(time)").replaceAll("\\d+(\\.\\d+)? ms", "(ms)");
    }
}
