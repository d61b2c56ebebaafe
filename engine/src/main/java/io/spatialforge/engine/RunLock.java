package io.spatialforge.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Holds a run folder for this process until closed. The lock is the operating system's, so that it ends with the process
 * however that ends; the file's content, the process's number, is for the message only.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class RunLock implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;

    private RunLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static RunLock take(Path file, Path root, String place) throws IOException {
        while (true) {
            @Nullable RunLock lock = attempt(file, root, place);
            if (lock != null) {
                return lock;
            }
        }
    }

    /**
     * One attempt; null if the one that had the lock before took the file away meanwhile. To look at the file once it is
     * locked would give the lock up: POSIX takes it back when anything of the process closes the file.
     */
    private static @Nullable RunLock attempt(Path file, Path root, String place) throws IOException {
        @Nullable Object before = made(file, root);
        FileChannel channel;
        try {
            channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (NoSuchFileException e) {
            return null;
        }
        boolean taken = false;
        try {
            @Nullable FileLock lock = tryLock(channel);
            if (lock == null) {
                throw new RunInUseException(place, owner(channel));
            }
            if (!Objects.equals(before, key(file))) {
                return null;
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            taken = true;
            return new RunLock(file, channel);
        } finally {
            if (!taken) {
                channel.close();
            }
        }
    }

    /** Makes the file if there is none, and says which it is. */
    private static @Nullable Object made(Path file, Path root) throws IOException {
        Files.createDirectories(root);
        if (!Files.exists(file)) {
            try {
                Files.createFile(file);
            } catch (FileAlreadyExistsException e) {
                // Another process was faster.
                return key(file);
            }
        }
        return key(file);
    }

    /** Which file it is, whatever its name; null where the system does not tell, or there is none. */
    private static @Nullable Object key(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String owner(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(32);
        channel.read(bytes, 0);
        String pid = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
        return pid.isEmpty() ? "another process" : "process " + pid;
    }

    /** Takes the lock's file away with the lock, for folders that are to hold no trace of it. */
    public void closeAndDelete() throws IOException {
        try {
            Files.deleteIfExists(file);
        } catch (FileSystemException e) {
            // Systems that delete no open file, as Windows.
            close();
            Files.deleteIfExists(file);
        } finally {
            close();
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
