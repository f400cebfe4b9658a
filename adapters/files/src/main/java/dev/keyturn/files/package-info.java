/**
 * Settings in files. An edit changes the places that it names and leaves every other byte alone.
 *
 * <p>Start reading at {@link dev.keyturn.files.FileSource}. A format is a folder below this one and implements {@link
 * dev.keyturn.spi.format.SettingsFormat}.
 */
@NullMarked
package dev.keyturn.files;

import org.jspecify.annotations.NullMarked;
