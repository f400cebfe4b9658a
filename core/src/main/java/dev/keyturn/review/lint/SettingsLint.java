package dev.keyturn.review.lint;

import dev.keyturn.Migrator;
import dev.keyturn.internal.engine.Applied;
import dev.keyturn.internal.engine.Engine;
import dev.keyturn.internal.engine.Inside;
import dev.keyturn.internal.engine.Names;
import dev.keyturn.internal.engine.Wiring;
import dev.keyturn.internal.secret.SecretKeys;
import dev.keyturn.review.lint.Finding.Where;
import dev.keyturn.review.lint.Findings.Looked;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.step.Description;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is to be said of settings, by the migrations that are in them and those that are to be done. */
final class SettingsLint {
    private final List<Finding> findings = new ArrayList<>();
    private final Wiring wiring;
    private final Engine.Look look;
    private final Settings settings;
    private final List<Description> applied;
    private final List<Description> pending;

    private SettingsLint(Engine engine) {
        wiring = engine.wiring();
        look = engine.lookAtAll();
        settings = look.snapshot().settings();
        applied = look.history().applied().stream()
                .flatMap(one -> description(one).stream())
                .toList();
        pending = wiring.migrations().stream()
                .filter(one -> look.history().applied(one.id()).isEmpty())
                .filter(one -> !look.history().isHeld(one.id()))
                .toList();
    }

    private Optional<Description> description(Applied one) {
        return one.description(wiring.codecs());
    }

    static Findings of(Migrator migrator, List<Path> files) {
        SettingsLint lint = new SettingsLint(Inside.of(migrator));
        lint.retired();
        lint.findings.addAll(Ahead.of(lint.pending, lint.settings));
        lint.findings.addAll(StrayNames.of(lint.settings, lint.applied, lint.pending));
        files.forEach(lint::readable);
        Looked looked = new Looked(0, lint.settings.keys().size());
        return new Findings(lint.wiring.source().name(), looked, lint.findings);
    }

    private void retired() {
        for (Names.Name name : new Names(wiring, look.history(), settings).back()) {
            Optional<Key> now = applied.stream()
                    .filter(one -> one.id().equals(name.id()))
                    .flatMap(one -> made(one, name.key()).stream())
                    .filter(key -> settings.value(key).isPresent())
                    .findFirst();
            Where where = Where.at(settings.origin(name.key()), name.key());
            findings.add(
                    now.isPresent()
                            ? new Finding(
                                    Rule.BOTH_NAMES,
                                    where,
                                    "its new name since " + name.id() + ", " + now.get() + ", is set as well",
                                    "keep the value that is meant under the new name, and remove this one")
                            : new Finding(
                                    Rule.RETIRED_NAME,
                                    where,
                                    name.id() + " has retired it, so nothing reads it any more",
                                    "remove it, or set what took its place"));
        }
    }

    private static List<Key> made(Description migration, Key from) {
        return migration.steps().stream()
                .flatMap(step -> Passage.of(step).stream())
                .filter(passage -> passage.takes().contains(from))
                .flatMap(passage -> passage.makes().stream())
                .toList();
    }

    /** Where there are no such modes, as on Windows, nothing is said. */
    private void readable(Path file) {
        try {
            if (!Files.getFileStore(file).supportsFileAttributeView("posix")
                    || !Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
                return;
            }
        } catch (IOException e) {
            return; // reading the settings has said so
        }
        SecretKeys secrets = wiring.secrets(look.history(), settings);
        List<Key> found = new ArrayList<>();
        settings.forEach((key, value) -> {
            if (SecretNames.holds(key, value, secrets)) {
                found.add(key);
            }
        });
        if (!found.isEmpty()) {
            findings.add(new Finding(
                    Rule.READABLE_SECRET,
                    Where.at(settings.origin(found.get(0)), found.get(0)),
                    "everybody on this machine may read the file with this secret"
                            + (found.size() == 1 ? "" : " and " + (found.size() - 1) + " more"),
                    "take that right away (chmod o-r), or keep secrets elsewhere"));
        }
    }
}
