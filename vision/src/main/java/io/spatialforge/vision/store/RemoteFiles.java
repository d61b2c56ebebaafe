package io.spatialforge.vision.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Access to files that are not on this machine's disks, by the scheme of their location, as in {@code s3a://bucket/x.tar}.
 * Implementations are found with {@link java.util.ServiceLoader}, so that nothing here needs their libraries.
 */
public interface RemoteFiles {

    /** Whether locations of a scheme, in lower case, are understood. */
    boolean serves(String scheme);

    /**
     * The file at a location, or those that it matches as a pattern in its last part, in the order of their names; none if
     * nothing is there.
     *
     * @throws IOException if that can't be told
     */
    List<RemoteFile> files(String location) throws IOException;

    /** What reads addresses of a scheme, if anything on the class path does. */
    static Optional<RemoteFiles> of(String scheme) {
        for (RemoteFiles access : ServiceLoader.load(RemoteFiles.class)) {
            if (access.serves(scheme.toLowerCase(Locale.ROOT))) {
                return Optional.of(access);
            }
        }
        return Optional.empty();
    }

    /**
     * The file of exactly that location.
     *
     * @return null if there is none
     * @throws IOException if that can't be told, or it is a folder
     */
    default @Nullable RemoteFile find(String location) throws IOException {
        for (RemoteFile file : files(location)) {
            if (file.location().equals(location)) {
                return file;
            }
        }
        return null;
    }

    /**
     * Copies a file to a disk of this machine, whole or not at all.
     *
     * @throws IOException if it can't be read, or is not as it was when it was looked up
     */
    default void fetch(RemoteFile file, Path target) throws IOException {
        Path part = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try (Blob blob = open(file);
                FileChannel out = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.allocate(1 << 20);
            for (long at = 0; at < file.size(); ) {
                int read = blob.read(buffer.clear(), at);
                if (read < 0) {
                    throw new IOException(file.location() + " ends before its size; it changed while it was fetched");
                }
                at += read;
                buffer.flip();
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Opens a file for reads anywhere in it. */
    Blob open(RemoteFile file) throws IOException;

    /**
     * A file.
     *
     * @param location in full, for messages and for opening it
     * @param name the last part of its location
     * @param size in bytes
     * @param version changes with its content: an ETag, or the time of change
     */
    record RemoteFile(String location, String name, long size, String version) {}
}
