package dev.keyturn.review.draft;

import dev.keyturn.Migration;
import dev.keyturn.Migrator;
import dev.keyturn.Rehearsal;
import dev.keyturn.Shown;
import dev.keyturn.codec.CodecRegistry;
import dev.keyturn.internal.page.Forms;
import dev.keyturn.internal.page.Page;
import dev.keyturn.internal.secret.Redaction;
import dev.keyturn.internal.secret.SecretKeys;
import dev.keyturn.journal.MemoryJournal;
import dev.keyturn.journal.MemoryLock;
import dev.keyturn.settings.Change;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.MemorySource;
import dev.keyturn.step.Description;
import dev.keyturn.step.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A migration that leads from one version of settings to another, such as those that two releases of a program come with, as far as
 * it can be guessed. Each step says how sure it is and why; somebody has to read it before it runs anywhere.
 *
 * <pre>{@code
 * Draft draft = Draft.between(old, young, Draft.Heading.of("2026-11-datasource"), CodecRegistry.builtIn());
 * System.out.println(draft);
 * Files.writeString(Path.of("migrations/2026-11-datasource.yaml"), draft.yaml());
 * }</pre>
 *
 * <p>What was a default in both and is another one now is set only where the old one still stands. A secret value is in no draft: what
 * would need one is left out and told.
 */
public final class Draft implements Shown {
    private final Heading heading;
    private final List<Guess> guesses;
    private final List<Key> secrets;
    private final List<Key> withheld;
    private final List<Key> differing;
    private final Optional<Migration> migration;
    private final Optional<Rehearsal> rehearsal;

    private Draft(Heading heading, Drafting drafting, List<Key> withheld, Settings before) {
        this.heading = heading;
        this.guesses = List.copyOf(drafting.guesses());
        this.withheld = withheld;
        this.secrets = toDeclare(drafting.steps());
        this.migration = guesses.isEmpty() ? Optional.empty() : Optional.of(Migration.of(description()));
        this.differing = Changes.between(drafting.now(), drafting.goal()).list().stream()
                .map(Change::key)
                .filter(key -> !withheld.contains(key))
                .toList();
        this.rehearsal = migration.map(one -> rehearse(one, before));
    }

    /**
     * What a draft says of itself.
     *
     * @param id its id
     * @param owner who answers for it, if that is known
     */
    public record Heading(String id, Optional<String> owner) {
        /** How a line begins that somebody still has to write. */
        public static final String PLACEHOLDER = "TODO: ";

        public Heading {
            if (!Description.isId(id)) {
                throw new IllegalArgumentException("this is no id; expected " + Description.ID);
            }
        }

        /** A heading without an owner. */
        public static Heading of(String id) {
            return new Heading(id, Optional.empty());
        }
    }

    /**
     * The draft between two versions of the same settings.
     *
     * @param before the older version
     * @param after the newer version
     * @param heading what it says of itself
     * @param codecs the conversions that it may name
     * @throws RefusedException if one of them holds nothing but text and the other one holds more
     */
    public static Draft between(Settings before, Settings after, Heading heading, CodecRegistry codecs) {
        if (before.isTextOnly() != after.isTextOnly() && !before.isEmpty() && !after.isEmpty()) {
            throw new RefusedException(Problem.of(
                    (before.isTextOnly() ? before : after).root().origin(),
                    Key.root(),
                    "here everything is text, and in the other version it is not",
                    "two versions in the same format"));
        }
        Drafting drafting = new Drafting(before, after, codecs);
        Spelling spelling = new Spelling(codecs);
        new MovedTables(drafting).take();
        new SplitKeys(drafting, spelling).take();
        new RenamedKeys(drafting, spelling).take();
        Withheld withheld = new Withheld(secretKeys(drafting.steps()));
        new ChangedValues(drafting, spelling, withheld).take();
        Leftovers leftovers = new Leftovers(drafting, withheld);
        leftovers.remove();
        leftovers.add();
        return new Draft(heading, drafting, withheld.keys(), before);
    }

    private static SecretKeys secretKeys(List<Step> steps) {
        return steps.isEmpty()
                ? SecretKeys.of(List.of())
                : SecretKeys.of(List.of(description("draft", "draft", steps, List.of())));
    }

    private static Description description(String id, String owner, List<Step> steps, List<Key> secrets) {
        return new Description(
                id,
                owner,
                Heading.PLACEHOLDER + "what is true afterwards, in a sentence",
                List.of(),
                List.of(),
                Heading.PLACEHOLDER + "what whoever takes it back has to know",
                secrets.stream().map(KeyPattern::of).toList(),
                Optional.empty(),
                steps);
    }

    private Description description() {
        return description(
                heading.id(),
                heading.owner().orElse(Heading.PLACEHOLDER + "who answers for it"),
                guesses.stream().map(Guess::step).toList(),
                secrets);
    }

