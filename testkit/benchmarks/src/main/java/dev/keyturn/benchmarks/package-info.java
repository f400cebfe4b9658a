/**
 * What the steps and the engine cost, as ratios within one run: to the same work written by hand, to the same on other
 * sizes, and to Configurate's transformations.
 *
 * <p>Start reading at {@link dev.keyturn.benchmarks.Ratios}, the program that measures and judges. {@link
 * dev.keyturn.benchmarks.TwentySteps} is the work, {@link dev.keyturn.benchmarks.Shape} and {@link
 * dev.keyturn.benchmarks.ManyEntries} what it is done on.
 * Tables are measured by a program of their own, {@link dev.keyturn.benchmarks.TableRatios}.
 */
@NullMarked
package dev.keyturn.benchmarks;

import org.jspecify.annotations.NullMarked;
