/**
 * What a test class implements to have a migration, a whole history or a step tried.
 *
 * <p>Start reading at {@link dev.keyturn.testkit.MigrationContract}. The laws themselves, and the settings on which they are
 * tried, are in {@link dev.keyturn.testkit.laws}, which needs no test framework; what is asked of somebody's source, journal
 * or lock is in {@link dev.keyturn.testkit.source}.
 */
@NullMarked
package dev.keyturn.testkit;

import org.jspecify.annotations.NullMarked;
