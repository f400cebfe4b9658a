package dev.keyturn;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.step.Condition;
import dev.keyturn.step.Description;
import dev.keyturn.step.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A migration that is being described: what it says of itself, before its first step. Immutable: every call gives another
 * one.
 */
public final class MigrationBuilder extends Steps {
    private final Said said;

    private MigrationBuilder(Said said) {
        super(said::with, List.of());
        this.said = said;
    }

    /** Refuses, before anything is written, unless all of these hold. */
    public MigrationBuilder assume(Condition... conditions) {
        return new MigrationBuilder(
                new Said(said.intent, joined(said.assumptions, List.of(conditions)), said.secrets, said.stamp));
    }

    /**
     * Declares keys whose values are never shown; a star stands for any one name, or for the rest of one: {@code vault.*.pin}. What is
     * called a password, secret, token, credential or the like is one at any depth, without being declared.
     */
    public MigrationBuilder secret(String... keys) {
        List<KeyPattern> patterns = List.of(keys).stream().map(KeyPattern::of).toList();
        return new MigrationBuilder(
                new Said(said.intent, said.assumptions, joined(said.secrets, patterns), said.stamp));
    }

    /** Lets a key of the settings hold the id of the last migration. */
    public MigrationBuilder stamp(String key) {
        return new MigrationBuilder(new Said(said.intent, said.assumptions, said.secrets, Optional.of(Key.of(key))));
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        List<T> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    /** What every migration says. */
    private record Intent(String id, String owner, String expectation, List<Condition> checks, String rollbackNote) {}

    /** All that is said of a migration but its steps. */
    private record Said(Intent intent, List<Condition> assumptions, List<KeyPattern> secrets, Optional<Key> stamp) {
        Migration with(List<Step> steps) {
            return Migration.of(new Description(
                    intent.id,
                    intent.owner,
                    intent.expectation,
                    intent.checks,
                    assumptions,
                    intent.rollbackNote,
                    secrets,
                    stamp,
                    steps));
        }
    }

    /** A migration that has a name. */
    public static final class NeedsOwner {
        private final String id;

        NeedsOwner(String id) {
            this.id = id;
        }

        /** Says who answers for it. */
        public NeedsExpectation owner(String owner) {
            return new NeedsExpectation(id, owner);
        }
    }

    /** A migration that has an owner. */
    public static final class NeedsExpectation {
        private final String id;
        private final String owner;

        private NeedsExpectation(String id, String owner) {
            this.id = id;
            this.owner = owner;
        }

        /** Says what will be true afterwards, in a sentence, and what of that can be checked. */
        public NeedsRollbackNote expect(String expectation, Condition... checks) {
            return new NeedsRollbackNote(id, owner, expectation, List.of(checks));
        }
    }

    /** A migration that has an expected result. */
    public static final class NeedsRollbackNote {
        private final String id;
        private final String owner;
        private final String expectation;
        private final List<Condition> checks;

        private NeedsRollbackNote(String id, String owner, String expectation, List<Condition> checks) {
            this.id = id;
            this.owner = owner;
            this.expectation = expectation;
            this.checks = checks;
        }

        /** Says what whoever takes it back has to know. */
        public MigrationBuilder rollbackNote(String note) {
            Intent intent = new Intent(id, owner, expectation, checks, note);
            return new MigrationBuilder(new Said(intent, List.of(), List.of(), Optional.empty()));
        }
    }
}
