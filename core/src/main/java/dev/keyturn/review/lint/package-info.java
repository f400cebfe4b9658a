/**
 * What is likely to go wrong, in migrations and in settings. Start reading at {@link dev.keyturn.review.lint.Lint}.
 */
@NullMarked
package dev.keyturn.review.lint;

import org.jspecify.annotations.NullMarked;
