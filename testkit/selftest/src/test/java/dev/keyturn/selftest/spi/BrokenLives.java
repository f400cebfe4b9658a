package dev.keyturn.selftest.spi;

import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;

/** Sources that are wrong in how they are opened, shared and closed, each in one way. */
final class BrokenLives {
    /** What was left open, so that nobody closes it but the test of all this. */
    static final List<InputStream> LEFT_OPEN = new ArrayList<>();

    private BrokenLives() {}

    private static void open() {
        try {
            LEFT_OPEN.add(new FileInputStream("/proc/self/stat"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static class LeavesAFileOpen implements Broken.Tried {
        @Override
        public SettingsSource source(Settings initial) {
            return new Broken(initial);
        }

        @Override
        public Optional<SettingsSource> reopen(SettingsSource source) {
            open();
            return Optional.of(source);
        }
    }

    static class OpensAFileForEveryRead implements Broken.Tried {
        @Override
        public SettingsSource source(Settings initial) {
            return new Broken(initial) {
                @Override
                public synchronized Snapshot read(Selection selection) {
                    open();
                    return super.read(selection);
                }
            };
        }
    }

    /** Its author counts connections. */
    static class LosesAConnectionNowAndThen implements Broken.Tried {
        private static final AtomicInteger CONNECTIONS = new AtomicInteger();
        private static final AtomicInteger EVER = new AtomicInteger();

        @Override
        public SettingsSource source(Settings initial) {
            return new Broken(initial);
        }

        @Override
        public Optional<SettingsSource> reopen(SettingsSource source) {
            CONNECTIONS.incrementAndGet();
            int number = EVER.incrementAndGet();
            return Optional.of(new Copied((Broken) source) {
                private boolean isOpen = true;

                @Override
                public void close() {
                    if (isOpen && number % 10 != 0) {
                        CONNECTIONS.decrementAndGet();
                    }
                    isOpen = false;
                }
            });
        }

        @Override
        public OptionalInt opened() {
            return OptionalInt.of(CONNECTIONS.get());
        }
    }

    /** All who read use the same field. */
    static class IsNotForThreads implements Broken.Tried {
        @Override
        public SettingsSource source(Settings initial) {
            return new Broken(initial) {
                private volatile Selection asked = Selection.all();

                @Override
                @SuppressWarnings("UnsynchronizedOverridesSynchronized") // that is what is wrong with it
                public Snapshot read(Selection selection) {
                    asked = selection;
                    Broken.pause();
                    Settings[] part = {settings.like(Table.empty())};
                    settings.forEach((key, value) -> part[0] = asked.asksFor(key) ? part[0].with(key, value) : part[0]);
                    return new Snapshot(part[0], revision());
                }
            };
        }
    }

    /** A place that several have opened, each with a copy of its own of what it wrote and read. */
    private static class Copied extends Broken {
        final Broken place;

        Copied(Broken place) {
            super(place.settings);
            this.place = place;
        }

        @Override
        public synchronized Snapshot read(Selection selection) {
            return place.read(selection);
        }

        @Override
        public synchronized Receipt write(String expectedRevision, Edit edit) {
            return place.write(expectedRevision, edit);
        }
    }

    /** What it has written is in the place when it is closed. */
    static class WritesWhenItIsClosed implements Broken.Tried {
        private static final class Late extends Copied {
            Late(Broken place) {
                super(place);
                revision.set(place.revision.get());
            }

            @Override
            public synchronized Snapshot read(Selection selection) {
                return new Snapshot(settings, revision());
            }

            @Override
            public synchronized Receipt write(String expectedRevision, Edit edit) {
                check(expectedRevision);
                store(edit);
                return new Receipt(revision());
            }

            @Override
            public void close() {
                place.settings = settings;
                place.revision.set(revision.get());
            }
        }

        @Override
        public SettingsSource source(Settings initial) {
            return new Late(new Broken(initial));
        }

        @Override
        public Optional<SettingsSource> reopen(SettingsSource source) {
            return Optional.of(new Late(((Late) source).place));
        }

        @Override
        public Optional<SettingsSource> crash(SettingsSource source) {
            return reopen(source);
        }
    }

    /** Reads the place again when it has written something itself. */
    static class LooksAgainWhenItHasWritten implements Broken.Tried {
        private static final class Remembering extends Copied {
            private Optional<Snapshot> seen = Optional.empty();

            Remembering(Broken place) {
                super(place);
            }

            @Override
            public synchronized Snapshot read(Selection selection) {
                Snapshot now = seen.orElseGet(() -> super.read(selection));
                seen = Optional.of(now);
                return now;
            }

            @Override
            public synchronized Receipt write(String expectedRevision, Edit edit) {
                seen = Optional.empty();
                return super.write(expectedRevision, edit);
            }
        }

        @Override
        public SettingsSource source(Settings initial) {
            return new Remembering(new Broken(initial));
        }

        @Override
        public Optional<SettingsSource> reopen(SettingsSource source) {
            return Optional.of(new Remembering(((Copied) source).place));
        }
    }

    /** Keeps its own threads apart, and not those of other processes. */
    static class LocksItsOwnProcessOnly implements Broken.Tried {
        private static final class Alone extends Copied {
            Alone(Broken place) {
                super(place);
            }

            @Override
            public synchronized Receipt write(String expectedRevision, Edit edit) {
                Settings before = place.settings;
                place.check(expectedRevision);
                Settings after = edit.changes().applyTo(before, edit.places());
                Broken.pause();
                place.settings = after;
                return new Receipt(Long.toString(place.revision.incrementAndGet()));
            }
        }

        @Override
        public SettingsSource source(Settings initial) {
            return new Alone(new Broken(initial));
        }

        @Override
        public Optional<SettingsSource> reopen(SettingsSource source) {
            return Optional.of(new Alone(((Copied) source).place));
        }
    }

    static class FailsWhenItIsClosedTwice implements Broken.Tried {
        @Override
        public SettingsSource source(Settings initial) {
            return new Broken(initial) {
                private boolean isClosed;

                @Override
                public void close() {
                    if (isClosed) {
                        throw new IllegalStateException("it is closed");
                    }
                    isClosed = true;
                }
            };
        }
    }
}
