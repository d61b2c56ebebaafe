package io.spatialforge.vision.model.store;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How patiently files are downloaded, and whether at all.
 *
 * @param network whether it may be touched
 * @param hub the model hub
 * @param tries that bring not one more byte, before a file is given up; at least 1
 * @param firstWait before the second try; it doubles with each, unless the server says how long to wait
 * @param longestWait between two tries; a server that asks for more is given up
 * @param timeout for a connection, and for an answer to begin
 * @param stall an answer that brings nothing for so long is broken off, and asked for again
 * @param redirects to be followed at most
 */
public record DownloadOptions(
        Network network,
        HubAccess hub,
        int tries,
        Duration firstWait,
        Duration longestWait,
        Duration timeout,
        Duration stall,
        int redirects) {

    /** Whether downloads may use the network. */
    public enum Network {
        ALLOWED,
        FORBIDDEN
    }

    private static final Set<String> NO = Set.of("", "0", "false", "no", "off");

    /**
     * @throws IllegalArgumentException if there is no try, or a wait is not positive; redirects may be 0
     */
    public DownloadOptions {
        if (tries < 1
                || redirects < 0
                || !positive(firstWait)
                || !positive(longestWait)
                || !positive(timeout)
                || !positive(stall)) {
            throw new IllegalArgumentException("tries and waits are positive");
        }
    }

    private static boolean positive(Duration wait) {
        return wait.isPositive();
    }

    /**
     * 6 tries, from a second apart, five minutes where the server asks for it; half a minute for an answer to begin and a minute between its bytes; 8
     * redirects. {@code SPATIALFORGE_OFFLINE=1} forbids the network, {@code HF_ENDPOINT} and {@code HF_TOKEN} are the hub's.
     *
     * @throws DownloadException if {@code HF_ENDPOINT} is no address
     */
    public static DownloadOptions of(Map<String, String> environment) {
        String offline =
                environment.getOrDefault("SPATIALFORGE_OFFLINE", "").strip().toLowerCase(Locale.ROOT);
        return new DownloadOptions(
                NO.contains(offline) ? Network.ALLOWED : Network.FORBIDDEN,
                HubAccess.of(environment),
                6,
                Duration.ofSeconds(1),
                Duration.ofMinutes(5),
                Duration.ofSeconds(30),
                Duration.ofMinutes(1),
                8);
    }

    public DownloadOptions withTries(int newTries, Duration newFirstWait, Duration newLongestWait) {
        return new DownloadOptions(network, hub, newTries, newFirstWait, newLongestWait, timeout, stall, redirects);
    }

    public DownloadOptions withStall(Duration newStall) {
        return new DownloadOptions(network, hub, tries, firstWait, longestWait, timeout, newStall, redirects);
    }
}
