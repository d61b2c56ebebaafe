package io.spatialforge.pipeline.ingest;

import io.spatialforge.core.StableHash;
import java.util.TreeMap;

/**
 * The images that a limit leaves: those with the smallest hashes, whatever order they come in. A larger limit holds each
 * smaller one.
 */
final class LimitedSample {

    private final long seed;
    private final int limit;
    private final TreeMap<Long, String> smallest = new TreeMap<>();

    LimitedSample(long seed, int limit) {
        this.seed = seed;
        this.limit = limit;
    }

    synchronized void offer(String imageId) {
        long hash = hash(imageId);
        if (smallest.size() < limit) {
            smallest.put(hash, imageId);
        } else if (hash < smallest.lastKey()) {
            smallest.put(hash, imageId);
            if (smallest.size() > limit) {
                smallest.pollLastEntry();
            }
        }
    }

    /** Whether the image is in, once all were offered. */
    boolean holds(String imageId) {
        return imageId.equals(smallest.get(hash(imageId)));
    }

    private long hash(String imageId) {
        return StableHash.with(StableHash.with(seed, imageId), "limit");
    }
}
