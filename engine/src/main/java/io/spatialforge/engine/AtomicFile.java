package io.spatialforge.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Files that appear whole or not at all: written under a name of their own in the same folder, forced to disk, then
 * renamed.
 */
public final class AtomicFile {

    /** How names of files and folders begin and end that are not finished; {@link RunFolder#lock} sweeps them away. */
    static final String UNFINISHED_START = ".";

    static final String UNFINISHED_END = ".tmp";

    private AtomicFile() {}

    /** Replaces a small file; its folder is made if need be. */
    public static void write(Path target, byte[] bytes) throws IOException {
        Path unfinished = unfinished(target);
        try {
            try (FileChannel out =
                    FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
                out.force(true);
            } catch (IOException e) {
                throw notWritten(target, e);
            }
            finish(unfinished, target);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** The same exception with the name of the file, which systems leave out when they refuse a write. */
    static IOException notWritten(Path target, IOException cause) {
        boolean cancelled = cause instanceof ClosedByInterruptException;
        return cancelled ? cause : new IOException(target + " can't be written: " + cause.getMessage(), cause);
    }

    /**
     * Forces a file to disk and gives it its place, of which the folder is made if need be.
     *
     * @param unfinished on the same disk as the target
     */
    public static void place(Path unfinished, Path target) throws IOException {
        try (FileChannel file = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        Files.createDirectories(folder(target));
        finish(unfinished, target);
    }

    /** A name beside the target that no other attempt uses; the folder is made if need be. */
    static Path unfinished(Path target) throws IOException {
        Path folder = folder(target);
        Files.createDirectories(folder);
        String attempt = ProcessHandle.current().pid() + "-"
                + Long.toHexString(ThreadLocalRandom.current().nextLong());
        return folder.resolve(UNFINISHED_START + target.getFileName() + "." + attempt + UNFINISHED_END);
    }

    /** Gives a file that is forced to disk its name, and forces the name to disk where the system can. */
    static void finish(Path unfinished, Path target) throws IOException {
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel names = FileChannel.open(folder(target), StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            // Some systems, as Windows, open no folders; the rename is as durable there as they make it.
        }
    }

    private static Path folder(Path target) {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException("not a file: " + target);
        }
        return folder;
    }
}
