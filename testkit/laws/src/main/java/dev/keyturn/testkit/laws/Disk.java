package dev.keyturn.testkit.laws;

import dev.keyturn.journal.MemoryBackups;
import dev.keyturn.journal.MemoryJournal;
import dev.keyturn.journal.MemoryLock;
import dev.keyturn.settings.Change;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.spi.Backups;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.Journal;
import dev.keyturn.spi.Lock;
import dev.keyturn.spi.MemorySource;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Settings and a journal that outlive the processes that use them. The process that is running can be told to end at a
 * write: before it, in the middle of it (some of its keys written, the others not), or after it.
 */
public final class Disk {
    private final MemorySource settings;
    private final MemoryBackups backups = new MemoryBackups();
    private MemoryJournal journal;
    private final List<Settings> beforeEach = new ArrayList<>();
    private final List<Settings> behindEach = new ArrayList<>();
    private final Death death;
    private boolean hasIntent;

    /** How much of the write at which the process ends is on the disk. */
    public enum Torn {
        /** Nothing. */
        BEFORE,
        /**
         * Some of the keys; of an entry of the journal, which is there or not, nothing. Settings are never left empty by it: a
         * run does nothing with those until somebody says what became of them, which is another matter.
         */
        HALF,
        /** All of it. */
        AFTER
    }

    /** The end of a process, at the point where it happens. An Error, so that nothing in between takes it for a failure. */
    public static final class Ended extends Error {
        private static final long serialVersionUID = 1L;

        Ended() {
            super("the process ends here", null, false, false);
        }
    }

    /** When a process that uses several disks ends, and how much of the write at which it does is on them. */
    public static final class Death {
        private int writes;
        private int at = Integer.MAX_VALUE;
        private Torn torn = Torn.BEFORE;
    }

    /** A disk with these settings and an empty journal. */
    public Disk(Settings before) {
        this("settings", "journal", before, new Death());
    }

    /** One of several disks of one process, which ends at one write of all of them. */
    public Disk(String name, String journal, Settings before, Death death) {
        this.settings = new MemorySource(name, before);
        this.journal = new MemoryJournal(journal);
        this.death = death;
    }

    /** A process starts, and is to end at its n-th write, from 0. */
    public void crashAt(int write, Torn how) {
        death.writes = 0;
        death.at = write;
        death.torn = how;
    }

    /** The process runs to its end. */
    public void neverCrash() {
        crashAt(Integer.MAX_VALUE, Torn.BEFORE);
    }

    /** How often the process has written, the writes of the journal and of backups included. */
    public int writes() {
        return death.writes;
    }

    /** What is on it. */
    public Settings settings() {
        return settings.read(Selection.all()).settings();
    }

    /** Somebody else writes. */
    public void become(Settings edited) {
        settings.become(edited);
    }

    /** The journal. */
    public List<Entry> entries() {
        return journal.read();
    }

    /** Which settings stand beside a journal of before that is put back. */
    public enum Beside {
        /** Those of now: only entries were lost. */
        NOW,
        /** Those of when its last entry was written. */
        FIRST,
        /** Those of just before the next entry. */
        LAST
    }

    /** The last entries are lost, and with them what was written since, or not. */
    public void loseEntries(int count, Beside beside) {
        List<Entry> left = entries().subList(0, entries().size() - count);
        journal = new MemoryJournal(journal.name());
        left.forEach(journal::append);
        hasIntent = !left.isEmpty() && announces(left.get(left.size() - 1));
        boolean isFirst = beside == Beside.FIRST && !left.isEmpty();
        if (beside != Beside.NOW) {
            settings.become(isFirst ? behindEach.get(left.size() - 1) : beforeEach.get(left.size()));
        }
    }

    /** The settings, for a process. */
    public SettingsSource source() {
        return new Source();
    }

    /** The journal, for a process. */
    public Journal journal() {
        return new Recorded();
    }

    /** The backups, for a process. */
    public Backups backups() {
        return new Copied();
    }

    /** The same disk for somebody who looks: what is done there does not happen here. */
    public Disk copy() {
        Disk copy = new Disk(settings());
        entries().forEach(copy.journal::append);
        backups.names().forEach(name -> copy.backups.put(name, backups.get(name).orElseThrow()));
        copy.hasIntent = true;
        return copy;
    }

    /** Dies with the process, as a lock of the operating system does. */
    public Lock lock() {
        return new MemoryLock();
    }

    private static boolean announces(Entry entry) {
        boolean isTransfer = entry.kind() == Entry.Kind.NOTE
                && entry.body().get("transfer").orElse(Table.empty()) instanceof Table said
                && said.text("stage").filter(stage -> !stage.equals("done")).isPresent();
        return isTransfer || entry.kind() == Entry.Kind.INTENT || entry.kind() == Entry.Kind.REVERSAL;
    }

    private boolean isHere() {
        return death.writes++ == death.at;
    }

    private final class Source implements SettingsSource {
        @Override
        public String name() {
            return settings.name();
        }

        @Override
        public Snapshot read(Selection selection) {
            return settings.read(selection);
        }

        @Override
        public Receipt write(String expectedRevision, Edit edit) {
            if (!hasIntent) {
                throw new AssertionError("settings are written before what undoes them is in the journal");
            }
            if (!isHere()) {
                return settings.write(expectedRevision, edit);
            }
            if (death.torn == Torn.AFTER) {
                settings.write(expectedRevision, edit);
            } else if (death.torn == Torn.HALF) {
                settings.become(half(edit.changes()));
            }
            throw new Ended();
        }

        private Settings half(Changes changes) {
            Settings half = half(changes, 0);
            Settings other = half.isEmpty() ? half(changes, 1) : half;
            return Leaves.isUnwritable(other.root()) ? settings() : other;
        }

        private Settings half(Changes changes, int first) {
            Settings half = settings();
            List<Change> list = changes.list();
            for (int i = first; i < list.size(); i += 2) {
                Change change = list.get(i);
                if (change.after().isEmpty()) {
                    half = half.without(change.key());
                } else if (half.blockedAt(change.key()).isEmpty()) {
                    half = half.with(change.key(), change.after().get());
                }
            }
            return half;
        }

        @Override
        public void close() {
            // nothing is held open
        }
    }

    private final class Recorded implements Journal {
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
            boolean isCrash = isHere();
            if (!isCrash || death.torn == Torn.AFTER) {
                beforeEach.add(settings());
                journal.append(entry);
                behindEach.add(settings());
                hasIntent = announces(entry);
            }
            if (isCrash) {
                throw new Ended();
            }
        }

        @Override
        public void close() {
            // nothing is held open
        }
    }

    /** A copy is there as a whole or not at all. */
    private final class Copied implements Backups {
        private void write(Runnable work) {
            boolean isCrash = isHere();
            if (!isCrash || death.torn == Torn.AFTER) {
                work.run();
            }
            if (isCrash) {
                throw new Ended();
            }
        }

        @Override
        public void put(String name, String content) {
            write(() -> backups.put(name, content));
        }

        @Override
        public Optional<String> get(String name) {
            return backups.get(name);
        }

        @Override
        public List<String> names() {
            return backups.names();
        }

        @Override
        public void remove(String name) {
            write(() -> backups.remove(name));
        }
    }
}
