package dev.keyturn.testkit.laws;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What came of trying the laws on steps.
 *
 * @param subject the steps
 * @param tried on how many settings
 * @param accepted how many of those the steps accepted
 * @param inAnotherForm how many of the settings were compared in another form than they have
 * @param crashes how many states after a crash were looked at
 * @param tries how many accepted settings were tried until a law was found not to hold
 * @param violations the first violation of each law that does not hold
 */
public record Verdict(
        Subject subject,
        int tried,
        int accepted,
        int inAnotherForm,
        int crashes,
        Map<Law, Integer> tries,
        Map<Law, Violation> violations) {
    public Verdict {
        tries = Map.copyOf(tries);
        violations = Map.copyOf(violations);
    }

    Verdict foundWith(long seed) {
        Map<Law, Violation> all = new EnumMap<>(Law.class);
        violations.forEach((law, violation) -> all.put(law, violation.foundWith(seed)));
        return new Verdict(subject, tried, accepted, inAnotherForm, crashes, tries, all);
    }

    /** How a law does not hold, where it does not. */
    public Optional<Violation> of(Law law) {
        return Optional.ofNullable(violations.get(law));
    }

    /** How many accepted settings were tried until the law was found not to hold; all, where it holds. */
    public int tries(Law law) {
        return tries.getOrDefault(law, accepted);
    }

    /** Throws where the law does not hold. */
    public void demand(Law law) {
        of(law).ifPresent(violation -> {
            throw new AssertionError(violation.toString());
        });
    }

    /** The laws that were tried. */
    public Stream<Law> laws() {
        if (subject.migrations().isEmpty()) {
            return Law.ofSteps();
        }
        return subject.migration().isPresent() ? Law.ofMigrations() : Law.ofChains();
    }

    /** How much was tried, in one line. */
    public String sumUp() {
        return sumUp(List.of(this), Set.of());
    }

    /** How much was tried of several, but for these laws, in one line. */
    public static String sumUp(List<Verdict> all, Set<Law> exempt) {
        long laws = all.stream()
                .flatMap(Verdict::laws)
                .distinct()
                .filter(law -> !exempt.contains(law))
                .count();
        int tried = all.stream().mapToInt(Verdict::tried).sum();
        int accepted = all.stream().mapToInt(Verdict::accepted).sum();
        int crashes = all.stream().mapToInt(Verdict::crashes).sum();
        int other = all.stream().mapToInt(Verdict::inAnotherForm).sum();
        return laws + " laws, " + tried + " settings, " + (tried == 0 ? 0 : accepted * 100 / tried) + " % accepted, "
                + crashes + " states after a crash"
                + (other == 0 ? "" : ", " + other + " settings compared in another form");
    }

    /** Throws where some law does not hold, and says all of them. */
    public void demandAll() {
        demandAll(Set.of());
    }

    /** Throws where some law does not hold, but for these, and says all of them. */
    public void demandAll(Set<Law> exempt) {
        List<Violation> all = laws().filter(law -> !exempt.contains(law))
                .flatMap(law -> of(law).stream())
                .toList();
        if (!all.isEmpty()) {
            throw new AssertionError(
                    all.stream().map(Violation::toString).collect(Collectors.joining("\n\n", "\n", "\n")));
        }
    }

    @Override
    public String toString() {
        return subject + ": " + accepted + " of " + tried + " settings accepted, "
                + (crashes == 0 ? "" : crashes + " states after a crash, ")
                + (violations.isEmpty()
                        ? "all laws hold"
                        : violations.keySet().stream()
                                .map(Law::id)
                                .sorted()
                                .collect(Collectors.joining(", ", "", " violated")));
    }
}
