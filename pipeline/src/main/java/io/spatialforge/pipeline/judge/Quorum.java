package io.spatialforge.pipeline.judge;

import org.apiguardian.api.API;

/**
 * How often the same answer must be given.
 *
 * @param k so often, at least 1
 * @param n of so many rounds at most, at least {@code k}
 */
@API(status = API.Status.EXPERIMENTAL)
public record Quorum(int k, int n) {

    /**
     * @throws IllegalArgumentException if it can't be reached, or asks for nothing
     */
    public Quorum {
        if (k < 1 || n < k) {
            throw new IllegalArgumentException("expected k of n with 1 <= k <= n, got " + k + " of " + n);
        }
    }

    @Override
    public String toString() {
        return k + " of " + n;
    }
}
