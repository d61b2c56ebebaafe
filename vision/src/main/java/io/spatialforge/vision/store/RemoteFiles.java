package io.spatialforge.vision.store;

import java.io.IOException;
import java.util.List;

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
