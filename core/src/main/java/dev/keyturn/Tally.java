package dev.keyturn;

import dev.keyturn.SetReport.Kind;
import dev.keyturn.SetReport.Part;
import dev.keyturn.settings.RefusedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What came of each of several places, and who is told of it. */
final class Tally {
    private static final System.Logger LOG = System.getLogger("dev.keyturn");

    private final Kind kind;
    private final Manner manner;
    private final List<String> names;
    private final @Nullable Part[] parts;

    /** What the first of those threw that failed; exceptions of thousands are too many to keep. */
    private final SortedMap<Integer, RuntimeException> failures = new TreeMap<>();

    private int done;
    private int failed;

    /**
     * Nothing yet.
     *
     * @param names what the places are called, as far as they are known
     */
    Tally(Kind kind, Manner manner, List<String> names) {
        this.kind = kind;
        this.manner = manner;
        this.names = names;
        this.parts = new Part[names.size()];
    }

    synchronized void done(int place, Part part) {
        parts[place] = part;
        done++;
        tell(part);
    }

    synchronized void failed(int place, Part part, RuntimeException failure) {
        parts[place] = part;
        failures.put(place, failure);
        if (failures.size() > StoppedException.MOST) {
            failures.remove(failures.lastKey());
        }
        failed++;
        tell(part);
    }

    private void tell(Part part) {
        Progress progress = new Progress(part.source(), done, failed, parts.length);
        manner.listeners().forEach(listener -> {
            try {
                listener.accept(progress);
            } catch (RuntimeException e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "who is told of the progress failed with "
                                + e.getClass().getName());
            }
        });
    }

    /**
     * The report.
     *
     * @throws StoppedException if one of them failed, or not all were begun
     */
    synchronized SetReport report() {
        SetReport report = new SetReport(
                kind, Arrays.stream(parts).filter(Objects::nonNull).toList());
        List<String> notBegun = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] == null) {
                notBegun.add(names.get(i));
            }
        }
        if (!failures.isEmpty()) {
            throw new StoppedException(report, List.copyOf(failures.values()), notBegun);
        }
        if (!notBegun.isEmpty()) {
            throw new StoppedException(report, List.of(new RefusedException(Round.interrupted())), notBegun);
        }
        return report;
    }
}
