package dev.keyturn.codec;

import dev.keyturn.settings.Value;

/** A codec and a value to try on it. */
record Try(Codec codec, Value value) {
    Try reversed() {
        return new Try(codec.reversed(), value);
    }
}
