package dev.keyturn;

import java.util.Optional;

/**
 * What becomes of a key, as it may be shown: secrets are hidden.
 *
 * @param key the key
 * @param before what it was; empty where it was not there
 * @param after what it is; empty where it is gone
 */
public record Shift(String key, Optional<String> before, Optional<String> after) {}
