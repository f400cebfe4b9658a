/**
 * What a place that holds settings provides, and what the engine asks of it.
 *
 * <p>Start reading at {@link dev.keyturn.spi.SettingsSource}: its page says how to write one. {@link
 * dev.keyturn.spi.Journal} and {@link dev.keyturn.spi.Lock} come with the library; only a store that can do better than
 * files beside it provides its own, through {@link dev.keyturn.spi.HoldsJournal}.
 */
@NullMarked
package dev.keyturn.spi;

import org.jspecify.annotations.NullMarked;
