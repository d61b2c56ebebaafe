package io.spatialforge.vision.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
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
    @Nullable
    RemoteFile find(String location) throws IOException;

    /**
     * Copies a file to a disk of this machine, whole or not at all.
     *
     * @throws IOException if it can't be read, or is not as it was when it was looked up
     */
    void fetch(RemoteFile file, Path target) throws IOException;

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
