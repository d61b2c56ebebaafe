package io.spatialforge.pipeline;

import io.spatialforge.engine.Books;
import io.spatialforge.engine.LineReader;
import io.spatialforge.engine.ShardContext;
import io.spatialforge.engine.ShardResult;
import io.spatialforge.pipeline.select.KeyReader;
import io.spatialforge.pipeline.select.PairKey;
import io.spatialforge.pipeline.select.Tally;
import java.io.IOException;

/** Reads keys of pairs and writes nothing but their tally, one shard: where what is tallied is not what a stage before it wrote. */
final class TallyStage {

    private final String keys;
    private final String tallies;
    private final Count count;

    /** Counts a pair, or leaves it. */
    @FunctionalInterface
    interface Count {
        void count(PairKey pair, Tally tally);
    }

    /**
     * @param keys the folder of the keys, as {@link io.spatialforge.engine.RunFolder#lines} takes it
     * @param tallies the folder of the tallies
     */
    TallyStage(String keys, String tallies, Count count) {
        this.keys = keys;
        this.tallies = tallies;
        this.count = count;
    }

    ShardResult run(int shard, ShardContext context) throws IOException {
        Tally tally = new Tally();
        try (KeyReader images = new KeyReader(LineReader.open(context.input(keys)))) {
            for (KeyReader.OfImage image = images.next(); image != null; image = images.next()) {
                for (KeyReader.Entry pair : image.pairs()) {
                    count.count(pair.key(), tally);
                }
            }
        }
        tally.write(context.lines(tallies));
        return ShardResult.of(new Books());
    }
}
