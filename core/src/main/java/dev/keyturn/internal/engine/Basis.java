package dev.keyturn.internal.engine;

import dev.keyturn.internal.document.DocumentWriter;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
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
public record Basis(String source, String revision, int entries, String head, List<String> migrations, Which which) {
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

    /** Says nothing, if what there is now is what the plan was made for. */
    void check(Basis now) {
        List<String> stale = new ArrayList<>();
        if (!source.equals(now.source)) {
            stale.add("it was made for the source " + source);
        }
        if (!migrations.equals(now.migrations)) {
            stale.add("it was made with other migrations");
        }
        if (entries != now.entries || !head.equals(now.head)) {
            stale.add("the journal has gone on since");
        }
        if (!revision.equals(now.revision)) {
            stale.add("the settings were changed since");
        }
        if (!stale.isEmpty()) {
            throw new RefusedException(Problem.of(
                            Origin.of(now.source),
                            Key.root(),
                            "the plan is out of date: " + String.join(", ", stale),
                            "a plan of what is there now")
                    .hint("plan again, look at the new plan, and run that"));
        }
    }
}
