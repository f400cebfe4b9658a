package dev.keyturn.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The files of a journal, read as anybody would who needs what is in them and wants to know that it is whole. */
final class FilesByHand {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int SUM = ",\"sum\":\"".length() + 64 + "\"}\n".length();

    private FilesByHand() {}

    /** Reads all files in order and compares each with its checksum; the number of characters. */
    static int readAndHash(Path directory) throws IOException {
        int length = 0;
        for (Path file : files(directory)) {
            length += whole(file).length;
        }
        return length;
    }

    /** The same, and parses each with Jackson's streaming parser into maps, lists and scalars. */
    static List<Object> readHashAndParse(Path directory) throws IOException {
        List<Object> entries = new ArrayList<>();
        for (Path file : files(directory)) {
            entries.add(parsed(whole(file)));
        }
        return entries;
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static byte[] whole(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        byte[] content = new byte[bytes.length - SUM + 1];
        System.arraycopy(bytes, 0, content, 0, content.length - 1);
        content[content.length - 1] = '}';
        String sum = new String(bytes, bytes.length - 67, 64, StandardCharsets.US_ASCII);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            if (!HexFormat.of().formatHex(hash).equals(sum)) {
                throw new IllegalStateException(file + " is damaged");
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        return bytes;
    }

    private static Object parsed(byte[] json) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            Object value = value(parser);
            return value == null ? "null" : value;
        }
    }

    private static @Nullable Object value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                    parser.nextToken();
                    map.put(name, value(parser));
                }
                yield map;
            }
            case START_ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(parser));
                }
                yield list;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> parser.getString();
        };
    }
}
