/**
 * What is asked of a place where settings live, of its journal, its lock and its backups, and of a format of text: each a contract
 * that a test class implements, with a rule for each of its tests. And what tests of programs need: a source that fails when it
 * is told to, and one that records what is asked of it.
 *
 * <p>Start reading at {@link dev.keyturn.testkit.source.SettingsSourceContract} and {@link dev.keyturn.testkit.source.Rule}, the
 * list of rules; for tests of a program, at {@link dev.keyturn.testkit.source.FaultySource} and {@link
 * dev.keyturn.testkit.source.RecordingSource}.
 */
@NullMarked
package dev.keyturn.testkit.source;

import org.jspecify.annotations.NullMarked;
