/**
 * A source around another one that does again what is safe to do again. Start reading at {@link dev.keyturn.resilience.Resilient}.
 *
 * <p>{@link dev.keyturn.resilience.Policy} says how often and for how long. {@code Guard} tries, waits and tries again; {@code
 * ResilientStore} does so with several writes as one, and {@code Transaction} finds out in the journal what became of those whose answer
 * was lost. {@code ResilientLock} takes a lock anew that has gone with its connection.
 */
@NullMarked
package dev.keyturn.resilience;

import org.jspecify.annotations.NullMarked;
