package io.spatialforge.pipeline.select;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.qa.Split;

/**
 * Assigns images, or groups of them, to splits by a hash of an id, so that all pairs of an image fall into one.
 *
 * @param seed of the choice
 * @param validation share of the images, 0 to 1
 * @param test share of the images, 0 to 1 - validation
 */
public record Splits(long seed, double validation, double test) {

    public Split of(String imageId) {
        double place = StableHash.fraction(StableHash.with(StableHash.with(seed, imageId), "split"));
        if (place < test) {
            return Split.TEST;
        }
        return place < test + validation ? Split.VALIDATION : Split.TRAIN;
    }
}
