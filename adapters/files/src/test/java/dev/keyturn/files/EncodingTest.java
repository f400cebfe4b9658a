package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.Migration;
import dev.keyturn.Migrator;
import dev.keyturn.To;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Selection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A file stays in the encoding that it is in, and what is in none that its format may have is refused with the place. */
class EncodingTest {
    private static final Migration MIGRATION = Migration.named("1-new")
            .owner("tests")
            .expect("the new shape")
            .rollbackNote("safe")
            .rename("old.name")
            .to("new.name")
            .addDefault("added", "x")
            .build();

    private static final Map<String, String> TEXTS = Map.of(
            "a.properties", "# gr\u00fc\u00dfe\nold.name=\u00e4\nlast=1\n",
            "a.yaml", "# gr\u00fc\u00dfe\nold:\n  name: \u00e4 \ud83d\ude00\nlast: 1\n",
            "a.json", "{\"old\": {\"name\": \"\u00e4\"}, \"last\": 1}\n",
            "a.jsonc", "// gr\u00fc\u00dfe\n{\"old\": {\"name\": \"\u00e4\"},\n\"last\": 1}\n",
            "a.conf", "# gr\u00fc\u00dfe\nold.name = \"\u00e4\"\nlast = 1\n",
            "a.toml", "# gr\u00fc\u00dfe\nlast = 1\n[old]\nname = \"\u00e4\"\n");

    @TempDir
    private Path directory;

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(directory.resolve(name), content);
    }

    static Stream<List<String>> formatsAndEncodings() {
        return TEXTS.keySet().stream()
                .sorted()
                .flatMap(name -> Stream.of("UTF-8", "UTF-8 ", "UTF-16LE ", "UTF-16BE ")
                        .map(encoding -> List.of(name, encoding)));
    }

    @ParameterizedTest
    @MethodSource("formatsAndEncodings")
    void BYTES_aFileStaysInItsEncodingThereAndBack(List<String> which) throws IOException {
        Charset charset = Charset.forName(which.get(1).strip());
        String mark = which.get(1).endsWith(" ") ? "\ufeff" : "";
        byte[] before = (mark + TEXTS.get(which.get(0))).getBytes(charset);
        Path file = file(which.get(0), before);
        Migrator migrator = Migrator.of(FileSource.of(file)).with(MIGRATION).build();

        migrator.migrate();

        String after = new String(Files.readAllBytes(file), charset);
        assertThat(after).startsWith(mark).contains("\u00e4", "new", "added");
        assertThat(after.substring(mark.length())).doesNotContain("\ufeff");
        assertThat(FileSource.of(file).read(Selection.all()).settings().text("new.name"))
                .get()
                .asString()
                .startsWith("\u00e4");
        migrator.rollback(To.before("1-new"));
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void BYTES_aPropertiesFileInIso88591StaysOneAndWhatItCannotHoldIsEscaped() throws IOException {
        byte[] before = "# gr\u00fc\u00dfe\nold.name=\u00e4\nlast=1".getBytes(StandardCharsets.ISO_8859_1);
        Path file = file("a.properties", before);
        Migration migration = Migration.named("1-new")
                .owner("tests")
                .expect("the new shape")
                .rollbackNote("safe")
                .rename("old.name")
                .to("new.name")
                .addDefault("added", Value.of("\u20ac \ud83d\ude00"))
                .build();
        Migrator migrator = Migrator.of(FileSource.of(file)).with(migration).build();

        migrator.migrate();

        Properties read = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            read.load(in);
        }
        assertThat(read)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("new.name", "\u00e4", "last", "1", "added", "\u20ac \ud83d\ude00"));
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .contains("# gr\u00fc\u00dfe\n", "\\u20ac");
        migrator.rollback(To.before("1-new"));
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void aCommentThatTheEncodingCannotHoldIsRefusedAndTheFileIsNotTouched() throws IOException {
        byte[] before = "old.name=\u00e4\n".getBytes(StandardCharsets.ISO_8859_1);
        Path file = file("a.properties", before);
        Migration migration = Migration.named("1-new")
                .owner("tests")
                .expect("the new shape")
                .rollbackNote("safe")
                .addDefault("added", "x")
                .comment("10 \u20ac")
                .build();

        assertThatThrownBy(() ->
                        Migrator.of(FileSource.of(file)).with(migration).build().migrate())
                .isInstanceOf(RefusedException.class)
                .hasMessage(
                        file + ": the file's encoding, ISO-8859-1, cannot hold the edit, or would be taken for another"
                                + " one; expected a file in UTF-8; safe to retry");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void anotherFormatInIso88591IsRefusedWithThePlaceOfTheFirstByteThatIsNoUtf8() throws IOException {
        Path file = file("a.yaml", "a: 1\r\nb: gr\u00fc\u00dfe\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> FileSource.of(file).read(Selection.all()))
                .hasMessage(file
                        + ":2:6: the byte at offset 11 is not in UTF-8; expected text in UTF-8, or in UTF-16 with a"
                        + " byte order mark; safe to retry");
    }

    @Test
    void aFileThatEndsInTheMiddleOfACharacterIsRefused() throws IOException {
        Path file = file("a.json", new byte[] {(byte) 0xff, (byte) 0xfe, '{', 0, '}'});

        assertThatThrownBy(() -> FileSource.of(file).read(Selection.all()))
                .hasMessageStartingWith(file + ":1:2: the byte at offset 4 is not in UTF-16LE; expected");
    }

    @Test
    void utf16WithoutAMarkIsRefusedAndNotTakenForTextWithNulCharacters() throws IOException {
        Path file = file("a.properties", "a=1\n".getBytes(StandardCharsets.UTF_16LE));

        assertThatThrownBy(() -> FileSource.of(file).read(Selection.all()))
                .hasMessage(
                        file + ":1:2: there is a NUL character; expected text in UTF-8, or in UTF-16 with a byte order"
                                + " mark; safe to retry");
    }

    @Test
    void anEmptyFileOrNothingButAMarkHasNoSettings() throws IOException {
        for (byte[] nothing : List.of(new byte[0], "\ufeff".getBytes(StandardCharsets.UTF_8))) {
            Path file = file(nothing.length + ".properties", nothing);
            Migrator migrator = Migrator.of(FileSource.of(file)).with(MIGRATION).build();

            migrator.migrate();
            assertThat(Files.readString(file).replace("\ufeff", "")).isEqualTo("added=x\n");
            migrator.rollback(To.before("1-new"));

            assertThat(Files.readAllBytes(file)).isEqualTo(nothing);
        }
    }

    @Test
    void binaryRubbishIsReadOrRefusedAndNothingElse() throws IOException {
        Random random = new Random(7);
        byte[][] marks = {
            {}, {(byte) 0xff, (byte) 0xfe}, {(byte) 0xfe, (byte) 0xff}, {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}
        };
        int refused = 0;
        for (int i = 0; i < 600; i++) {
            byte[] rubbish = new byte[random.nextInt(300)];
            random.nextBytes(rubbish);
            byte[] mark = marks[i % marks.length];
            System.arraycopy(mark, 0, rubbish, 0, Math.min(mark.length, rubbish.length));
            for (String name : TEXTS.keySet()) {
                Path file = file(name, rubbish);
                try {
                    FileSource.of(file).read(Selection.all());
                } catch (RefusedException e) {
                    refused++;
                    assertThat(e).hasMessageContaining("expected");
                }
            }
        }
        assertThat(refused).isGreaterThan(2_000);
    }
}
