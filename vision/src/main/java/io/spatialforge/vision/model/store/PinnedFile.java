package io.spatialforge.vision.model.store;

import java.net.URI;

/**
 * A public file whose bytes are known beforehand.
 *
 * @param name to keep it by, without a folder
 * @param sha256 64 digits of lower-case hex
 * @param bytes its size
 */
public record PinnedFile(String name, URI url, String sha256, long bytes) {

    /**
     * @throws IllegalArgumentException if the name is none of a file, the hash no SHA-256 or the size not positive
     */
    public PinnedFile {
        if (name.isEmpty() || name.contains("/") || name.contains("\\") || name.startsWith(".")) {
            throw new IllegalArgumentException("'" + name + "' is no name of a file");
        }
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(name + ": '" + sha256 + "' is no SHA-256 in lower-case hex");
        }
        if (bytes < 1) {
            throw new IllegalArgumentException(name + ": a size of " + bytes + " bytes");
        }
    }
}
