package io.spatialforge.engine;

import io.spatialforge.core.StableHash;
import java.io.Serializable;
import org.apiguardian.api.API;

/**
 * Into how many parts a run's records are divided. The number comes from the configuration, never from the number of
 * cores, so that a record's shard is the same on every machine.
 *
 * @param count 1 to 99999
 */
@API(status = API.Status.EXPERIMENTAL)
public record Shards(int count) implements Serializable {

    private static final int MAX = 99_999;

    /**
     * @throws IllegalArgumentException if the count is not 1 to 99999
     */
    public Shards {
        if (count < 1 || count > MAX) {
            throw new IllegalArgumentException("shards are 1 to " + MAX + ", got " + count);
        }
    }

    /** The shard of an image and of all records about it, from 0. */
    public int of(String imageId) {
        return ofHash(StableHash.of(imageId));
    }

    /** The shard of an image by the {@link StableHash} of its id. */
    int ofHash(long hash) {
        return (int) Long.remainderUnsigned(hash, count);
    }

    /**
     * The shard's name, as in {@code 00003-of-00008}.
     *
     * @throws IndexOutOfBoundsException if there is no such shard
     */
    public String name(int shard) {
        if (shard < 0 || shard >= count) {
            throw new IndexOutOfBoundsException("shard " + shard + " of " + count);
        }
        return padded(shard) + "-of-" + padded(count);
    }

    static String padded(int number) {
        String digits = Integer.toString(number);
        return "00000".substring(Math.min(5, digits.length())) + digits;
    }
}
