package dev.keyturn.internal.secret;

import dev.keyturn.journal.PrivateFiles;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.spi.SourceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/** A key in a file that only its owner reads. */
public final class KeyFile implements Vault.KeyHolder {
    private final Path file;

    /** The key in this file, which is made when it is needed. */
    public KeyFile(Path file) {
        this.file = file;
    }

    @Override
    public Optional<byte[]> existing() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            byte[] key = Base64.getDecoder()
                    .decode(Files.readString(file, StandardCharsets.US_ASCII).strip());
            Vault.checked(key);
            return Optional.of(key);
        } catch (IOException | IllegalArgumentException e) {
            throw failure("the key cannot be read", "a file with a key, as Keyturn wrote it", e);
        }
    }

    @Override
    public byte[] orMake() {
        Optional<byte[]> key = existing();
        if (key.isPresent()) {
            return key.get();
        }
        byte[] made = Vault.newKey();
        try {
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                PrivateFiles.directories(directory);
            }
            Path unfinished = file.resolveSibling(
                    file.getFileName() + "." + ProcessHandle.current().pid());
            PrivateFiles.write(
                    unfinished, (Base64.getEncoder().encodeToString(made) + "\n").getBytes(StandardCharsets.US_ASCII));
            PrivateFiles.publish(unfinished, file);
            return made;
        } catch (FileAlreadyExistsException e) {
            return existing().orElseThrow();
        } catch (IOException e) {
            throw failure("the key cannot be written", "a directory that can be written", e);
        }
    }

    private SourceException failure(String what, String expected, Exception e) {
        return new SourceException(Problem.of(Origin.of(file.toString()), Key.root(), what, expected), false, true, e);
    }
}
