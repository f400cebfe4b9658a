package dev.keyturn.selftest.spi;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.KeepsContent;
import dev.keyturn.spi.Renders;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.StaleException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Sources that do what they say they do not, or do not what they say, each in one way. */
final class BrokenAbilities {
    private BrokenAbilities() {}

    static class SweepsTooMuch implements Broken.Tried {
        @Override
        public SettingsSource source(Settings initial) {
            return new Broken(initial) {
                @Override
                public void sweep() {
                    settings = settings.without(Key.of("level"));
                }
            };
        }
    }

    /** Says that it cannot be written, and can. */
    static class IsWrittenAllTheSame implements Broken.Tried {
        @Override
        public SettingsSource source(Settings initial) {
            return new Broken(initial) {
                @Override
                public Capabilities capabilities() {
                    return new Capabilities(true, true, true, true, false);
                }
            };
        }
    }

    static class HasAnotherNameInMessages implements Broken.Tried {
        @Override
        public SettingsSource source(Settings initial) {
            return new Broken(initial) {
                @Override
                protected void check(String expectedRevision) {
                    if (!expectedRevision.equals(revision())) {
                        throw new StaleException(
                                Problem.of(Origin.of("jdbc:x"), Key.root(), "it was changed", "what was read"));
                    }
                }
            };
        }
    }

    static class WritesWhatItShows implements Broken.Tried {
        private static final class Shown extends Broken implements Renders {
            Shown(Settings settings) {
                super(settings);
            }

            @Override
            public String rendered(List<Edit> edits) {
                edits.forEach(this::store);
                return settings.toString();
            }
        }

        @Override
        public SettingsSource source(Settings initial) {
            return new Shown(initial);
        }
    }

    static class PutsBackOtherContent implements Broken.Tried {
        private static final class Kept extends Broken implements KeepsContent {
            private Settings kept = Settings.empty();
            private int restored;

            Kept(Settings settings) {
                super(settings);
            }

            @Override
            public byte[] content(String expectedRevision) {
                check(expectedRevision);
                kept = settings;
                ByteArrayOutputStream content = new ByteArrayOutputStream();
                content.writeBytes(settings.toString().getBytes(StandardCharsets.UTF_8));
                content.write(restored);
                return content.toByteArray();
            }

            @Override
            public void restore(byte[] content) {
                settings = kept;
                restored++;
                revision.incrementAndGet();
            }
        }

        @Override
        public SettingsSource source(Settings initial) {
            return new Kept(initial);
        }
    }
}
