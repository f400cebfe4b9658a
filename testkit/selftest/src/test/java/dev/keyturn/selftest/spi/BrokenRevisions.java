package dev.keyturn.selftest.spi;

import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;

/** Sources whose revisions do not tell what they should, each in one way. */
final class BrokenRevisions {
    private static final int WRAP = 8;

    private BrokenRevisions() {}

    static class CountsCharacters implements Broken.Tried {
        @Override
        public SettingsSource source(Settings initial) {
            return new Broken(initial) {
                @Override
                protected String revision() {
                    return Integer.toString(settings.toString().length());
                }
            };
        }
    }

    static class GivesTheOneBefore implements Broken.Tried {
        @Override
        public SettingsSource source(Settings initial) {
            return new Broken(initial) {
                @Override
                public synchronized Receipt write(String expectedRevision, Edit edit) {
                    super.write(expectedRevision, edit);
                    return new Receipt(expectedRevision);
                }
            };
        }
    }

    static class UsesThemAgain implements Broken.Tried {
        @Override
        public SettingsSource source(Settings initial) {
            return new Broken(initial) {
                @Override
                protected String revision() {
                    return Long.toString(revision.get() % WRAP);
                }
            };
        }
    }

    static class TakesTheTimeForOne implements Broken.Tried {
        @Override
        public SettingsSource source(Settings initial) {
            return new Broken(initial) {
                private long written = System.currentTimeMillis();

                @Override
                protected String revision() {
                    return Long.toString(written);
                }

                @Override
                protected void store(Edit edit) {
                    super.store(edit);
                    written = System.currentTimeMillis();
                }
            };
        }
    }

    static class ChangesItWithEveryRead implements Broken.Tried {
        @Override
        public SettingsSource source(Settings initial) {
            return new Broken(initial) {
                @Override
                public synchronized Snapshot read(Selection selection) {
                    revision.incrementAndGet();
                    return super.read(selection);
                }
            };
        }
    }

    /** Asks for the settings, and then for the revision. */
    static class AsksTwice implements Broken.Tried {
        @Override
        public SettingsSource source(Settings initial) {
            return new Broken(initial) {
                @Override
                @SuppressWarnings("UnsynchronizedOverridesSynchronized") // that is what is wrong with it
                public Snapshot read(Selection selection) {
                    Settings read = settings;
                    Broken.pause();
                    return new Snapshot(read, revision());
                }
            };
        }
    }

    /** That of a part does not count keys that are new in it. */
    static class ForgetsNewKeysOfAPart implements Broken.Tried {
        @Override
        public SettingsSource source(Settings initial) {
            return new Broken(initial) {
                @Override
                public synchronized Snapshot read(Selection selection) {
                    return selection.equals(Selection.all()) ? super.read(selection) : new Snapshot(settings, part());
                }

                private String part() {
                    return settings.text("level").orElse("") + " "
                            + settings.text("db.url").orElse("");
                }

                @Override
                protected void check(String expectedRevision) {
                    if (!expectedRevision.equals(part())) {
                        super.check(expectedRevision);
                    }
                }
            };
        }
    }

    /** Takes one for another that begins like it. */
    static class ComparesTheBeginning implements Broken.Tried {
        @Override
        public SettingsSource source(Settings initial) {
            return new Broken(initial) {
                @Override
                protected void check(String expectedRevision) {
                    if (!expectedRevision.startsWith(revision())) {
                        super.check(expectedRevision);
                    }
                }
            };
        }
    }
}
