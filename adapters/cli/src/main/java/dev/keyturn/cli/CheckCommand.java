package dev.keyturn.cli;

import dev.keyturn.Migrator;
import dev.keyturn.Rehearsal;
import dev.keyturn.Status;
import dev.keyturn.codec.CodecRegistry;
import dev.keyturn.files.MigrationFiles;
import dev.keyturn.review.Checklist;
import dev.keyturn.review.Checklist.Found;
import dev.keyturn.review.lint.Finding;
import dev.keyturn.review.lint.Findings;
import dev.keyturn.review.lint.Lint;
import dev.keyturn.review.lint.Severity;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.spi.SettingsSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "check",
        description = {
            "All that can be checked before a release, one after the other, for a pipeline.",
            "No setting is changed. It exits with 1 if one fails; what depends on it is left out."
        },
        footer = {
            "",
            "Examples:",
            "  keyturn check application.yaml -m migrations/",
            "  keyturn check application.yaml -m migrations/ --staging staging.yaml --tag release-4 -- ./smoke-test"
        })
final class CheckCommand extends WithCommand {
    private static final String LINT = "lint";
    private static final String REHEARSE = "rehearse";
    private static final String PLAN = "secrets, limits";
    private static final String PREFLIGHT = "preflight";
    private static final String STAGING = "staging";

    @Option(
            names = "--staging",
            paramLabel = "SOURCE2",
            description = "Settings on which the same migrations have been run: they are verified.")
    private @Nullable String staging;

    @Option(
            names = "--tag",
            paramLabel = "NAME",
            description = "What to call this point in the journal if all is well, so that one can go back to it.")
    private @Nullable String tag;

    @Override
    int run(Migrator migrator) {
        Checklist list = new Checklist(name());
        list.check(LINT, List.of(), () -> linted(migrator));
        list.check(REHEARSE, List.of(LINT), () -> rehearsal(migrator));
        list.check(
                PLAN,
                List.of(REHEARSE),
                () -> new Found(
                        "what has to be kept can be kept", migrator.plan().problems()));
        list.check(PREFLIGHT, List.of(PLAN), () -> new Found("nothing would hinder a run", migrator.preflight()));
        String where = staging;
        if (where == null) {
            list.skip(STAGING, "no --staging was given");
        } else {
            list.check(STAGING, List.of(), () -> verified(where));
        }
        String name = tag;
        if (name == null) {
            list.skip("tag", "no --tag was given");
        } else {
            list.check("tag", needed(), () -> tagged(migrator, name));
        }
        output().show(list);
        return list.hasPassed() ? Main.DONE : Main.REFUSED;
    }

    private String name() {
        try (SettingsSource source = place().open(output())) {
            return source.name();
        }
    }

    private List<String> needed() {
        List<String> needed = new ArrayList<>(List.of(LINT, REHEARSE, PLAN, PREFLIGHT));
        if (staging != null) {
            needed.add(STAGING);
        }
        return needed;
    }

    private Found linted(Migrator migrator) {
        CodecRegistry codecs = CodecRegistry.load(Thread.currentThread().getContextClassLoader());
        Findings findings = Lint.migrations(MigrationFiles.load(givenOrKnown().orElseThrow(), codecs))
                .and(Lint.settings(migrator, place().address().path().stream().toArray(Path[]::new)));
        int warnings = findings.of(Severity.WARNING).size();
        return new Found(
                warnings == 0
                        ? "no problem, and no warning"
                        : "no problem; " + (warnings == 1 ? "1 warning" : warnings + " warnings")
                                + ", see keyturn lint",
                findings.of(Severity.PROBLEM).stream()
                        .map(CheckCommand::problem)
                        .toList());
    }

    private static Problem problem(Finding finding) {
        Finding.Where where = finding.where();
        Origin origin = where.migration().isEmpty()
                ? where.origin()
                : Origin.of(where.migration() + (where.step() == 0 ? "" : ", step " + where.step()));
        return Problem.of(origin, where.key(), finding.what(), "nothing that lint takes for a problem")
                .hint(finding.advice());
    }

    private Found rehearsal(Migrator migrator) {
        Rehearsal rehearsal = rehearsed(migrator);
        int count = rehearsal.migrations().size();
        String says = count == 0
                ? "there is nothing to do"
                : (count == 1 ? "1 migration" : count + " migrations") + " there and back";
        return new Found(says + (hasCommand() ? ", and the command works" : ""), rehearsal.problems());
    }

    private Found verified(String where) {
        CodecRegistry codecs = CodecRegistry.load(Thread.currentThread().getContextClassLoader());
        Place there = other(where);
        try (SettingsSource source = there.open(output())) {
            Migrator migrator = there.migrator(source, Optional.empty())
                    .codecs(codecs)
                    .with(MigrationFiles.load(givenOrKnown().orElseThrow(), codecs))
                    .build();
            List<Problem> problems = new ArrayList<>(migrator.verify().problems());
            Status status = migrator.status();
            if (status.needsRun()) {
                problems.add(Problem.of(
                                Origin.of(source.name()),
                                Key.root(),
                                "not all migrations have been run there",
                                "settings on which they were tried")
                        .hint("migrate it first: keyturn status says what is to be done"));
            }
            return new Found("verified: " + source.name(), problems);
        }
    }

    private static Found tagged(Migrator migrator, String name) {
        migrator.tag(name);
        return new Found("tagged: " + name, List.of());
    }
}
