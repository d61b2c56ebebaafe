package io.spatialforge.vision.fetch;

import io.spatialforge.vision.store.FetchIndex;
import io.spatialforge.vision.store.ImageStoreException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that photographs are fetched into.
 *
 * <p>A photograph is written under a temporary name, moved to a name made of its SHA-256, and only then gets its line in the
 * index: whatever a killed fetch leaves behind, a line stands for a file that was whole. Files are spread over 4,096 folders,
 * which hold fewer than 10,000 each up to some 40 million photographs.
 */
final class FetchFolder implements Closeable {

    private static final String PARTS = ".parts";
    private static final String REPORT = "fetch-report.jsonl";

    private final Path root;
    private final FileChannel index;
    private final FileLock lock;
    private final FileChannel report;
    private final UrlSet stored;

    private FetchFolder(Path root, FileChannel index, FileLock lock, FileChannel report, UrlSet stored) {
        this.root = root;
        this.index = index;
        this.lock = lock;
        this.report = report;
        this.stored = stored;
    }

    /**
     * Opens a folder, made if need be, and looks which photographs of its index are there in their full size.
     *
     * @throws ImageStoreException if another process fetches into it, or its index is not one
     */
    static FetchFolder open(Path root) throws IOException {
        Files.createDirectories(root.resolve(PARTS));
        FileChannel index = FileChannel.open(
                root.resolve(FetchIndex.FILE),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        boolean complete = false;
        try {
            FileLock lock = lock(index, root);
            try (Stream<Path> parts = Files.list(root.resolve(PARTS))) {
                for (Path part : (Iterable<Path>) parts::iterator) {
                    Files.delete(part);
                }
            }
            UrlSet stored = new UrlSet();
            long whole = FetchIndex.read(root, (start, entry) -> {
                Path file = root.resolve(entry.file());
                if (Files.isRegularFile(file) && Files.size(file) == entry.size()) {
                    stored.add(entry.url());
                }
            });
            index.truncate(whole); // the line that was being written when a fetch was killed
            index.position(whole);
            FileChannel report = FileChannel.open(
                    root.resolve(REPORT),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING);
            complete = true;
            return new FetchFolder(root, index, lock, report, stored);
        } finally {
            if (!complete) {
                index.close();
            }
        }
    }

    private static FileLock lock(FileChannel index, Path root) throws IOException {
        FileLock lock;
        try {
            lock = index.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new ImageStoreException(
                    "another fetch writes into " + root + "; wait for it, or name another folder");
        }
        return lock;
    }

    /** Whether an earlier run stored the photograph of a URL. */
    boolean holds(String url) {
        return stored.holds(url);
    }

    /** A new file for bytes that are not yet known to be a photograph. */
    Path part() throws IOException {
        return Files.createTempFile(root.resolve(PARTS), "photo", ".part");
    }

    /**
     * Takes a photograph over.
     *
     * @param ending with its dot
     */
    void store(FetchItem item, Path part, String sha256, String ending, long size) throws IOException {
        String name = sha256.substring(0, 3) + "/" + sha256 + ending;
        Path file = root.resolve(name);
        try {
            Files.createDirectory(file.getParent());
        } catch (FileAlreadyExistsException e) {
            // of a photograph before
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        write(index, new FetchIndex.Entry(item.url(), item.id(), sha256, size, name).toLine());
    }

    /** Notes that a photograph could not be had. */
    void dead(FetchItem item, DeadLink reason, @Nullable String detail) throws IOException {
        write(report, FetchIndex.reportLine(item.url(), item.id(), reason.id(), detail));
    }

    Path report() {
        return root.resolve(REPORT);
    }

    /** A line is written at once, so that lines of several threads never mix. */
    private static void write(FileChannel channel, String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        synchronized (channel) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (report;
                index) {
            lock.release();
        }
    }
}
