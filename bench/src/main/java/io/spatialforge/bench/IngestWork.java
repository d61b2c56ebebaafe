package io.spatialforge.bench;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.engine.Shards;
import io.spatialforge.engine.Shuffle;
import io.spatialforge.sources.Joined;
import io.spatialforge.sources.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** All of ingest but the writing of scenes: one thread scans and shuffles over 32 shards through the disk, several join. */
final class IngestWork {

    private static final int SHARDS = 32;

    private IngestWork() {}

    /**
     * @param folder for the shuffle's file
     * @return scenes made
     */
    static long of(Source source, Path folder, int workers) throws Exception {
        Shards shards = new Shards(SHARDS);
        long[] counts = new long[3];
        double scanned;
        long began = System.nanoTime();
        try (Shuffle shuffle = Shuffle.open(folder, shards);
                Source.Joiner joiner = source.scan(new Source.RowSink() {
                    @Override
                    public void row(String imageId, byte[] buffer, int offset, int length) throws IOException {
                        shuffle.add(imageId, buffer, offset, length);
                    }

                    @Override
                    public void drop(Drop drop) {
                        counts[2]++;
                    }

                    @Override
                    public void leftOut(Unit unit, Reason reason, long count) {
                        counts[2] += count;
                    }
                })) {
            scanned = (System.nanoTime() - began) / 1e9;
            try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
                List<Future<long[]>> joined = new ArrayList<>();
                for (int shard = 0; shard < shards.count(); shard++) {
                    int number = shard;
                    joined.add(pool.submit(() -> join(shuffle, number, joiner)));
                }
                for (Future<long[]> shard : joined) {
                    counts[0] += shard.get()[0];
                    counts[1] += shard.get()[1];
                }
            }
        }
        System.out.printf(
                "  %,d scenes, %,d regions, %,d left out early; scan and shuffle %.2f s, join %.2f s%n",
                counts[0], counts[1], counts[2], scanned, (System.nanoTime() - began) / 1e9 - scanned);
        return counts[0];
    }

    private static long[] join(Shuffle shuffle, int shard, Source.Joiner joiner) throws IOException {
        long[] counts = new long[2];
        shuffle.forEachGroup(shard, group -> {
            List<byte[]> rows = new ArrayList<>(group.size());
            for (int i = 0; i < group.size(); i++) {
                rows.add(group.payload(i));
            }
            Joined joined = joiner.join(group.imageId(), rows);
            if (joined.scene() != null) {
                counts[0]++;
                counts[1] += joined.scene().regions().size();
            }
        });
        return counts;
    }

    static double seconds(Callable<Long> work) throws Exception {
        long began = System.nanoTime();
        work.call();
        return (System.nanoTime() - began) / 1e9;
    }
}
