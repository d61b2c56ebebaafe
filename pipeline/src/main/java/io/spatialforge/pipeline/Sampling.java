package io.spatialforge.pipeline;

import io.spatialforge.core.drop.Unit;
import io.spatialforge.engine.Books;
import io.spatialforge.engine.Fingerprint;
import io.spatialforge.engine.LineReader;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.Shards;
import io.spatialforge.engine.StagePlan;
import io.spatialforge.engine.StageRecipe;
import io.spatialforge.engine.StageRunner;
import io.spatialforge.engine.StageSummary;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.pipeline.select.KeyReader;
import io.spatialforge.pipeline.select.Mix;
import io.spatialforge.pipeline.select.Room;
import io.spatialforge.pipeline.select.RoomSearch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Finds out, before pairs are made, how many of each task the mix has room for. */
final class Sampling {

    /** The name of what stages depend on. */
    static final String ROOM = "the room of the mix";

    private final StageRunner runner;
    private final Shards shards;
    private final RunConfig config;
    private final RunFolder folder;
    private final int workers;

    Sampling(StageRunner runner, Shards shards, RunConfig config, RunFolder folder, int workers) {
        this.runner = runner;
        this.shards = shards;
        this.config = config;
        this.folder = folder;
        this.workers = workers;
    }

    /**
     * The room there is: all where the run is small, or everything is wanted.
     *
     * @param forge what the pairs of a scene depend on
     */
    Room room(Fingerprint forge, StageSummary perceived) throws IOException, InterruptedException {
        Mix mix = config.select().mix();
        long images = perceived.books().page(Books.WHOLE).kept(Unit.IMAGES);
        if (images < RoomSearch.FEWEST || mix.isAsItComes() && mix.total() == null) {
            return Room.ALL;
        }
        String part = Double.toString((double) RoomSearch.SAMPLE / images);
        Fingerprint all = forge.with("the sample", part);
        StageSummary sampled = runner.run(new StagePlan(
                SampleStage.NAME,
                shards,
                shard -> all.with(Fingerprints.linesOf(perceived.stage()), perceived.outputsHash(shard)),
                Stages.work(
                        StageRecipe.of(SampleStage.NAME, new TreeMap<>(Map.of(SampleStage.PART, part))),
                        config,
                        folder,
                        workers)));
        return found(sampled, images);
    }

    private Room found(StageSummary sampled, long images) throws IOException {
        RoomSearch search = new RoomSearch(
                config.seed(),
                config.select().balance(),
                config.select().caps(),
                config.select().mix(),
                config.perForm(),
                config.judge().isNone() ? RoomSearch.Judged.NO : RoomSearch.Judged.YES);
        for (int shard = 0; shard < shards.count(); shard++) {
            Path file = sampled.output(SampleStage.KEYS, shard);
            try (KeyReader keys = new KeyReader(LineReader.open(file))) {
                for (KeyReader.OfImage image = keys.next(); image != null; image = keys.next()) {
                    search.add(image);
                }
            } finally {
                folder.store().release(file);
            }
        }
        double looked = sampled.figures().getOrDefault(SampleStage.LOOKED, 0.0);
        return looked == 0 ? Room.ALL : search.room(images / looked);
    }
}
