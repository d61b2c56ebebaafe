package io.spatialforge.viewer.review;

/**
 * What one reviewer said, of votes that count.
 *
 * @param seconds that the reviewer looked at half of the pairs at most
 */
public record ReviewerVotes(String reviewer, long accepted, long rejected, long skipped, double seconds) {

    public long all() {
        return accepted + rejected + skipped;
    }
}
