/**
 * Settings as plain immutable data: typed values under keys, where each was read, and the changes between two versions.
 * Nothing here knows about steps, sources or files.
 *
 * <p>Start reading at {@link dev.keyturn.settings.Settings}; {@link dev.keyturn.settings.Key} says how addresses are
 * written, {@link dev.keyturn.settings.Value} lists what can stand at one, and {@link dev.keyturn.settings.Problem} is
 * how everything in this library says what is wrong.
 */
@NullMarked
package dev.keyturn.settings;

import org.jspecify.annotations.NullMarked;
