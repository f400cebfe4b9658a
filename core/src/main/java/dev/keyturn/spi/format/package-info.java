/**
 * Ways of writing settings as text, which whoever has a format of their own implements.
 *
 * <p>Start reading at {@link dev.keyturn.spi.format.SettingsFormat}.
 */
@NullMarked
package dev.keyturn.spi.format;

import org.jspecify.annotations.NullMarked;
