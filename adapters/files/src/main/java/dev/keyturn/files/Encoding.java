package dev.keyturn.files;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How a text stands in the bytes of a file.
 *
 * @param charset what its characters are written in
 * @param hasMark whether a byte order mark stands in front of it; it is no part of the text
 */
record Encoding(Charset charset, boolean hasMark) {
    private static final String MARK = "\uFEFF";

    /** Those that tell themselves by a mark. */
    private static final List<Encoding> MARKED = List.of(
            new Encoding(StandardCharsets.UTF_8, true),
            new Encoding(StandardCharsets.UTF_16LE, true),
            new Encoding(StandardCharsets.UTF_16BE, true));

    /** What these bytes may be in, the likeliest first: what their mark says, or else one of these. */
    static List<Encoding> of(byte[] bytes, List<Charset> unmarked) {
        return MARKED.stream()
                .filter(encoding -> encoding.beginsLike(bytes))
                .findFirst()
                .map(List::of)
                .orElseGet(() -> unmarked.stream()
                        .map(charset -> new Encoding(charset, false))
                        .toList());
    }

    private byte[] mark() {
        return hasMark ? MARK.getBytes(charset) : new byte[0];
    }

    private boolean beginsLike(byte[] bytes) {
        byte[] mark = mark();
        return bytes.length >= mark.length && Arrays.equals(mark, Arrays.copyOf(bytes, mark.length));
    }

    private ByteBuffer behindMark(byte[] bytes) {
        int mark = mark().length;
        return ByteBuffer.wrap(bytes, mark, bytes.length - mark);
    }

    /** The text in these bytes; nothing if they are not in this encoding. */
    Optional<String> text(byte[] bytes) {
        try {
            return Optional.of(charset.newDecoder().decode(behindMark(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** How many of these bytes are in this encoding, and the text in them. */
    Beginning beginning(byte[] bytes) {
        ByteBuffer in = behindMark(bytes);
        CharsetDecoder decoder = charset.newDecoder();
        CharBuffer out = CharBuffer.allocate(in.remaining()); // a byte is a character at most
        decoder.decode(in, out, true);
        return new Beginning(out.flip().toString(), in.position());
    }

    /**
     * The beginning of a file that can be read.
     *
     * @param text the text
     * @param bytes how many bytes it is, with the mark
     */
    record Beginning(String text, int bytes) {}

    /** A text as bytes; a character that cannot be written becomes another one. */
    byte[] bytes(String text) {
        return ((hasMark ? MARK : "") + text).getBytes(charset);
    }

    /** For messages. */
    @Override
    public String toString() {
        return charset.name();
    }
}
