package io.spatialforge.viewer.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of unfinished files that belongs to one index as long as it holds a lock in it. Those of processes that were
 * killed are swept away by the next one.
 */
final class OwnFolder implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(OwnFolder.class);
    private static final String START = ".index-";
    private static final String END = ".tmp";
    private static final String LOCK = "lock";

    /** For so long a folder without a lock may be one that was made just now. */
    private static final Duration NEW = Duration.ofMinutes(1);

    private final Path folder;
    private final FileChannel lock;

    private OwnFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Makes one.
     *
     * @param in is made if need be
     * @throws IOException if nothing can be written there
     */
    static OwnFolder make(Path in) throws IOException {
        Files.createDirectories(in);
        Path folder = in.resolve(
                START + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()) + END);
        Files.createDirectory(folder);
        FileChannel lock = null;
        boolean held = false;
        try {
            lock = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            lock.lock();
            held = true;
            return new OwnFolder(folder, lock);
        } finally {
            if (!held) {
                if (lock != null) {
                    lock.close();
                }
                delete(folder);
            }
        }
    }

    Path path() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        lock.close();
        delete(folder);
    }

    /** Deletes what killed processes left; what can't be deleted stays. */
    static void sweep(Path in) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(in, START + "*" + END)) {
            for (Path folder : folders) {
                if (isLeft(folder)) {
                    LOG.debug("{} was left by a process that is gone, and is deleted", folder);
                    delete(folder);
                }
            }
        } catch (IOException e) {
            LOG.debug("{} was not swept: {}", in, e.toString());
        }
    }

    private static boolean isLeft(Path folder) throws IOException {
        FileTime made = Files.getLastModifiedTime(folder);
        if (made.toInstant().isAfter(Instant.now().minus(NEW))) {
            return false;
        }
        Path lock = folder.resolve(LOCK);
        if (!Files.exists(lock)) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock taken = channel.tryLock()) {
            return taken != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(path);
            }
        }
    }
}
