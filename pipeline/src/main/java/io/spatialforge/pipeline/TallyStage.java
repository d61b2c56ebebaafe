package io.spatialforge.pipeline;

import io.spatialforge.core.qa.QaPair;
import io.spatialforge.engine.Books;
import io.spatialforge.engine.LineReader;
import io.spatialforge.engine.ShardContext;
import io.spatialforge.engine.ShardResult;
import io.spatialforge.engine.StageWork;
import io.spatialforge.pipeline.select.Tally;
import io.spatialforge.records.QaPairJson;
import java.io.IOException;

/** Reads pairs and writes nothing but their tally, one shard: where what is tallied is not what a stage before it wrote. */
final class TallyStage {

    private final String pairs;
    private final String tallies;
    private final Count count;

    /** Counts a pair, or leaves it. */
    @FunctionalInterface
    interface Count {
        void count(QaPair pair, Tally tally);
    }

    /**
     * @param pairs the folder of the pairs, as {@link io.spatialforge.engine.RunFolder#lines} takes it
     * @param tallies the folder of the tallies
     */
    private TallyStage(String pairs, String tallies, Count count) {
        this.pairs = pairs;
        this.tallies = tallies;
        this.count = count;
    }

    /** The stage as it is run. */
    static StageWork work(String pairs, String tallies, Count count) {
        return StageWork.of(new TallyStage(pairs, tallies, count)::run);
    }

    ShardResult run(int shard, ShardContext context) throws IOException {
        Tally tally = new Tally();
        LineReader.forEach(context.input(pairs), QaPairJson.LINES, pair -> count.count(pair, tally));
        tally.write(context.lines(tallies));
        return ShardResult.of(new Books());
    }
}
