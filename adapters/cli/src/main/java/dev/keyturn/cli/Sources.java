package dev.keyturn.cli;

import dev.keyturn.Migrator;
import dev.keyturn.MigratorBuilder;
import dev.keyturn.codec.CodecRegistry;
import dev.keyturn.files.FileSource;
import dev.keyturn.files.MigrationFiles;
import java.nio.file.Path;
import java.util.Optional;

/** Finds what the arguments of a command name. */
final class Sources {
    private Sources() {}

    static Migrator migrator(Path source, Optional<Path> migrations) {
        CodecRegistry codecs = CodecRegistry.load(Sources.class.getClassLoader());
        MigratorBuilder builder = Migrator.of(FileSource.of(source)).codecs(codecs);
        return migrations
                .map(path -> builder.with(MigrationFiles.load(path, codecs)))
                .orElse(builder)
                .build();
    }
}
