package io.spatialforge.vision.model.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps other threads and other processes away from a file while it changes.
 *
 * <p>The lock is one on a file beside it, which stays there: to delete it would let a third process in while a second one
 * waits for it. A file lock keeps out processes but not threads of the same one, hence a lock of this process as well.
 */
final class ExclusiveLock implements Closeable {

    private static final ConcurrentHashMap<Path, ReentrantLock> HERE = new ConcurrentHashMap<>();

    private final ReentrantLock here;
    private final FileChannel channel;
    private final FileLock lock;

    private ExclusiveLock(ReentrantLock here, FileChannel channel, FileLock lock) {
        this.here = here;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Waits for the lock.
     *
     * @param file of the lock, in a folder that is there
     * @param waiting is run once if the lock is another's
     */
    static ExclusiveLock take(Path file, Runnable waiting) throws IOException, InterruptedException {
        ReentrantLock here = HERE.computeIfAbsent(file.toAbsolutePath().normalize(), path -> new ReentrantLock());
        if (!here.tryLock()) {
            waiting.run();
            here.lockInterruptibly();
        }
        boolean taken = false;
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                waiting.run();
                lock = channel.lock();
            }
            taken = true;
            return new ExclusiveLock(here, channel, lock);
        } finally {
            if (!taken) {
                if (channel != null) {
                    channel.close();
                }
                here.unlock();
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            lock.release();
        } finally {
            here.unlock();
        }
    }
}
