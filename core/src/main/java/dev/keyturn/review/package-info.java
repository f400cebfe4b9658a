/**
 * What a careful colleague would ask before a release: are the migrations sound, do the settings fit, where do two places
 * differ. Nothing here writes settings or takes a lock.
 *
 * <p>Start reading at {@link dev.keyturn.review.Lint}; {@link dev.keyturn.review.Drift} compares two sources.
 */
@NullMarked
package dev.keyturn.review;

import org.jspecify.annotations.NullMarked;
