package dev.keyturn.spi;

import java.net.URI;
import java.util.Optional;

/**
 * Opens sources by their address, for whoever knows no more than that: {@code file:} and a path. ServiceLoader finds it, so a
 * jar that has one names it in {@code META-INF/services} and, where it is a module, in {@code provides}.
 */
public interface SourceProvider {
    /**
     * The source at an address; nothing, if it is an address of another kind.
     *
     * @throws dev.keyturn.settings.RefusedException if it is one of this kind, and no source can be there
     */
    Optional<SettingsSource> open(URI address);
}
