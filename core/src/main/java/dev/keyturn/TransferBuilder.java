package dev.keyturn;

import dev.keyturn.internal.engine.Mark;
import dev.keyturn.internal.engine.Wiring;
import dev.keyturn.internal.transfer.Crossing;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.step.Description;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A transfer that is being put together: its name, its owner, and the two places. */
public final class TransferBuilder {
    private final NeedsSource named;
    private final MigratorBuilder source;
    private final MigratorBuilder target;

    private TransferBuilder(NeedsSource named, MigratorBuilder source, MigratorBuilder target) {
        this.named = named;
        this.source = source;
        this.target = target;
    }

    /** A transfer that has no name yet. */
    public static final class NeedsName {
        private final List<Key> keys;

        NeedsName(List<Key> keys) {
            this.keys = keys;
        }

        /** Its name in both journals, which it keeps: {@code 2026-11-db-to-table}. */
        public NeedsOwner named(String name) {
            String said = said(name, "a name");
            if (!Description.isId(said)) {
                throw new IllegalArgumentException("the name of a transfer is not one; expected " + Description.ID);
            }
            return new NeedsOwner(keys, said);
        }
    }

    /** A transfer that has no owner yet. */
    public static final class NeedsOwner {
        private final List<Key> keys;
        private final String name;

        private NeedsOwner(List<Key> keys, String name) {
            this.keys = keys;
            this.name = name;
        }

        /** Who answers for it. */
        public NeedsSource owner(String owner) {
            return new NeedsSource(keys, name, said(owner, "an owner"));
        }
    }

    /** A transfer that has no source yet. */
    public static final class NeedsSource {
        private final List<Key> keys;
        private final String name;
        private final String owner;

        private NeedsSource(List<Key> keys, String name, String owner) {
            this.keys = keys;
            this.name = name;
            this.owner = owner;
        }

        /** Where the settings are. */
        public NeedsTarget from(SettingsSource source) {
            return from(Migrator.of(source));
        }

        /** Where the settings are, with a journal, a lock, a key and so on of one's own. */
        public NeedsTarget from(MigratorBuilder source) {
            return new NeedsTarget(this, source);
        }
    }

    /** A transfer that has no target yet. */
    public static final class NeedsTarget {
        private final NeedsSource named;
        private final MigratorBuilder source;

        private NeedsTarget(NeedsSource named, MigratorBuilder source) {
            this.named = named;
            this.source = source;
        }

        /** Where they go. */
        public TransferBuilder to(SettingsSource target) {
            return to(Migrator.of(target));
        }

        /** Where they go, with a journal, a lock, a key and so on of one's own. */
        public TransferBuilder to(MigratorBuilder target) {
            return new TransferBuilder(named, source, target);
        }
    }

    private static String said(@Nullable String text, String what) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("a transfer has " + what);
        }
        return text;
    }

    /**
     * The transfer.
     *
     * @throws RefusedException if a place has no journal, or both places are one
     */
    public Transfer build() {
        Migrator from = source.build();
        Migrator to = target.build();
        Wiring one = from.engine().wiring();
        Wiring other = to.engine().wiring();
        boolean isOne = one.journal().name().equals(other.journal().name());
        if (isOne || from.source().equals(to.source())) {
            throw new RefusedException(Problem.of(
                            Origin.of(from.source()),
                            Key.root(),
                            isOne
                                    ? "both places of the transfer " + named.name + " have the same journal"
                                    : "both places of the transfer " + named.name + " have the same name",
                            "two places, each with a journal of its own")
                    .hint("give each place a directory, or a journal with its lock, of its own"));
        }
        Mark.Head head = new Mark.Head(named.name, named.owner, from.source(), to.source(), named.keys);
        return new Transfer(from, to, new Crossing(from.engine(), to.engine(), head));
    }
}
