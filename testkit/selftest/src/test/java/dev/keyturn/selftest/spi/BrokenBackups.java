package dev.keyturn.selftest.spi;

import dev.keyturn.spi.Backups;
import dev.keyturn.testkit.source.BackupsContract;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Places for backups that are broken on purpose, each in one thing. */
class BrokenBackups implements Backups {
    private final Map<String, String> contents = new LinkedHashMap<>();

    /** In the order in which they were put there. */
    @Override
    public synchronized List<String> names() {
        return List.copyOf(contents.keySet());
    }

    @Override
    public synchronized void put(String name, String content) {
        contents.put(name, content);
    }

    @Override
    public synchronized Optional<String> get(String name) {
        return Optional.ofNullable(contents.get(name));
    }

    @Override
    public synchronized void remove(String name) {
        contents.remove(name);
    }

    static class ListsThemAsTheyCame implements BackupsContract {
        @Override
        public Backups backups() {
            return new BrokenBackups();
        }
    }

    static class ChangesLineEnds implements BackupsContract {
        @Override
        public Backups backups() {
            return new BrokenBackups() {
                @Override
                public synchronized void put(String name, String content) {
                    super.put(name, content.replace("\r\n", "\n"));
                }
            };
        }
    }

    /** Empties a place, and fills it then. */
    static class LetsReadersSeeHalf implements BackupsContract {
        @Override
        public Backups backups() {
            Map<String, String> half = new ConcurrentHashMap<>();
            return new BrokenBackups() {
                @Override
                @SuppressWarnings("UnsynchronizedOverridesSynchronized") // that is what is wrong with it
                public void put(String name, String content) {
                    half.put(name, content.substring(0, content.length() / 2));
                    Broken.pause();
                    super.put(name, content);
                    half.remove(name);
                }

                @Override
                @SuppressWarnings("UnsynchronizedOverridesSynchronized") // that is what is wrong with it
                public Optional<String> get(String name) {
                    return Optional.ofNullable(half.get(name)).or(() -> super.get(name));
                }
            };
        }
    }
}
