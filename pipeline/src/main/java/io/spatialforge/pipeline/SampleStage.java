package io.spatialforge.pipeline;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.engine.Books;
import io.spatialforge.engine.LineReader;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.ShardContext;
import io.spatialforge.engine.ShardResult;
import io.spatialforge.pipeline.forge.PairForge;
import io.spatialforge.pipeline.select.KeyWriter;
import io.spatialforge.pipeline.select.PairKey;
import io.spatialforge.records.SceneJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A few scenes, chosen by hash, to the keys of all pairs that they give, one shard: what is looked at to find out how much room a mix has. */
final class SampleStage {

    static final String NAME = "forge-sample";

    /** In a recipe: the part of the images that is looked at. */
    static final String PART = "part";

    /** In the figures: images that were looked at. */
    static final String LOOKED = "images of the sample";

    static final String KEYS = RunFolder.work("keys-of-sample");

    private final PairForge forge;
    private final long seed;
    private final double part;

    /**
     * @param part of the images, 0 to 1
     */
    SampleStage(PairForge forge, long seed, double part) {
        this.forge = forge;
        this.seed = StableHash.with(seed, "sample for the mix");
        this.part = part;
    }

    ShardResult run(int shard, ShardContext context) throws IOException {
        KeyWriter keys = new KeyWriter(context.lines(KEYS));
        long line = 0;
        double looked = 0;
        try (LineReader lines = LineReader.open(context.input(RunFolder.SCENES))) {
            while (lines.next()) {
                String image = SceneJson.imageOf(lines.buffer(), lines.offset(), lines.length());
                if (StableHash.fraction(StableHash.with(seed, image)) >= part) {
                    continue;
                }
                Pairs pairs = new Pairs(new ArrayList<>());
                forge.forge(lines.record(SceneJson.LINES), pairs);
                for (PairKey pair : pairs.keys) {
                    keys.add(image, pair, line++, KeyWriter.Repeats.NO);
                }
                looked++;
            }
        }
        keys.finish();
        return new ShardResult(new Books(), Map.of(LOOKED, looked));
    }

    private record Pairs(List<PairKey> keys) implements PairForge.Outcome {

        @Override
        public void kept(QaPair pair) {
            keys.add(PairKey.of(pair));
        }

        @Override
        public void abstained(Task task, Reason reason, String about, @Nullable String other) {}

        @Override
        public void capped(Claim claim) {}

        @Override
        public void rejected(Claim claim, Phrased phrased, Reason reason, String why) {}
    }
}
