package io.spatialforge.vision.fetch;

import java.time.Duration;

/**
 * How politely and how patiently photographs are fetched.
 *
 * @param connections at one time, over all hosts
 * @param perHost connections at one time to one host
 * @param hostRate requests a second to one host
 * @param tries of a request that is answered with 429 or 5xx, at least 1
 * @param firstWait before the second try; it doubles with each, unless the server says how long to wait
 * @param longestWait a server that asks for more is given up on until the next run
 * @param timeout for one answer, headers and body
 * @param redirects to be followed at most
 * @param maxBytes of one photograph
 * @param limit most photographs that are asked for in this run
 */
public record FetchOptions(
        int connections,
        int perHost,
        double hostRate,
        int tries,
        Duration firstWait,
        Duration longestWait,
        Duration timeout,
        int redirects,
        long maxBytes,
        long limit) {

    /**
     * @throws IllegalArgumentException if a number is not positive; redirects may be 0
     */
    public FetchOptions {
        if (connections < 1
                || perHost < 1
                || !(hostRate > 0)
                || tries < 1
                || maxBytes < 1
                || limit < 1
                || redirects < 0) {
            throw new IllegalArgumentException("connections, rates, tries and limits are positive");
        }
    }

    /** 32 connections, 4 and 10 requests a second to one host, 5 tries, a minute an answer, 64 MiB, no limit. */
    public static FetchOptions ofDefaults() {
        return new FetchOptions(
                32,
                4,
                10,
                5,
                Duration.ofSeconds(1),
                Duration.ofMinutes(2),
                Duration.ofMinutes(1),
                5,
                64L << 20,
                Long.MAX_VALUE);
    }

    public FetchOptions withHost(int newPerHost, double newHostRate) {
        return new FetchOptions(
                connections,
                newPerHost,
                newHostRate,
                tries,
                firstWait,
                longestWait,
                timeout,
                redirects,
                maxBytes,
                limit);
    }

    public FetchOptions withConnections(int newConnections) {
        return new FetchOptions(
                newConnections, perHost, hostRate, tries, firstWait, longestWait, timeout, redirects, maxBytes, limit);
    }

    public FetchOptions withTries(int newTries, Duration newFirstWait, Duration newLongestWait) {
        return new FetchOptions(
                connections,
                perHost,
                hostRate,
                newTries,
                newFirstWait,
                newLongestWait,
                timeout,
                redirects,
                maxBytes,
                limit);
    }

    public FetchOptions withTimeout(Duration newTimeout) {
        return new FetchOptions(
                connections, perHost, hostRate, tries, firstWait, longestWait, newTimeout, redirects, maxBytes, limit);
    }

    public FetchOptions withMaxBytes(long newMaxBytes) {
        return new FetchOptions(
                connections, perHost, hostRate, tries, firstWait, longestWait, timeout, redirects, newMaxBytes, limit);
    }

    public FetchOptions withLimit(long newLimit) {
        return new FetchOptions(
                connections, perHost, hostRate, tries, firstWait, longestWait, timeout, redirects, maxBytes, newLimit);
    }
}
