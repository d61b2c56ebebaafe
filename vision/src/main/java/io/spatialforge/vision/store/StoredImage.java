package io.spatialforge.vision.store;

import io.spatialforge.vision.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apiguardian.api.API;

/** A photograph that a store holds. Safe for several threads, each with a stream of its own. */
@API(status = API.Status.EXPERIMENTAL)
public interface StoredImage {

    /** Its name in the store, by which the same store finds it again; with forward slashes. */
    String name();

    /** Bytes it has. */
    long size();

    /**
     * A stream of its bytes from the first on. Skipping is cheap. The stream ends early if the store is damaged.
     */
    InputStream open() throws IOException;

    /** SHA-256 of its bytes, which are read for it, in lower-case hex. */
    default String sha256() throws IOException {
        try (InputStream in = open()) {
            return Sha256.of(in);
        }
    }

    /**
     * A file of this machine, under its own name.
     *
     * @throws IOException if its size can't be read
     */
    static StoredImage ofFile(Path file) throws IOException {
        return FolderStore.StoredFile.of(file);
    }
}
