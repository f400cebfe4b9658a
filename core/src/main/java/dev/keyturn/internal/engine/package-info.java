/**
 * The engine: plans, writes in an order that survives a crash at any point, recovers, and takes back.
 *
 * <p>Start reading at {@link dev.keyturn.internal.engine.Engine}. {@link dev.keyturn.internal.engine.History} says what is
 * true according to the journal; {@link dev.keyturn.internal.engine.Forward} and {@link
 * dev.keyturn.internal.engine.Backward} work out what to change, without changing anything.
 */
@NullMarked
package dev.keyturn.internal.engine;

import org.jspecify.annotations.NullMarked;
