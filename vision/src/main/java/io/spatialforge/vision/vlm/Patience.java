package io.spatialforge.vision.vlm;

import java.time.Duration;
import org.apiguardian.api.API;

/**
 * How long and how often an endpoint is tried.
 *
 * @param tries of a request that fails in a way that may pass, at least 1
 * @param firstWait before the second try; it doubles with each, give or take a quarter, unless the server says how long
 * @param longestWait a server that asks for more is given up on until the next run
 * @param timeout of one try, from the first byte sent to the last byte received
 */
@API(status = API.Status.EXPERIMENTAL)
public record Patience(int tries, Duration firstWait, Duration longestWait, Duration timeout) {

    /**
     * @throws IllegalArgumentException if a number is not positive
     */
    public Patience {
        RateLimits.positive("tries", tries);
        RateLimits.positive("first_wait", firstWait.toNanos());
        RateLimits.positive("longest_wait", longestWait.toNanos());
        RateLimits.positive("timeout_s", timeout.toNanos());
    }

    /** Five tries, a second before the second one, two minutes at most between them and three for each. */
    public static Patience ofDefaults() {
        return new Patience(5, Duration.ofSeconds(1), Duration.ofMinutes(2), Duration.ofMinutes(3));
    }
}
