package dev.keyturn.cli;

import dev.keyturn.Migrator;
import dev.keyturn.MigratorBuilder;
import dev.keyturn.spi.SettingsSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What SOURCE stands for: an address, or the name of a source in {@code keyturn.conf} with all that is said of it there. */
final class Place {
    private final Address address;
    private final Optional<ConfSection> section;

    private Place(Address address, Optional<ConfSection> section) {
        this.address = address;
        this.section = section;
    }

    /** Reads what was written, with the format of the file where that is given. A name goes before a file that is called so. */
    static Place of(String text, Optional<String> format, Optional<Conf> conf) {
        Optional<ConfSection> section = conf.flatMap(file -> file.source(text));
        if (section.isPresent()) {
            return new Place(section.get().address(format), section);
        }
        conf.ifPresent(file -> checkName(text, file));
        return new Place(Address.of(text, format), Optional.empty());
    }

    /** A word that is neither a file nor a name is more likely a name that was mistyped. */
    private static void checkName(String text, Conf conf) {
        boolean isWord = text.matches("[A-Za-z0-9_-]+");
        if (isWord && Files.notExists(Path.of(text))) {
            throw new Misuse("there is no source " + text + " in " + conf.file() + ", and no such file"
                    + conf.nearest(text).map(name -> "; is it " + name + "?").orElse(""));
        }
    }

    /** Whether it is a name. */
    boolean isNamed() {
        return section.isPresent();
    }

    Address address() {
        return address;
    }

    /** The source there, to be closed; the place itself is asked later. */
    SettingsSource open(Output output) {
        SettingsSource source = address.open();
        return section.map(known -> known.wrapped(source, output)).orElse(source);
    }

    /** Where its migrations are, if that is known. */
    Optional<Path> migrations() {
        return section.flatMap(ConfSection::migrations);
    }

    /** The beginning of a migrator for it, with a folder for the journal where one is given. */
    MigratorBuilder migrator(SettingsSource source, Optional<Path> journal) {
        MigratorBuilder builder = Migrator.of(source);
        section.ifPresent(known -> known.into(builder));
        journal.or(() -> section.flatMap(ConfSection::journal)).ifPresent(builder::directory);
        return builder;
    }
}
