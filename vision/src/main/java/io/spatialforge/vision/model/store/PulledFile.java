package io.spatialforge.vision.model.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What pulling did for one file.
 *
 * @param from where its bytes came from
 * @param commit that the hub resolved the revision to; null elsewhere
 */
public record PulledFile(
        Path path,
        String sha256,
        long bytes,
        String from,
        @Nullable String commit,
        Deed deed,
        Trust trust) {

    /** What was done. */
    public enum Deed {
        /** It was there already. */
        NOTHING,
        FETCHED
    }

    /** Whether the content could be compared with anything. */
    public enum Trust {
        CHECKED,
        /** Neither catalogue nor hub states a hash: what came was taken, and is kept to from now on. */
        FIRST_USE
    }
}
