/**
 * Conversions between two ways of writing the same setting, each with both directions: {@code 3000} and {@code 3s},
 * {@code "a,b"} and {@code ["a", "b"]}, {@code host:port} and its two halves.
 *
 * <p>Start reading at {@link dev.keyturn.codec.Codecs}, the list of those that come with Keyturn; implement {@link
 * dev.keyturn.codec.Codec} or {@link dev.keyturn.codec.Splitter} for one of your own.
 */
@NullMarked
package dev.keyturn.codec;

import org.jspecify.annotations.NullMarked;
