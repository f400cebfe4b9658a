package dev.keyturn.review;

import dev.keyturn.Migrations;
import dev.keyturn.Migrator;
import dev.keyturn.codec.CodecRegistry;
import dev.keyturn.journal.MemoryJournal;
import dev.keyturn.journal.MemoryLock;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.Journal;
import dev.keyturn.spi.MemorySource;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A migration that is killed before and after each of its writes, in memory: what is left has to be settings that an undisturbed run
 * has too at some moment, and the next run has to end where that one ends.
 */
public final class Killings {
    private static final byte[] KEY = new byte[32];

    private final Migrations migrations;
    private final CodecRegistry codecs;
    private final Settings before;
    private final Capabilities capabilities;

    private Killings(Settings before, Capabilities capabilities, Migrations migrations, CodecRegistry codecs) {
        this.before = before;
        this.capabilities = capabilities;
        this.migrations = migrations;
        this.codecs = codecs;
    }

    /** The end of the process, which nobody catches. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed", null, false, false);
        }
    }

    /** Ends the process at a write; there are two moments for each, before it and after it. */
    private static final class Killer {
        private final int moment;
        private int moments;

        Killer(int moment) {
            this.moment = moment;
        }

        void pass() {
            if (moments++ >= moment) {
                throw new Killed();
            }
        }
    }

    /** Where everything is kept that outlives the process. */
    private record Disk(MemorySource source, Journal journal, List<Settings> seen) {}

    /** What a process sees of the settings there. */
    private record KilledSource(Disk disk, Killer killer) implements SettingsSource {
        @Override
        public String name() {
            return disk.source().name();
        }

        @Override
        public Capabilities capabilities() {
            return disk.source().capabilities();
        }

        @Override
        public Snapshot read(Selection selection) {
            return disk.source().read(selection);
        }

        @Override
        public Receipt write(String expectedRevision, Edit edit) {
            killer.pass();
            Receipt receipt = disk.source().write(expectedRevision, edit);
            disk.seen().add(disk.source().read(Selection.all()).settings());
            killer.pass();
            return receipt;
        }

        @Override
        public void close() {
            // the disk stays
        }
    }

    private record KilledJournal(Journal journal, Killer killer) implements Journal {
        @Override
        public String name() {
            return journal.name();
        }

        @Override
        public List<Entry> read() {
            return journal.read();
        }

        @Override
        public void append(Entry entry) {
            killer.pass();
            journal.append(entry);
            killer.pass();
        }

        @Override
        public void close() {
            // the disk stays
        }
    }

    /**
     * Kills a migration of these settings at every moment.
     *
     * @param source what the settings are called
     * @param capabilities what their place can hold
     */
    public static Proofs.Proved of(
            String source, Settings before, Capabilities capabilities, Migrations migrations, CodecRegistry codecs) {
        return new Killings(before, capabilities, migrations, codecs).run(source);
    }

    private Proofs.Proved run(String name) {
        long start = System.nanoTime();
        List<String> wrong = new ArrayList<>();
        Disk undisturbed = disk(name);
        Killer never = new Killer(Integer.MAX_VALUE);
        migrator(undisturbed, never).migrate();
        Settings after = now(undisturbed);
        int moments = never.moments;
        for (int moment = 0; moment < moments; moment++) {
            killed(name, moment, undisturbed.seen(), after, wrong);
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        return new Proofs.Proved(name, "killed at each write", moments - wrong.size(), Map.of(), wrong, millis);
    }

    private void killed(String name, int moment, List<Settings> seen, Settings after, List<String> wrong) {
        Disk disk = disk(name);
        try {
            migrator(disk, new Killer(moment)).migrate();
        } catch (Killed expected) {
            // and now the next process starts
        }
        try {
            migrator(disk, new Killer(Integer.MAX_VALUE)).recover();
            if (!seen.contains(now(disk))) {
                wrong.add("killed at moment " + moment + ", recovery leaves settings that are neither old nor new");
            }
            migrator(disk, new Killer(Integer.MAX_VALUE)).migrate();
            if (!now(disk).equals(after)) {
                wrong.add("killed at moment " + moment + ", the next run ends elsewhere");
            }
        } catch (RefusedException refused) {
            wrong.add("killed at moment " + moment + ", the next run refuses: "
                    + refused.problems().get(0).what());
        }
    }

    private Disk disk(String name) {
        return new Disk(
                new MemorySource(name, before, capabilities.writable()),
                new MemoryJournal("journal"),
                new ArrayList<>(List.of(before)));
    }

    private static Settings now(Disk disk) {
        return disk.source().read(Selection.all()).settings();
    }

    private Migrator migrator(Disk disk, Killer killer) {
        return Migrator.of(new KilledSource(disk, killer))
                .codecs(codecs)
                .with(migrations)
                .journal(new KilledJournal(disk.journal(), killer), new MemoryLock())
                .key(KEY)
                .withoutBackups()
                .withoutLog()
                .build();
    }
}
