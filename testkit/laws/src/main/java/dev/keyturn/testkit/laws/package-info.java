/**
 * The laws that a step and a migration have to keep, and the settings on which they are tried: plain Java, for which no test
 * framework has to be there.
 *
 * <p>Start reading at {@link dev.keyturn.testkit.laws.Law}, the list of laws, and {@link dev.keyturn.testkit.laws.Laws}, which
 * tries them. {@link dev.keyturn.testkit.laws.Cases} derives the settings from what the steps declare.
 */
@NullMarked
package dev.keyturn.testkit.laws;

import org.jspecify.annotations.NullMarked;
