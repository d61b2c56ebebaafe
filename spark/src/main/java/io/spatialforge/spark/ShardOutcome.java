package io.spatialforge.spark;

import java.io.Serializable;

/** What an executor tells of a shard. */
sealed interface ShardOutcome extends Serializable {

    /**
     * The files are there.
     *
     * @param marker of the shard, as JSON
     */
    record Done(byte[] marker) implements ShardOutcome {}

    /**
     * It can't be done, however often it is tried.
     *
     * @param why says what to do
     */
    record Refused(int shard, RuntimeException why) implements ShardOutcome {}
}
