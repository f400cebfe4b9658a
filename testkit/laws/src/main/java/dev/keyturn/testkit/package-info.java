/**
 * The laws that a step and a migration have to keep, and the settings on which they are tried.
 *
 * <p>Start reading at {@link dev.keyturn.testkit.Law}, the list of laws, and {@link dev.keyturn.testkit.StepLaws}, the
 * interface that a test class implements to run them all. {@link dev.keyturn.testkit.Cases} derives the settings from
 * what the steps declare, and {@link dev.keyturn.testkit.Laws} runs the checks without any test framework.
 */
@NullMarked
package dev.keyturn.testkit;

import org.jspecify.annotations.NullMarked;
