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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Scan, shuffle over 32 shards through the disk, and join: all of ingest but the writing of scenes. */
final class InMemoryIngest {

    private static final int SHARDS = 32;

    private InMemoryIngest() {}

    /** The number of scenes. */
    static long run(Source source, Path folder, int workers) throws Exception {
        Shards shards = new Shards(SHARDS);
        long[] counts = new long[3];
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
                });
                ExecutorService pool = Executors.newFixedThreadPool(workers)) {
            System.out.printf("  scanned in %.2f s%n", (System.nanoTime() - began) / 1e9);
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
        System.out.printf("  %,d scenes, %,d regions, %,d left out early%n", counts[0], counts[1], counts[2]);
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
}