    /** Keys that are secret because of what they were called before, and no longer have a name that says so. */
    private static List<Key> toDeclare(List<Step> steps) {
        SecretKeys byName = SecretKeys.of(List.of());
        SecretKeys all = secretKeys(steps);
        return steps.stream()
                .flatMap(step -> step.footprint().writes().stream())
                .flatMap(pattern -> pattern.key().stream())
                .filter(key -> all.isSecret(key) && !byName.isSecret(key))
                .distinct()
                .toList();
    }

    private static Rehearsal rehearse(Migration migration, Settings before) {
        try (MemorySource copy = new MemorySource("the older version", before)) {
            return Migrator.of(copy)
                    .with(migration)
                    .journal(new MemoryJournal("rehearsal"), new MemoryLock())
                    .withoutBackups()
                    .withoutLog()
                    .build()
                    .rehearse();
        }
    }

    /** The migration, with sentences in it that somebody still has to write; nothing where both versions are the same. */
    public Optional<Migration> migration() {
        return migration;
    }

    /** Its steps, with what speaks for each. */
    public List<Guess> guesses() {
        return guesses;
    }

    /** The keys at which it does not lead to the newer version. */
    public List<Key> differing() {
        return differing;
    }

    /** The keys that were left out because their values are secret. */
    public List<Key> withheld() {
        return withheld;
    }

    /** What is wrong when it is rehearsed on the older version; empty if all is well. */
    public List<Problem> problems() {
        return rehearsal.map(Rehearsal::problems).orElse(List.of());
    }

    /** Whether it leads to the newer version, but for secrets, and back. */
    public boolean isSound() {
        return differing.isEmpty() && problems().isEmpty();
    }

    /** The migration as a document in YAML, with a comment above each step; only the comments, where there is none. */
    public String yaml() {
        return new DraftDocument(description(), guesses, withheld).yaml();
    }

    /** The migration as a document in JSON, which has no comments. */
    public String json() {
        return new DraftDocument(description(), guesses, withheld).json();
    }

    /** How sure it is as a whole, and what it leaves out: the page without the steps, for whoever reads the document beside it. */
    public String summary() {
        return page(false).text();
    }

    private Page page() {
        return page(true);
    }

    private Page page(boolean hasSteps) {
        Page page = new Page("Draft of " + heading.id(), Redaction.none());
        if (guesses.isEmpty() && withheld.isEmpty()) {
            return page.section("Both versions say the same");
        }
        page.section(
                !isSound()
                        ? "It has to be mended"
                        : withheld.isEmpty()
                                ? "It leads to the newer version, and back"
                                : "It leads to the newer version but for secrets, and back");
        count(page, Confidence.CERTAIN, "certain");
        count(page, Confidence.LIKELY, "likely");
        count(page, Confidence.GUESS, "a guess: look at these first");
        if (hasSteps && !guesses.isEmpty()) {
            page.section("Steps").grid("how sure", "step", "what", "why");
            guesses.forEach(guess -> page.row(
                    guess.confidence().word(), guess.step().kind(), DraftDocument.what(guess.step()), guess.says()));
        }
        keys(page, "Left out, because a secret does not belong in a document", withheld);
        keys(page, "Not as in the newer version", differing);
        if (!problems().isEmpty()) {
            page.section("What a rehearsal finds");
            problems().forEach(page::problem);
        }
        return page;
    }

    private void count(Page page, Confidence confidence, String says) {
        long count = guesses.stream()
                .filter(guess -> guess.confidence() == confidence)
                .count();
        if (count > 0) {
            page.line(count + (count == 1 ? " step is " : " steps are ") + says);
        }
    }

    private static void keys(Page page, String title, List<Key> keys) {
        if (!keys.isEmpty()) {
            page.section(title);
            keys.forEach(key -> page.line(key.toString()));
        }
    }

    /** The draft as a page of text, for people. */
    @Override
    public String toString() {
        return page().text();
    }

    @Override
    public String toMarkdown() {
        return page().markdown();
    }

    @Override
    public String toHtml() {
        return page().html();
    }

    @Override
    public String toJson() {
        Table report = Table.builder()
                .put("report", Value.of("draft"))
                .put("form", Value.of(1))
                .put("id", Value.of(heading.id()))
                .put("sound", Value.of(isSound()))
                .put("steps", Forms.list(guesses, Draft::form))
                .put("withheld", names(withheld))
                .put("differing", names(differing))
                .put("problems", Forms.problems(problems(), Redaction.none()))
                .put("document", Value.of(guesses.isEmpty() ? "" : yaml()))
                .build();
        return Json.exact(report);
    }

    private static Value form(Guess guess) {
        return Table.builder()
                .put("step", Value.of(guess.step().kind()))
                .put("what", Value.of(DraftDocument.what(guess.step())))
                .put("confidence", Value.of(guess.confidence().word()))
                .put("why", Value.of(guess.why()))
                .put("others", names(guess.others()))
                .build();
    }

    private static Value names(List<Key> keys) {
        return Forms.list(new ArrayList<>(keys), key -> Value.of(key.toString()));
    }
}
