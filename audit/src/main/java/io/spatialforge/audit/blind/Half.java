package io.spatialforge.audit.blind;

import io.spatialforge.core.StableHash;

/** The half of the images that guessers learn from, and the one they are tested on. */
enum Half {
    LEARNT,
    TESTED;

    /** The half of a group of images, by the hash of its name. */
    static Half of(long seed, String group) {
        return StableHash.with(StableHash.with(seed, group), "blind half") < 0 ? LEARNT : TESTED;
    }
}
