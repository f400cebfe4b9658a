/**
 * What a test class implements to have a migration, a whole history or a step tried, and what it says of settings itself.
 *
 * <p>Start reading at {@link dev.keyturn.testkit.MigrationContract}. {@link dev.keyturn.testkit.MigrationFixtures} keeps files
 * from before and after each migration, {@link dev.keyturn.testkit.Assertions} says what is expected of settings and reports,
 * and {@link dev.keyturn.testkit.AnySettings} gives settings for properties. The laws themselves, and the settings on which they are
 * tried, are in {@link dev.keyturn.testkit.laws}, which needs no test framework; what is asked of somebody's source, journal
 * or lock is in {@link dev.keyturn.testkit.source}.
 */
@NullMarked
package dev.keyturn.testkit;

import org.jspecify.annotations.NullMarked;
