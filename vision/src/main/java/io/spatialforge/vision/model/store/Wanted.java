package io.spatialforge.vision.model.store;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A file to be downloaded.
 *
 * @param label how messages call it
 * @param sha256 that it must have; null where only the hub can tell
 * @param bytes that it must have; -1 where not known
 * @param repo of the model hub that it is in; null for any other address
 */
record Wanted(
        String label,
        URI url,
        @Nullable String sha256,
        long bytes,
        @Nullable String repo) {

    static Wanted of(PinnedFile file) {
        return new Wanted(file.name(), file.url(), file.sha256(), file.bytes(), null);
    }

    String expected() {
        return (bytes >= 0 ? "%,d bytes".formatted(bytes) : "a file")
                + (sha256 == null ? "" : " with SHA-256 " + sha256);
    }
}
