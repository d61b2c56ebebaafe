package io.spatialforge.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A store that keeps names of attempts, as an object store does, for tests. */
class MemoryFolder implements RemoteFolder {

    final Map<String, byte[]> files;
    private final Creation creation;
    private final AtomicInteger attempts = new AtomicInteger();

    MemoryFolder(Creation creation) {
        this.creation = creation;
        this.files = new ConcurrentSkipListMap<>();
    }

    /** Another view of the same files. */
    MemoryFolder(Creation creation, MemoryFolder of) {
        this.creation = creation;
        this.files = of.files;
    }

    @Override
    public String location() {
        return "memory://store/run";
    }

    @Override
    public Optional<byte[]> read(String name) throws IOException {
        return Optional.ofNullable(files.get(name));
    }

    @Override
    public void write(String name, byte[] bytes) {
        files.put(name, bytes.clone());
    }

    @Override
    public boolean create(String name, byte[] bytes) {
        return files.putIfAbsent(name, bytes.clone()) == null;
    }

    @Override
    public Creation creation() {
        return creation;
    }

    @Override
    public String put(Path file, String name) throws IOException {
        String stored = name.replaceFirst("(/[^./]*)(\\.[^/]*)$", "$1." + attempts.incrementAndGet() + "$2");
        files.put(stored, Files.readAllBytes(file));
        return stored;
    }

    @Override
    public String place(String stored, String name) {
        return stored;
    }

    @Override
    public void replace(Path file, String name) throws IOException {
        files.put(name, Files.readAllBytes(file));
    }

    @Override
    public void move(String from, String to) throws IOException {
        byte[] bytes = files.remove(from);
        if (bytes == null) {
            throw new NoSuchFileException(from);
        }
        files.put(to, bytes);
    }

    @Override
    public void fetch(String name, Path target) throws IOException {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw new NoSuchFileException(name);
        }
        Files.createDirectories(target.getParent());
        Files.write(target, bytes);
    }

    @Override
    public OptionalLong size(String name) {
        byte[] bytes = files.get(name);
        return bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes.length);
    }

    @Override
    public void delete(String name) throws IOException {
        files.remove(name);
    }

    @Override
    public List<Stored> list(String folder) {
        List<Stored> found = new ArrayList<>();
        files.forEach((name, bytes) -> {
            if (name.substring(0, Math.max(0, name.lastIndexOf('/'))).equals(folder)) {
                found.add(new Stored(name, bytes.length));
            }
        });
        return found;
    }
}
