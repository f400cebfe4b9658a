package dev.keyturn.selftest.spi;

import dev.keyturn.settings.Change;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SourceException;
import dev.keyturn.spi.StaleException;
import dev.keyturn.testkit.source.MigratorContract;
import dev.keyturn.testkit.source.SettingsSourceContract;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A source in memory that is right; what is broken on purpose overrides one thing. */
class Broken implements SettingsSource {
    protected volatile Settings settings;
    protected final AtomicLong revision = new AtomicLong();

    Broken(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "broken";
    }

    @Override
    public synchronized Snapshot read(Selection selection) {
        return new Snapshot(settings, revision());
    }

    protected String revision() {
        return revision.toString();
    }

    protected void check(String expectedRevision) {
        if (!expectedRevision.equals(revision())) {
            throw stale("it was changed since it was read");
        }
    }

    protected static StaleException stale(String what) {
        return new StaleException(Problem.of(Origin.of("broken"), Key.root(), what, "the settings that were read"));
    }

    @Override
    public synchronized Receipt write(String expectedRevision, Edit edit) {
        check(expectedRevision);
        store(edit);
        return new Receipt(revision());
    }

    protected void store(Edit edit) {
        settings = edit.changes().applyTo(settings, edit.places());
        revision.incrementAndGet();
    }

    @Override
    public void close() {
        // it is memory
    }

    /** Tries one of them; not often, because they are caught at once. */
    interface Tried extends SettingsSourceContract {
        @Override
        default Optional<SettingsSource> reopen(SettingsSource source) {
            return Optional.of(source);
        }
    }

    static class Right implements Tried, MigratorContract {
        @Override
        public SettingsSource source(Settings initial) {
            return new Broken(initial);
        }
    }

    /** Compares, and sets a moment later. */
    static class LosesUpdates implements Tried {
        @Override
        public SettingsSource source(Settings initial) {
            return new Broken(initial) {
                @Override
                @SuppressWarnings("UnsynchronizedOverridesSynchronized") // that is what is wrong with it
                public Receipt write(String expectedRevision, Edit edit) {
                    Settings before = settings;
                    check(expectedRevision);
                    Settings changed = edit.changes().applyTo(before);
                    pause();
                    revision.incrementAndGet();
                    settings = changed;
                    return new Receipt(revision());
                }
            };
        }
    }

    static class IgnoresTheRevision implements Tried {
        @Override
        public SettingsSource source(Settings initial) {
            return new Broken(initial) {
                @Override
                protected void check(String expectedRevision) {
                    // every one is right
                }
            };
        }
    }

    /** Notices that somebody else was quicker, and writes the rest of what it began all the same. */
    static class WritesThenRefuses implements Tried {
        @Override
        public SettingsSource source(Settings initial) {
            return new Broken(initial) {
                @Override
                public synchronized Receipt write(String expectedRevision, Edit edit) {
                    boolean isOld = !expectedRevision.equals(revision());
                    for (Change change : edit.changes().list()) {
                        settings = change.after().isPresent()
                                ? settings.with(change.key(), change.after().get())
                                : settings.without(change.key());
                    }
                    revision.incrementAndGet();
                    if (isOld) {
                        throw stale("it was changed since it was read");
                    }
                    return new Receipt(revision());
                }
            };
        }
    }

    /** Sets key after key, and lets readers in between. */
    static class TearsBatches implements Tried {
        @Override
        public SettingsSource source(Settings initial) {
            return new Broken(initial) {
                @Override
                @SuppressWarnings("UnsynchronizedOverridesSynchronized") // that is what is wrong with it
                public Snapshot read(Selection selection) {
                    return new Snapshot(settings, revision());
                }

                @Override
                protected void store(Edit edit) {
                    for (Change change : edit.changes().list()) {
                        settings = change.after().isPresent()
                                ? settings.with(change.key(), change.after().get())
                                : settings.without(change.key());
                        pause();
                    }
                    revision.incrementAndGet();
                }
            };
        }
    }

    /** Answers from a copy that is a write behind. */
    static class ReadsFromACache implements Tried {
        @Override
        public SettingsSource source(Settings initial) {
            return new Broken(initial) {
                private Snapshot cached = new Snapshot(initial, "0");
                private int answers;

                @Override
                public synchronized Snapshot read(Selection selection) {
                    if (answers++ % 3 == 0) {
                        cached = super.read(selection);
                    }
                    return cached;
                }
            };
        }
    }

    /** Says that it holds lists, and refuses them. */
    static class RefusesListsThatItPromised implements Tried {
        @Override
        public SettingsSource source(Settings initial) {
            return new Broken(initial) {
                @Override
                protected void store(Edit edit) {
                    if (edit.changes().list().stream()
                            .anyMatch(change -> change.after()
                                    .filter(value -> value.kind().equals("list"))
                                    .isPresent())) {
                        throw new SourceException(Problem.of(
                                Origin.of(name()), Key.root(), "a list cannot be written", "something else"));
                    }
                    super.store(edit);
                }
            };
        }
    }

    /** Replaces everything by what it was told of. */
    static class ForgetsWhatAWriteDoesNotName implements Tried, MigratorContract {
        @Override
        public SettingsSource source(Settings initial) {
            return new Broken(initial) {
                @Override
                protected void store(Edit edit) {
                    super.store(edit);
                    Settings named = Settings.empty();
                    for (Change change : edit.changes().list()) {
                        if (change.after().isPresent()) {
                            named = named.with(change.key(), change.after().get());
                        }
                    }
                    settings = named;
                }
            };
        }
    }

    static class ShowsValuesInMessages implements Tried {
        @Override
        public SettingsSource source(Settings initial) {
            return new Broken(initial) {
                @Override
                protected void check(String expectedRevision) {
                    if (!expectedRevision.equals(revision())) {
                        throw stale("it is " + settings + " now");
                    }
                }
            };
        }
    }

    /** What is opened again is as it was in the beginning. */
    static class ForgetsWhenItIsClosed implements Tried {
        @Override
        public SettingsSource source(Settings initial) {
            return new Broken(initial);
        }

        @Override
        public Optional<SettingsSource> reopen(SettingsSource source) {
            return Optional.of(new Broken(Settings.empty()));
        }
    }

    static void pause() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
