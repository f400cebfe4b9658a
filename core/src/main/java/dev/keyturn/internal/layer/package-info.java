/**
 * Settings in several places that lie over each other: what counts in the end, and which place it comes from. Start reading at
 * {@link dev.keyturn.internal.layer.Precedence}.
 */
@NullMarked
package dev.keyturn.internal.layer;

import org.jspecify.annotations.NullMarked;
