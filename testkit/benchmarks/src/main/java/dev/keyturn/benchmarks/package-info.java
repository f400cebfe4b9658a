/**
 * What the step engine costs, as ratios within one run: to the same work written by hand on a Jackson tree, to the same
 * steps on other sizes, and to Configurate's transformations.
 *
 * <p>Start reading at {@link dev.keyturn.benchmarks.Ratios}, the program that measures and judges. {@link
 * dev.keyturn.benchmarks.TwentySteps} is the work, {@link dev.keyturn.benchmarks.Shape} what it is done on.
 */
@NullMarked
package dev.keyturn.benchmarks;

import org.jspecify.annotations.NullMarked;
