package io.spatialforge.engine;

import java.io.Serializable;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One shard of one stage to be done, wherever that is.
 *
 * @param stage name of the stage
 * @param shard from 0
 * @param fingerprint of all that the outputs depend on
 * @param parts of the fingerprint, as {@link Fingerprint#parts}
 * @param inputs what earlier stages wrote for this shard, by the folder it is in, as in {@code scenes}
 * @param level of zstd for what is written, 1 to 19
 */
public record ShardAssignment(
        String stage,
        Shards shards,
        int shard,
        String fingerprint,
        TreeMap<String, String> parts,
        TreeMap<String, Marker.Output> inputs,
        int level)
        implements Serializable {

    private static final Logger LOG = LoggerFactory.getLogger(ShardAssignment.class);

    /**
     * Does the shard: leaves its files, or nothing. They count only once the marker that is returned is written.
     *
     * @param folder of the run, on this machine
     */
    public Marker attempt(ShardTask task, RunFolder folder) throws Exception {
        return attempt(task, folder, Meter.UNWATCHED);
    }

    /** The same, with counts that are seen meanwhile. */
    Marker attempt(ShardTask task, RunFolder folder, Meter meter) throws Exception {
        ShardEvent event = new ShardEvent();
        event.begin();
        LOG.debug("stage {}, shard {}: begins", stage, shards.name(shard));
        try (ShardContext context = new ShardContext(folder, this, meter)) {
            ShardResult result = task.run(shard, context);
            context.checkCancelled();
            result.books().requireBalanced("stage " + stage + ", shard " + shards.name(shard));
            Marker marker = new Marker(
                    stage,
                    shard,
                    shards.count(),
                    fingerprint,
                    parts,
                    context.commit(),
                    result.books(),
                    new TreeMap<>(result.figures()));
            event.lines = marker.lines();
            event.stage = stage;
            event.shard = shard;
            event.commit();
            return marker;
        }
    }
}
