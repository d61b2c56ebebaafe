package io.spatialforge.export.webdataset;

import org.apiguardian.api.API;

/**
 * How large tars become; a sample that is larger by itself gets a tar of its own.
 *
 * @param bytes at most
 * @param samples at most
 */
@API(status = API.Status.EXPERIMENTAL)
public record ShardLimits(long bytes, int samples) {

    /** As WebDataset's own writer recommends: a gigabyte, or ten thousand samples. */
    public static final ShardLimits DEFAULTS = new ShardLimits(1_000_000_000, 10_000);

    /**
     * @throws IllegalArgumentException if not even an empty tar would fit
     */
    public ShardLimits {
        if (bytes <= Members.END || samples < 1) {
            throw new IllegalArgumentException("tars of at most " + bytes + " bytes and " + samples
                    + " samples; expected more than " + Members.END + " bytes and at least one sample");
        }
    }
}
