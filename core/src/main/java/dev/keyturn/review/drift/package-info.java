/**
 * How two places differ, seen at one shape, and which differences are meant. Start reading at {@link
 * dev.keyturn.review.drift.Drift}.
 */
@NullMarked
package dev.keyturn.review.drift;

import org.jspecify.annotations.NullMarked;
