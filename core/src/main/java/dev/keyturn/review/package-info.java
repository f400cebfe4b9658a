/**
 * What a careful colleague does around a release. Before it: {@link dev.keyturn.review.lint.Lint} looks for what is likely to go
 * wrong, {@link dev.keyturn.review.drift.Drift} compares two places, {@link dev.keyturn.review.draft.Draft} proposes a migration, {@link
 * dev.keyturn.review.Killings} ends one at each of its writes, {@link dev.keyturn.review.Runbook} is the page to do it by. After
 * it: {@link dev.keyturn.review.Note} is the record.
 *
 * <p>Nothing here writes settings or takes a lock, and the rest of Keyturn knows nothing of it.
 */
@NullMarked
package dev.keyturn.review;

import org.jspecify.annotations.NullMarked;
