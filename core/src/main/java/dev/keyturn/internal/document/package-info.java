/**
 * Migrations as documents: to and from settings, and the canonical JSON whose hash is a migration's checksum.
 *
 * <p>Start reading at {@link dev.keyturn.internal.document.DocumentReader}. What a step says of itself stands with the
 * step, in {@code dev.keyturn.step}.
 */
@NullMarked
package dev.keyturn.internal.document;

import org.jspecify.annotations.NullMarked;
