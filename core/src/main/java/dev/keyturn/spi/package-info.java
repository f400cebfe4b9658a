/**
 * What a place that holds settings provides, and what the engine asks of it.
 *
 * <p>Start reading at {@link dev.keyturn.spi.SettingsSource}: its page says how to write one. {@link
 * dev.keyturn.spi.Journal}, {@link dev.keyturn.spi.Lock} and {@link dev.keyturn.spi.Backups} come with the library, in files
 * and over any source; only a store that can do better provides its own, through {@link dev.keyturn.spi.HoldsJournal}. Each of
 * their pages ends with the contract that a test of it implements.
 */
@NullMarked
package dev.keyturn.spi;

import org.jspecify.annotations.NullMarked;
