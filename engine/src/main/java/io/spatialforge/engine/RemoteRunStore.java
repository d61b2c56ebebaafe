package io.spatialforge.engine;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A run folder that lies elsewhere, seen through a scratch folder of this machine. The scratch folder holds what is being
 * read and written and no more: a file that was put is deleted here, one that was fetched with its last release.
 *
 * <p>Markers are many and small, and each question costs a round trip: those of a stage are read together, and sizes are
 * taken from listings. That is sound because the one process that holds the folder is the only one to write markers and to
 * give files their places; what another process changes meanwhile is seen by the next run.
 */
final class RemoteRunStore implements RunStore {

    private static final String FETCHED = "fetched";
    private static final String MARKERS = RunFolder.markers("");
    private static final int AT_A_TIME = 16;

    private final RemoteFolder remote;
    private final Path scratch;
    private final Map<String, Fetched> fetched = new ConcurrentHashMap<>();

    /** By folder, the markers in it by name. */
    private final Map<String, Map<String, byte[]>> markers = new ConcurrentHashMap<>();

    /** By folder, sizes by name. */
    private final Map<String, Map<String, Long>> sizes = new ConcurrentHashMap<>();

    private volatile @Nullable StoreLock lock;

    private RemoteRunStore(RemoteFolder remote, Path scratch) {
        this.remote = remote;
        this.scratch = scratch;
    }

    /**
     * @param scratch folder of this process alone, made if need be; what is in it when the run begins is deleted
     */
    public static RunFolder open(RemoteFolder remote, Path scratch) throws IOException {
        RunFolder local = RunFolder.create(scratch);
        return new RunFolder(local.root(), new RemoteRunStore(remote, local.root()));
    }

    /** A file here, for as many as read it. */
    private static final class Fetched {
        private int readers;
        private boolean there;
    }

    @Override
    public String location() {
        return remote.location();
    }

    @Override
    public String put(Path file, String relative) throws IOException {
        String stored = remote.put(file, relative);
        Files.delete(file);
        return stored;
    }

    @Override
    public String place(String stored, String relative) throws IOException {
        requireHeld();
        String placed = remote.place(stored, relative);
        of(sizes, placed).remove(placed);
        return placed;
    }

    @Override
    public Path fetch(String relative) throws IOException {
        Path target = scratch.resolve(FETCHED).resolve(relative);
        Fetched file = fetched.compute(relative, (name, known) -> {
            Fetched counted = known == null ? new Fetched() : known;
            counted.readers++;
            return counted;
        });
        boolean complete = false;
        try {
            synchronized (file) {
                if (!file.there) {
                    remote.fetch(relative, target);
                    file.there = true;
                }
            }
            complete = true;
            return target;
        } finally {
            if (!complete) {
                release(target);
            }
        }
    }

