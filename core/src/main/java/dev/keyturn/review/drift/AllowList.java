package dev.keyturn.review.drift;

import dev.keyturn.internal.document.DocumentSchema;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Which differences between two places are meant: where they may differ, with the reason and who answers for it, and where they must.
 *
 * <pre>{@code
 * allow:
 *   - {pattern: db.url, reason: each has its own database, owner: payments}
 *   - {pattern: cache.*, reason: tried in staging, owner: payments, expires: 2027-01-31}
 * mustDiffer:
 *   - db.password
 * }</pre>
 */
public final class AllowList {
    private final List<Entry> entries;
    private final List<KeyPattern> mustDiffer;

    AllowList(List<Entry> entries, List<KeyPattern> mustDiffer) {
        this.entries = List.copyOf(entries);
        this.mustDiffer = List.copyOf(mustDiffer);
    }

    /**
     * A difference that is meant.
     *
     * @param pattern which keys, with all below them
     * @param reason why
     * @param owner who answers for it
     * @param expires the last day on which it is meant, if there is one
     * @param origin where it is written
     */
    public record Entry(KeyPattern pattern, String reason, String owner, Optional<LocalDate> expires, Origin origin) {
        boolean isExpired(LocalDate today) {
            return expires.filter(today::isAfter).isPresent();
        }

        boolean covers(Key key) {
            return pattern.covers(key);
        }
    }

    /** No difference is meant. */
    public static AllowList none() {
        return new AllowList(List.of(), List.of());
    }

    /**
     * Reads a list.
     *
     * @param document from any source of settings
     * @throws RefusedException with everything that is wrong with it, each with its place
     */
    public static AllowList read(Settings document) {
        return new AllowListReader(document).read();
    }

    /** The JSON Schema of such documents. */
    public static String schema() {
        return DocumentSchema.named("allow.schema.json");
    }

    /** Where the places may differ. */
    public List<Entry> entries() {
        return entries;
    }

    /** Where they must. */
    public List<KeyPattern> mustDiffer() {
        return mustDiffer;
    }
}
