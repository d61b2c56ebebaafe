package io.spatialforge.pipeline.ingest;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.engine.Shards;
import io.spatialforge.engine.Shuffle;
import io.spatialforge.sources.Source;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings one source's rows to their shards, and keeps what can't be brought to an image. */
final class ScanSink implements Source.RowSink {

    private final Shards shards;
    private final Shuffle shuffle;
    private final @Nullable LimitedSample limit;
    private final ScanProgress progress;
    private final Map<Integer, List<Drop>> early = new HashMap<>();
    private final Map<Unit, Map<Reason, Long>> leftOut = new EnumMap<>(Unit.class);
    private long rows;
    private long bytes;
    private volatile boolean stopped;

    ScanSink(Shards shards, Shuffle shuffle, @Nullable LimitedSample limit, ScanProgress progress) {
        this.shards = shards;
        this.shuffle = shuffle;
        this.limit = limit;
        this.progress = progress;
    }

    /** Ends the scan at its next row, because nothing of it is wanted any more. */
    void stop() {
        stopped = true;
    }

    @Override
    public void progressed(Path file, long more) {
        bytes += more;
        progress.read(more);
    }

    @Override
    public void row(String imageId, byte[] buffer, int offset, int length) throws IOException {
        if (limit != null) {
            limit.offer(imageId);
        }
        progress.row();
        addition(imageId, buffer, offset, length);
    }

    @Override
    public void addition(String imageId, byte[] buffer, int offset, int length) throws IOException {
        if (stopped) {
            throw new InterruptedIOException("cancelled while reading the corpora");
        }
        rows++;
        shuffle.add(imageId, buffer, offset, length);
    }

    @Override
    public void drop(Drop drop) {
        int shard = drop.image() == null ? 0 : shards.of(drop.image());
        early.computeIfAbsent(shard, s -> new ArrayList<>()).add(drop);
    }

    @Override
    public void leftOut(Unit unit, Reason reason, long count) {
        leftOut.computeIfAbsent(unit, u -> new EnumMap<>(Reason.class)).merge(reason, count, Long::sum);
    }

    /** Rows so far. */
    long rows() {
        return rows;
    }

    /** Bytes read so far. */
    long bytes() {
        return bytes;
    }

    /** Records that can't be brought to any image, of a shard. */
    List<Drop> early(int shard) {
        return early.getOrDefault(shard, List.of());
    }

    /** Records that are counted and not listed. */
    Map<Unit, Map<Reason, Long>> leftOut() {
        return leftOut;
    }
}
