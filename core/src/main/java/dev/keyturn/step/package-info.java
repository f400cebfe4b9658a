/**
 * The steps that migrations are made of: one record a file, each with its way up, its way down, the keys that it
 * touches and its form in a migration document.
 *
 * <p>Start reading at {@link dev.keyturn.step.Step}, which says what all steps promise. {@link dev.keyturn.step.Rename}
 * is a simple one. Most steps that turn some values into others share {@code Transform}; all of them change settings
 * through {@code Work}, which keeps what is needed to put things back in their place.
 */
@NullMarked
package dev.keyturn.step;

import org.jspecify.annotations.NullMarked;
