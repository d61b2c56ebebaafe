package io.spatialforge.vision.vlm;

import org.apiguardian.api.API;

/**
 * How much an endpoint is asked at a time.
 *
 * @param concurrency requests that are under way at once
 * @param requestsPerMinute {@link #NONE} for as many as come
 * @param tokensPerMinute of questions and answers together; {@link #NONE} for as many as come
 */
@API(status = API.Status.EXPERIMENTAL)
public record RateLimits(int concurrency, long requestsPerMinute, long tokensPerMinute) {

    /** No limit. */
    public static final long NONE = Long.MAX_VALUE;

    /**
     * @throws IllegalArgumentException if a number is not positive
     */
    public RateLimits {
        positive("concurrency", concurrency);
        positive("requests_per_minute", requestsPerMinute);
        positive("tokens_per_minute", tokensPerMinute);
    }

    static void positive(String name, long number) {
        if (number < 1) {
            throw new IllegalArgumentException(name + ": expected 1 or more, got " + number);
        }
    }

    /** Eight at once and no rate: what a server of one's own is happy with. */
    public static RateLimits ofDefaults() {
        return new RateLimits(8, NONE, NONE);
    }
}
