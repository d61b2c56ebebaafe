package io.spatialforge.audit.blind;

import java.util.Arrays;

/**
 * A question as numbers: features that say something of each option alike, and features of each option.
 *
 * @param group hash of the group of images
 * @param names a hash for each option, by which shared features are told apart
 * @param shared hashes
 * @param own hashes for each option; empty arrays where options are mere words
 * @param answer the right option
 */
@SuppressWarnings("ArrayRecordComponent")
record Encoded(long group, int[] names, int[] shared, int[][] own, int answer) {

    /** The same without the options from the n-th on. */
    Encoded first(int n) {
        return n >= names.length
                ? this
                : new Encoded(group, Arrays.copyOf(names, n), shared, Arrays.copyOf(own, n), answer);
    }
}
