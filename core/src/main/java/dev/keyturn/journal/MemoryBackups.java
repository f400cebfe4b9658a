package dev.keyturn.journal;

import dev.keyturn.spi.Backups;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Backups in memory, for tests. */
public final class MemoryBackups implements Backups {
    private final SortedMap<String, String> contents = new TreeMap<>();

    @Override
    public synchronized void put(String name, String content) {
        contents.put(name, content);
    }

    @Override
    public synchronized Optional<String> get(String name) {
        return Optional.ofNullable(contents.get(name));
    }

    @Override
    public synchronized List<String> names() {
        return List.copyOf(contents.keySet());
    }

    @Override
    public synchronized void remove(String name) {
        contents.remove(name);
    }
}
