/**
 * What is asked of a place where settings live, of its journal, its lock and its backups: each a contract that a test class
 * implements, with a rule for each of its tests.
 *
 * <p>Start reading at {@link dev.keyturn.testkit.source.SettingsSourceContract} and {@link dev.keyturn.testkit.source.Rule}, the
 * list of rules.
 */
@NullMarked
package dev.keyturn.testkit.source;

import org.jspecify.annotations.NullMarked;
