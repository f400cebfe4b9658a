package dev.keyturn;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.step.Condition;
import dev.keyturn.step.Description;
import dev.keyturn.step.Step;
import java.util.List;
import java.util.Optional;

/** A migration that is data. */
record Described(Description description) implements Migration {
    @Override
    public String id() {
        return description.id();
    }

    @Override
    public String owner() {
        return description.owner();
    }

    @Override
    public String expectation() {
        return description.expectation();
    }

    @Override
    public String rollbackNote() {
        return description.rollbackNote();
    }

    @Override
    public List<Step> steps() {
        return description.steps();
    }

    @Override
    public List<Condition> checks() {
        return description.checks();
    }

    @Override
    public List<Condition> assumptions() {
        return description.assumptions();
    }

    @Override
    public List<KeyPattern> secrets() {
        return description.secrets();
    }

    @Override
    public Optional<Key> stamp() {
        return description.stamp();
    }
}
