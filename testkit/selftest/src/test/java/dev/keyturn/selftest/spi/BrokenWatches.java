package dev.keyturn.selftest.spi;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Pace;
import dev.keyturn.spi.Polling;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SettingsSource.Snapshot;
import dev.keyturn.spi.Watch;
import dev.keyturn.spi.Watcher;
import dev.keyturn.testkit.source.WatchContract;
import java.time.Duration;
import java.util.Optional;

/** Watches that are broken on purpose, each in one thing. */
final class BrokenWatches {
    private BrokenWatches() {}

    /** A watch that is right but for what it is asked to do otherwise. */
    private static class Loop implements Watch {
        final SettingsSource source;
        final Watcher watcher;
        volatile boolean isClosed;
        private String told = "";

        Loop(SettingsSource source, Watcher watcher) {
            this.source = source;
            this.watcher = watcher;
        }

        Loop begin(boolean isDaemon) {
            Thread thread = new Thread(this::run, "broken watch");
            thread.setDaemon(isDaemon);
            thread.start();
            return this;
        }

        void run() {
            while (!isClosed) {
                look();
                Broken.pause();
            }
        }

        synchronized void look() {
            if (isClosed) {
                return;
            }
            try {
                Snapshot now = source.read(Selection.all());
                if (isNew(mark(now))) {
                    tell(now);
                }
            } catch (RefusedException e) {
                if (isNew(e.getMessage())) {
                    trouble(e);
                }
            }
        }

        boolean isNew(String mark) {
            boolean isNew = !mark.equals(told);
            told = mark;
            return isNew;
        }

        String mark(Snapshot now) {
            return now.revision();
        }

        void tell(Snapshot now) {
            try {
                watcher.changed(now);
            } catch (AssertionError e) {
                return; // the next one is told all the same
            }
        }

        void trouble(RefusedException e) {
            watcher.unreadable(e.problems());
        }

        @Override
        public void close() {
            isClosed = true;
            synchronized (this) {
                return; // whoever was inside is out
            }
        }
    }

    /** Tries one of them, over a source that is right and can be made unreadable. */
    interface Tried extends WatchContract {
        @Override
        default SettingsSource source(Settings initial) {
            return new Fragile(initial);
        }

        @Override
        default Optional<AutoCloseable> damage(SettingsSource source) {
            Fragile fragile = (Fragile) source;
            fragile.isDamaged = true;
            return Optional.of(() -> fragile.isDamaged = false);
        }
    }

    /** Keeps silent where something should be told. */
    interface Silent extends Tried {
        @Override
        default Duration patience() {
            return Duration.ofSeconds(1);
        }
    }

    private static class Fragile extends Broken {
        private volatile boolean isDamaged;

        Fragile(Settings settings) {
            super(settings);
        }

        @Override
        public synchronized Snapshot read(Selection selection) {
            if (isDamaged) {
                throw new RefusedException(
                        Problem.of(Origin.of(name()), Key.root(), "it is damaged", "settings that can be read"));
            }
            return super.read(selection);
        }
    }

    static class Right implements Tried {
        @Override
        public Watch watch(SettingsSource source, Watcher watcher) {
            return new Loop(source, watcher).begin(true);
        }
    }

    /** The one that comes with the library. */
    static class Polled implements Tried {
        @Override
        public Watch watch(SettingsSource source, Watcher watcher) {
            return Polling.of(source, Pace.every(Duration.ofMillis(5)), watcher);
        }
    }

    /** Begins with what is there, and tells what comes after it. */
    static class SkipsWhatIsThere implements Silent {
        @Override
        public Watch watch(SettingsSource source, Watcher watcher) {
            Loop loop = new Loop(source, watcher);
            loop.isNew(source.read(Selection.all()).revision());
            return loop.begin(true);
        }
    }

    /** Takes content of the same length for the same. */
    static class ComparesLengths implements Silent {
        @Override
        public Watch watch(SettingsSource source, Watcher watcher) {
            return new Loop(source, watcher) {
                @Override
                String mark(Snapshot now) {
                    return Integer.toString(now.settings().toString().length());
                }
            }.begin(true);
        }
    }

    static class TellsItTwice implements Tried {
        @Override
        public Watch watch(SettingsSource source, Watcher watcher) {
            return new Loop(source, watcher) {
                @Override
                void tell(Snapshot now) {
                    super.tell(now);
                    super.tell(now);
                }
            }.begin(true);
        }
    }

    /** Has two threads, each with a memory of its own. */
    static class TellsTwoThingsAtOnce implements Tried {
        @Override
        public Watch watch(SettingsSource source, Watcher watcher) {
            Watch one = new Loop(source, watcher).begin(true);
            Watch two = new Loop(source, watcher).begin(true);
            return () -> {
                one.close();
                two.close();
            };
        }
    }

    static class EndsWhenItsWatcherFails implements Silent {
        @Override
        public Watch watch(SettingsSource source, Watcher watcher) {
            return new Loop(source, watcher) {
                @Override
                void tell(Snapshot now) {
                    try {
                        watcher.changed(now);
                    } catch (AssertionError e) {
                        isClosed = true;
                    }
                }
            }.begin(true);
        }
    }

    /** Takes what cannot be read for nothing. */
    static class TakesTroubleForNoSettings implements Tried {
        @Override
        public Watch watch(SettingsSource source, Watcher watcher) {
            return new Loop(source, watcher) {
                @Override
                void trouble(RefusedException e) {
                    tell(new Snapshot(Settings.empty(), "none"));
                }
            }.begin(true);
        }
    }

    /** Does not say that it can be read again if what is there is what was there. */
    static class DoesNotSayThatTroubleIsOver implements Silent {
        @Override
        public Watch watch(SettingsSource source, Watcher watcher) {
            return new Loop(source, watcher) {
                private String good = "";

                @Override
                void tell(Snapshot now) {
                    if (!now.revision().equals(good)) {
                        good = now.revision();
                        super.tell(now);
                    }
                }
            }.begin(true);
        }
    }

    static class GoesOnWhenItIsClosed implements Tried {
        @Override
        public Watch watch(SettingsSource source, Watcher watcher) {
            Loop loop = new Loop(source, watcher).begin(true);
            return () -> loop.source.close();
        }
    }

    static class LeavesACallBehindWhenItIsClosed implements Tried {
        @Override
        public Watch watch(SettingsSource source, Watcher watcher) {
            Loop loop = new Loop(source, watcher).begin(true);
            return () -> loop.isClosed = true;
        }
    }

    static class KeepsTheProcessAlive implements Tried {
        @Override
        public Watch watch(SettingsSource source, Watcher watcher) {
            return new Loop(source, watcher).begin(false);
        }
    }
}
