package dev.keyturn.spi;

import java.net.URI;
import java.util.Optional;

/**
 * Opens sources by their address, for whoever knows no more than that: {@code file:} and a path. ServiceLoader finds it, so a
 * jar that has one names it in {@code META-INF/services} and, where it is a module, in {@code provides}.
 *
 * <p>What stands behind a {@code #} are {@link AddressOptions}, such as {@code file:app.conf#format=hocon}. Passwords may stand in an
 * address, so nobody shows one: neither the name of the source nor any message repeats it.
 */
public interface SourceProvider {
    /** How its addresses are written, for help and for the message about one that nobody opens: {@code env:PREFIX_}. */
    String form();

    /**
     * The source at an address; nothing, if it is an address of another kind. The place itself is not asked before the source is used.
     *
     * @throws IllegalArgumentException if it is one of this kind and is written wrongly; the message says what was expected
     * @throws dev.keyturn.settings.RefusedException if it is one of this kind, and no source can be there
     */
    Optional<SettingsSource> open(URI address);
}
