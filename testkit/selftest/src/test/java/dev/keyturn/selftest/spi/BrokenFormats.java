package dev.keyturn.selftest.spi;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.format.Parsed;
import dev.keyturn.spi.format.SettingsFormat;
import dev.keyturn.testkit.source.SettingsFormatContract;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Formats that are broken on purpose, each in one thing that it reads, refuses or says of itself. */
final class BrokenFormats {
    private BrokenFormats() {}

    /** Tries a format on a few lines. */
    abstract static class Tried implements SettingsFormatContract {
        private final SettingsFormat format;

        Tried(SettingsFormat format) {
            this.format = format;
        }

        @Override
        public SettingsFormat format() {
            return format;
        }

        @Override
        public List<String> texts() {
            return List.of(
                    "# where the data is\ndb.url=jdbc:x\ndb.user=shop\n\n# how much is told\nlevel=info\nlevels=3\n");
        }

        @Override
        public Duration patience() {
            return Duration.ofSeconds(10);
        }
    }

    static class RefusesASample extends Tried {
        RefusesASample() {
            super(new LineFormat() {
                @Override
                Value value(String read) {
                    if (read.equals("3")) {
                        throw refused("some-text", 6, "");
                    }
                    return Value.of(read);
                }
            });
        }
    }

    static class ThrowsAtWhatItWrites extends Tried {
        ThrowsAtWhatItWrites() {
            super(new LineFormat() {
                @Override
                Value value(String read) {
                    if (read.startsWith("\"")) {
                        throw new IllegalStateException("nobody thought of quotes");
                    }
                    return Value.of(read);
                }
            });
        }
    }

    static class TrimsValues extends Tried {
        TrimsValues() {
            super(new LineFormat() {
                @Override
                Value value(String read) {
                    return Value.of(read.strip());
                }
            });
        }
    }

    static class DoesNotEscapeQuotes extends Tried {
        DoesNotEscapeQuotes() {
            super(new LineFormat() {
                @Override
                Value value(String read) {
                    boolean isQuoted = read.length() > 1 && read.startsWith("\"") && read.endsWith("\"");
                    return Value.of(isQuoted ? read.substring(1, read.length() - 1) : read);
                }
            });
        }
    }

    static class FoldsCase extends Tried {
        FoldsCase() {
            super(new LineFormat() {
                @Override
                String named(String name) {
                    return name.toLowerCase(Locale.ROOT);
                }
            });
        }
    }

    static class ReadsWithTheDefaultLocale extends Tried {
        ReadsWithTheDefaultLocale() {
            super(new LineFormat() {
                @Override
                Value value(String read) {
                    return Value.of(read.toUpperCase(Locale.getDefault()));
                }
            });
        }
    }

    static class HasAllInOnePlace extends Tried {
        HasAllInOnePlace() {
            super(new LineFormat() {
                @Override
                Origin origin(String source, int line) {
                    return Origin.of(source, 1, 1);
                }
            });
        }
    }

    static class ForgetsTheNameOfTheText extends Tried {
        ForgetsTheNameOfTheText() {
            super(new LineFormat() {
                @Override
                Origin origin(String source, int line) {
                    return Origin.of("application.lines", line, 1);
                }
            });
        }
    }

    static class RefusesWithoutAPlace extends Tried {
        RefusesWithoutAPlace() {
            super(new LineFormat() {
                @Override
                RefusedException refused(String source, int number, String line) {
                    return new RefusedException(Problem.of(Origin.unknown(), Key.root(), "bad", "good"));
                }
            });
        }
    }

    static class ShowsValuesInRefusals extends Tried {
        ShowsValuesInRefusals() {
            super(new LineFormat() {
                @Override
                RefusedException refused(String source, int number, String line) {
                    return new RefusedException(
                            Problem.of(Origin.of(source, number, 1), Key.root(), "bad: " + line, "name=value"));
                }
            });
        }
    }

    static class ReadsOtherwiseTheSecondTime extends Tried {
        ReadsOtherwiseTheSecondTime() {
            super(new LineFormat() {
                private int reads;

                @Override
                Value value(String read) {
                    return Value.of(read + reads++);
                }
            });
        }
    }

    static class KeepsTheTextInAField extends Tried {
        KeepsTheTextInAField() {
            super(new LineFormat() {
                private volatile String kept = "";

                @Override
                public Parsed parse(String text, String source) {
                    kept = text;
                    Broken.pause();
                    return super.parse(kept, source);
                }
            });
        }
    }

    static class ThrowsNull extends Tried {
        ThrowsNull() {
            super(new LineFormat() {
                @Override
                RefusedException refused(String source, int number, String line) {
                    throw new NullPointerException();
                }
            });
        }
    }

    static class ReadsByRecursion extends Tried {
        ReadsByRecursion() {
            super(new LineFormat() {
                @Override
                Value value(String read) {
                    return Value.of(read.substring(0, length(read, 0)));
                }

                private int length(String read, int at) {
                    return at < read.length() ? length(read, at + 1) : at;
                }
            });
        }
    }

    static class TakesForever extends Tried {
        TakesForever() {
            super(new LineFormat() {
                @Override
                public Parsed parse(String text, String source) {
                    for (int i = 0; i < text.length() - 10_000; i += 1000) {
                        Broken.pause();
                    }
                    return super.parse(text, source);
                }
            });
        }

        @Override
        public Duration patience() {
            return Duration.ofMillis(30);
        }
    }

    static class SaysThatItHoldsLists extends Tried {
        SaysThatItHoldsLists() {
            super(new LineFormat() {
                @Override
                public Capabilities capabilities() {
                    return new Capabilities(true, false, false, true, true);
                }
            });
        }
    }

    static class ReadsListsThatItSaysItDoesNotHold extends Tried {
        ReadsListsThatItSaysItDoesNotHold() {
            super(new LineFormat() {
                @Override
                Value value(String read) {
                    return read.equals("3") ? Value.of(List.of(Value.of(read))) : Value.of(read);
                }
            });
        }
    }

    static class ReadsWhatNobodyElseReads extends Tried {
        ReadsWhatNobodyElseReads() {
            super(new LineFormat());
        }

        @Override
        public Optional<BiPredicate<String, Settings>> reference() {
            return Optional.of((text, settings) -> settings.keys().stream()
                    .noneMatch(key -> settings.value(key).orElseThrow() instanceof Text value
                            && value.text().equals("jdbc:x")));
        }
    }
}