    @Override
    public void release(Path path) throws IOException {
        IOException[] failed = new IOException[1];
        String relative = scratch.resolve(FETCHED).relativize(path).toString().replace('\\', '/');
        fetched.computeIfPresent(relative, (name, known) -> {
            known.readers--;
            if (known.readers > 0) {
                return known;
            }
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                failed[0] = e;
            }
            return null;
        });
        if (failed[0] != null) {
            throw failed[0];
        }
    }

    @Override
    public Optional<String> name(Path file) {
        String path = file.toString().replace('\\', '/');
        int start = path.lastIndexOf("/" + FETCHED + "/");
        return start < 0 ? Optional.empty() : Optional.of(path.substring(start + FETCHED.length() + 2));
    }

    @Override
    public Optional<byte[]> read(String relative) throws IOException {
        if (!relative.startsWith(MARKERS)) {
            return remote.read(relative);
        }
        String folder = folder(relative);
        Map<String, byte[]> known = markers.get(folder);
        if (known == null) {
            known = readAll(folder);
            markers.put(folder, known);
        }
        return Optional.ofNullable(known.get(relative));
    }

    @Override
    public void write(String relative, byte[] bytes) throws IOException {
        requireHeld();
        remote.write(relative, bytes);
        of(sizes, relative).remove(relative);
        of(markers, relative).put(relative, bytes);
    }

    @Override
    public OptionalLong size(String relative) throws IOException {
        String folder = folder(relative);
        Map<String, Long> known = sizes.get(folder);
        if (known == null) {
            known = new ConcurrentHashMap<>();
            for (RemoteFolder.Stored file : remote.list(folder)) {
                known.put(file.name(), file.size());
            }
            sizes.put(folder, known);
        }
        Long size = known.get(relative);
        return size == null ? remote.size(relative) : OptionalLong.of(size);
    }

    @Override
    public void delete(String relative) throws IOException {
        requireHeld();
        remote.delete(relative);
        forget(relative);
    }

    @Override
    public List<String> list(String folder) throws IOException {
        List<String> names = new ArrayList<>();
        for (RemoteFolder.Stored file : remote.list(folder)) {
            names.add(file.name().substring(folder.length() + 1));
        }
        return names;
    }

    @Override
    public void move(String from, String to) throws IOException {
        requireHeld();
        remote.move(from, to);
        forget(from);
        forget(to);
    }

    @Override
    public void publish(String relative) throws IOException {
        requireHeld();
        remote.replace(scratch.resolve(relative), relative);
        forget(relative);
    }

    @Override
    public void recall(String relative) throws IOException {
        if (remote.size(relative).isPresent()) {
            remote.fetch(relative, scratch.resolve(relative));
        } else {
            Files.deleteIfExists(scratch.resolve(relative));
        }
    }

    @Override
    public boolean leads() {
        return lock != null;
    }

    @Override
    public Closeable hold(ProgressListener progress) throws IOException, InterruptedException {
        StoreLock taken = StoreLock.take(remote, progress);
        lock = taken;
        boolean ready = false;
        try {
            markers.clear();
            sizes.clear();
            Scratch.clear(scratch);
            sweep("");
            sweep("work");
            ready = true;
            return () -> {
                try {
                    Scratch.clear(scratch);
                } finally {
                    lock = null;
                    taken.close();
                }
            };
        } finally {
            if (!ready) {
                lock = null;
                taken.close();
            }
        }
    }

    /** Deletes what a killed process left unfinished in a folder. */
    private void sweep(String folder) throws IOException {
        for (RemoteFolder.Stored file : remote.list(folder)) {
            String name = file.name().substring(file.name().lastIndexOf('/') + 1);
            if (name.startsWith(AtomicFile.UNFINISHED_START) && name.endsWith(AtomicFile.UNFINISHED_END)) {
                remote.delete(file.name());
            }
        }
    }

    private void requireHeld() throws IOException {
        StoreLock held = lock;
        if (held == null) {
            throw new IllegalStateException(location() + " is changed by a process that does not hold it");
        }
        held.requireHeld();
    }

    private Map<String, byte[]> readAll(String folder) throws IOException {
        if (lock != null) {
            sweep(folder);
        }
        List<RemoteFolder.Stored> files = remote.list(folder);
        Map<String, byte[]> all = new ConcurrentHashMap<>();
        ExecutorService readers = Executors.newFixedThreadPool(Math.clamp(files.size(), 1, AT_A_TIME));
        try {
            List<Callable<Boolean>> readings = new ArrayList<>();
            for (RemoteFolder.Stored file : files) {
                readings.add(() -> {
                    remote.read(file.name()).ifPresent(bytes -> all.put(file.name(), bytes));
                    return true;
                });
            }
            for (Future<Boolean> reading : readers.invokeAll(readings)) {
                reading.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while markers were read");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } finally {
            readers.shutdownNow();
        }
        return all;
    }

    private void forget(String relative) {
        of(sizes, relative).remove(relative);
        of(markers, relative).remove(relative);
    }

    /** What is known of the folder of a file; a map that nobody keeps where nothing is. */
    private static <V> Map<String, V> of(Map<String, Map<String, V>> known, String relative) {
        return known.getOrDefault(folder(relative), new ConcurrentHashMap<>());
    }

    private static String folder(String relative) {
        return relative.substring(0, Math.max(0, relative.lastIndexOf('/')));
    }
}
