package io.spatialforge.engine;

import org.apiguardian.api.API;

/** A shard of a stage failed; shards finished before keep their markers. */
@API(status = API.Status.EXPERIMENTAL)
public final class StageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String stage;
    private final int shard;

    /**
     * @param shardName as in {@code 00003-of-00008}
     */
    public StageException(String stage, int shard, String shardName, Throwable cause) {
        super(
                "stage " + stage + ", shard " + shardName + ": "
                        + (cause.getMessage() == null ? cause.toString() : cause.getMessage()),
                cause);
        this.stage = stage;
        this.shard = shard;
    }

    public String stage() {
        return stage;
    }

    public int shard() {
        return shard;
    }
}
