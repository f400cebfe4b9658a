/**
 * Secrets: which settings hold one, how they are kept out of everything that is shown, and how they are encrypted where they
 * have to be stored.
 */
@NullMarked
package dev.keyturn.internal.secret;

import org.jspecify.annotations.NullMarked;
