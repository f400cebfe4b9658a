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
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Keys in a file that only its owner reads, one a line, the current one first. */
public final class KeyFile implements Vault.KeyHolder {
    private final Path file;
    private boolean isNew;

    /** The keys in this file, which is made when it is needed. */
    public KeyFile(Path file) {
        this.file = file;
    }

    @Override
    public List<SealingKey> existing() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            List<SealingKey> keys = Files.readString(file, StandardCharsets.US_ASCII)
                    .lines()
                    .map(SealingKey::ofText)
                    .toList();
            if (keys.isEmpty()) {
                throw new IllegalArgumentException("the file is empty");
            }
            return keys;
        } catch (IOException | IllegalArgumentException e) {
            throw failure(
                    "the key cannot be read",
                    "a file with a key, as Keyturn wrote it",
                    "put the right file back; without it, what it encrypted is lost and nothing else: move it away then",
                    e);
        }
    }

    @Override
    public boolean canSeal() {
        return true;
    }

    @Override
    public SealingKey orMake() {
        List<SealingKey> keys = existing();
        if (!keys.isEmpty()) {
            return keys.get(0);
        }
        SealingKey made = SealingKey.random();
        try {
            PrivateFiles.publish(unfinished(List.of(made)), file);
            isNew = true;
            return made;
        } catch (FileAlreadyExistsException e) {
            return existing().get(0);
        } catch (IOException e) {
            throw failure("the key cannot be written", "a directory that can be written", "", e);
        }
    }

    @Override
    public List<String> notices() {
        if (!isNew) {
            return List.of();
        }
        isNew = false; // once is enough
        return List.of(
                "a key was made in " + file + "; what is secret is stored under it, and lost if that file is lost");
    }

    @Override
    public void rotate() {
        List<SealingKey> keys = new ArrayList<>(existing());
        keys.add(0, SealingKey.random());
        try {
            Path unfinished = unfinished(keys);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            PrivateFiles.sync(directory());
        } catch (IOException e) {
            throw failure("the new key cannot be written", "a directory that can be written", "", e);
        }
    }

    private Path unfinished(List<SealingKey> keys) throws IOException {
        PrivateFiles.directories(directory());
        Path unfinished = file.resolveSibling(file.getFileName() + PrivateFiles.UNFINISHED);
        Files.deleteIfExists(unfinished);
        String lines = keys.stream().map(SealingKey::text).collect(Collectors.joining("\n", "", "\n"));
        PrivateFiles.write(unfinished, lines.getBytes(StandardCharsets.US_ASCII));
        return unfinished;
    }

    private Path directory() throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null) {
            throw new IOException("a file has a directory");
        }
        return directory;
    }

    private SourceException failure(String what, String expected, String hint, Exception e) {
        return new SourceException(
                Problem.of(Origin.of(file.toString()), Key.root(), what, expected)
                        .hint(hint),
                false,
                true,
                e);
    }
}
