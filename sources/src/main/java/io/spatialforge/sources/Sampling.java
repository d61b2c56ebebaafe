package io.spatialforge.sources;

import io.spatialforge.core.StableHash;

/**
 * Which images of a corpus are looked at: a share of them, chosen by a hash of their ids, so that a larger share holds a
 * smaller one.
 *
 * @param share 0 (none) to 1 (all)
 * @param seed of the choice
 */
public record Sampling(double share, long seed) {

    /** Every image. */
    public static final Sampling ALL = new Sampling(1, 0);

    /**
     * @throws IllegalArgumentException if the share is not from 0 to 1
     */
    public Sampling {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a sample is a share from 0 to 1, got " + share);
        }
    }

    /** Whether the image is in the sample. */
    public boolean keeps(String imageId) {
        return share >= 1 || StableHash.fraction(StableHash.with(StableHash.with(seed, imageId), "sample")) < share;
    }
}
