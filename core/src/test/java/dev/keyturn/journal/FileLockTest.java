package dev.keyturn.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.keyturn.Migrator;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Lock;
import dev.keyturn.spi.MemorySource;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.spi.FileSystemProvider;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What whoever relies on a lock is told about the disk it is on. */
class FileLockTest {
    /** A directory on a disk of a kind that no test machine has. */
    private static Path on(String type) throws IOException {
        FileSystemProvider provider = mock(FileSystemProvider.class);
        FileSystem system = mock(FileSystem.class);
        FileStore store = mock(FileStore.class);
        Path directory = mock(Path.class, "/mnt/share/.keyturn");
        Path around = mock(Path.class, "/mnt/share");
        when(system.provider()).thenReturn(provider);
        when(directory.getFileSystem()).thenReturn(system);
        when(directory.toAbsolutePath()).thenReturn(directory);
        when(directory.getParent()).thenReturn(around);
        when(around.getFileSystem()).thenReturn(system);
        doThrow(new NoSuchFileException("not yet")).when(provider).checkAccess(directory);
        when(provider.getFileStore(around)).thenReturn(store);
        when(store.type()).thenReturn(type);
        return directory;
    }

    @ParameterizedTest
    @ValueSource(strings = {"nfs", "nfs4", "cifs", "smb2", "CIFS", "9p", "fuse.sshfs", "ceph", "lustre"})
    void aDirectoryOnANetworkThatIsNotMadeYetIsWarnedOf(String type) throws IOException {
        assertThat(FileLock.in(on(type)).warnings())
                .hasSize(1)
                .allMatch(warning -> warning.startsWith("/mnt/share/.keyturn is on a network file system ("));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ext4", "xfs", "btrfs", "overlay", "tmpfs", "apfs", "NTFS", "zfs", "fuse.something"})
    void aDirectoryOnADiskOfTheMachineIsNot(String type) throws IOException {
        assertThat(FileLock.in(on(type)).warnings()).isEmpty();
    }

    @Test
    void whereItCannotBeFoundOutThatIsSaid() throws IOException {
        Path directory = on("nfs");
        when(directory.getParent().getFileSystem().provider().getFileStore(any()))
                .thenThrow(new IOException("it is gone"));

        assertThat(FileLock.in(directory).warnings())
                .containsExactly("it cannot be found out what kind of file system /mnt/share/.keyturn is on");
    }

    @Test
    void everyReportOfARunCarriesTheWarning() {
        Lock warning = new Lock() {
            @Override
            public Held acquire(Duration wait, String holder) {
                return new MemoryLock().acquire(wait, holder);
            }

            @Override
            public List<String> warnings() {
                return List.of("it is on a network");
            }
        };

        assertThat(Migrator.of(new MemorySource("app", Settings.empty()))
                        .journal(new MemoryJournal("journal"), warning)
                        .build()
                        .migrate()
                        .notices())
                .containsExactly("it is on a network");
    }

    @Test
    void aRealDirectoryOfTheMachineIsNotWarnedOf(@TempDir Path directory) {
        assertThat(FileLock.in(directory.resolve("a").resolve("b")).warnings()).isEmpty();
    }
}
