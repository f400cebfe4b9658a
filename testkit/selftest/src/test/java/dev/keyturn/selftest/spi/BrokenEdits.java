package dev.keyturn.selftest.spi;

import dev.keyturn.settings.Change;
import dev.keyturn.settings.Key;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.format.Splice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Formats that are broken on purpose, each in one thing that it writes. */
final class BrokenEdits {
    private BrokenEdits() {}

    static class WritesLineEndsAsTheyAre extends BrokenFormats.Tried {
        WritesLineEndsAsTheyAre() {
            super(new LineFormat() {
                @Override
                List<Splice> splices(String text, Edit edit, List<Splice> right) {
                    return right.stream()
                            .map(one -> new Splice(
                                    one.offset(), one.removed(), one.inserted().replace("\\n", "\n")))
                            .toList();
                }

                @Override
                String written(String value) {
                    return value.replace("\n", "\\n");
                }
            });
        }
    }

    static class RemovesPrefixSiblings extends BrokenFormats.Tried {
        RemovesPrefixSiblings() {
            super(new LineFormat() {
                @Override
                List<Splice> splices(String text, Edit edit, List<Splice> right) {
                    List<Splice> more = new ArrayList<>(right);
                    int other = text.indexOf("levels=3\n");
                    if (other >= 0
                            && right.stream().anyMatch(one -> one.removed().startsWith("level="))) {
                        more.removeIf(one -> one.offset() >= other && one.offset() < other + 9);
                        more.add(1, new Splice(other, "levels=3\n", ""));
                    }
                    return more;
                }
            });
        }
    }

    static class WritesForNothing extends BrokenFormats.Tried {
        WritesForNothing() {
            super(new LineFormat() {
                @Override
                List<Splice> splices(String text, Edit edit, List<Splice> right) {
                    return right.isEmpty() ? List.of(new Splice(0, "", "# written by a program\n")) : right;
                }
            });
        }
    }

    static class CountsOneTooFar extends BrokenFormats.Tried {
        CountsOneTooFar() {
            super(new LineFormat() {
                @Override
                List<Splice> splices(String text, Edit edit, List<Splice> right) {
                    return right.stream().map(one -> one.shifted(1)).toList();
                }
            });
        }
    }

    static class DoesNotBringBackWhatItRemoved extends BrokenFormats.Tried {
        DoesNotBringBackWhatItRemoved() {
            super(new LineFormat() {
                private final Set<Key> removed = new HashSet<>();

                @Override
                List<Splice> splices(String text, Edit edit, List<Splice> right) {
                    edit.changes().list().stream()
                            .filter(change -> change.after().isEmpty())
                            .map(Change::key)
                            .forEach(removed::add);
                    boolean isBack = edit.changes().list().stream()
                            .anyMatch(change -> change.before().isEmpty() && removed.contains(change.key()));
                    return isBack ? right.subList(0, right.size() - 1) : right;
                }
            });
        }
    }

    /** Writes the whole text anew. */
    private abstract static class Rewrites extends LineFormat {
        @Override
        List<Splice> splices(String text, Edit edit, List<Splice> right) {
            return right.isEmpty() ? right : List.of(new Splice(0, text, anew(Splice.apply(text, right))));
        }

        abstract String anew(String edited);
    }

    static class ForgetsComments extends BrokenFormats.Tried {
        ForgetsComments() {
            super(new Rewrites() {
                @Override
                String anew(String edited) {
                    return edited.replaceAll("(?m)^#.*\\R", "");
                }
            });
        }
    }

    static class TakesTheCommentBelowAlong extends BrokenFormats.Tried {
        TakesTheCommentBelowAlong() {
            super(new LineFormat() {
                @Override
                List<Splice> splices(String text, Edit edit, List<Splice> right) {
                    int comment = text.indexOf("# how much is told\n");
                    int above = text.lastIndexOf('=', Math.max(0, comment));
                    boolean isAbove =
                            right.size() == 1 && comment > 0 && right.get(0).offset() == above + 1;
                    return isAbove ? List.of(right.get(0), new Splice(comment, "# how much is told\n", "")) : right;
                }
            });
        }
    }

    static class DropsTheLastLineEnd extends BrokenFormats.Tried {
        DropsTheLastLineEnd() {
            super(new Rewrites() {
                @Override
                String anew(String edited) {
                    return edited.lines().collect(Collectors.joining("\n"));
                }
            });
        }
    }

    static class MakesAllLineEndsAlike extends BrokenFormats.Tried {
        MakesAllLineEndsAlike() {
            super(new Rewrites() {
                @Override
                String anew(String edited) {
                    return edited.replace("\r\n", "\n");
                }
            });
        }
    }

    static class SortsItsLines extends BrokenFormats.Tried {
        SortsItsLines() {
            super(new Rewrites() {
                @Override
                String anew(String edited) {
                    return edited.lines().sorted().map(line -> line + "\n").collect(Collectors.joining());
                }
            });
        }
    }

    static class RefusesEveryEdit extends BrokenFormats.Tried {
        RefusesEveryEdit() {
            super(new LineFormat() {
                @Override
                List<Splice> splices(String text, Edit edit, List<Splice> right) {
                    if (right.isEmpty()) {
                        return right;
                    }
                    throw refused("some-text", 0, "");
                }
            });
        }
    }
}
