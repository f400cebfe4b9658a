package dev.keyturn.internal.engine;

import dev.keyturn.internal.document.DocumentWriter;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.spi.SettingsSource.Snapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * What a plan was made for. It is compared and never shown: a revision may be a hash of something secret.
 *
 * @param source the source
 * @param revision its revision
 * @param entries how many entries the journal had
 * @param head the checksum of the last one
 * @param migrations the checksums of the migrations
 * @param which which of them were asked for
 */
public record Basis(String source, String revision, int entries, String head, List<String> migrations, Which which)
        implements Still {
    static final String MIGRATIONS = "it was made with other migrations";
    static final String JOURNAL = "the journal has gone on since";
    static final String SETTINGS = "the settings were changed since";

    /** What there is now. */
    public static Basis of(Wiring wiring, History history, String revision, Which which) {
        return new Basis(
                wiring.source().name(),
                revision,
                history.entries().size(),
                history.head(),
                wiring.migrations().stream().map(DocumentWriter::checksum).toList(),
                which);
    }

    @Override
    public void check(Wiring wiring, History history, Snapshot there) {
        Basis now = of(wiring, history, there.revision(), which);
        List<String> stale = new ArrayList<>();
        if (!source.equals(now.source)) {
            stale.add("it was made for the source " + source);
        }
        if (!migrations.equals(now.migrations)) {
            stale.add(MIGRATIONS);
        }
        if (entries != now.entries || !head.equals(now.head)) {
            stale.add(JOURNAL);
        }
        if (!revision.equals(now.revision)) {
            stale.add(SETTINGS);
        }
        refuse(now.source, stale);
    }

    /** Says nothing, if there is no reason. */
    static void refuse(String source, List<String> reasons) {
        if (!reasons.isEmpty()) {
            throw new RefusedException(Problem.of(
                            Origin.of(source),
                            Key.root(),
                            "the plan is out of date: " + String.join(", ", reasons),
                            "a plan of what is there now")
                    .hint("plan again, look at the new plan, and run that"));
        }
    }
}
