package io.spatialforge.pipeline;

import io.spatialforge.core.drop.Stage;
import io.spatialforge.engine.Fingerprint;
import io.spatialforge.engine.InputHashes;
import io.spatialforge.engine.Meter;
import io.spatialforge.engine.OpenStage;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.ShardTask;
import io.spatialforge.engine.Shards;
import io.spatialforge.engine.StageException;
import io.spatialforge.engine.StagePlan;
import io.spatialforge.engine.StagePlan.ShardFingerprint;
import io.spatialforge.engine.StageRecipe;
import io.spatialforge.engine.StageRunner;
import io.spatialforge.engine.StageSummary;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.pipeline.forge.ForgeSettings;
import io.spatialforge.pipeline.forge.PairForge;
import io.spatialforge.pipeline.ingest.Ingest;
import io.spatialforge.pipeline.select.Room;
import io.spatialforge.vision.vlm.ChatModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The stages of a run one by one: what each depends on, and its work. */
final class RunStages {

    private final RunConfig config;
    private final RunFolder folder;
    private final Run.Options options;
    private final StageRunner runner;
    private final Shards shards;
    private final Fingerprints fingerprints;
    private final @Nullable InputHashes hashed;

    /** What the judge was sent; null where it was not asked. */
    private ChatModel.@Nullable Usage asked;

    /**
     * @param hashed by which the inputs are known; null before they were hashed
     */
    RunStages(
            RunConfig config,
            RunFolder folder,
            Run.Options options,
            StageRunner runner,
            Fingerprints fingerprints,
            @Nullable InputHashes hashed) {
        this.config = config;
        this.folder = folder;
        this.options = options;
        this.runner = runner;
        this.shards = new Shards(config.shards());
        this.fingerprints = fingerprints;
        this.hashed = hashed;
    }

    /** What the judge was sent; null where it was not asked. */
    ChatModel.@Nullable Usage asked() {
        return asked;
    }

    StageSummary ingest() throws IOException, InterruptedException {
        Fingerprint all = fingerprints.ingest();
        return runner.run(new StagePlan(Stage.INGEST.id(), shards, shard -> all, () -> {
            Ingest ingest = Ingest.read(config, shards, folder.temporary(), options.workers(), options.progress());
            if (hashed != null) {
                hashed.requireUnchanged();
            }
            return OpenStage.of(ingest::join, ingest);
        }));
    }

    StageSummary curate(StageSummary ingested) throws IOException, InterruptedException {
        Fingerprint all = fingerprints.curate();
        return runner.run(new StagePlan(
                Stage.CURATE.id(),
                shards,
                shard -> all.with(linesOf(ingested), ingested.outputsHash(shard)),
                Stages.work(Stage.CURATE, config, folder, options.workers())));
    }

    StageSummary look(StageSummary ingested, StageSummary curated, Eyes eyes) throws IOException, InterruptedException {
        Fingerprint all = fingerprints.look(eyes);
        StageSummary looked = runner.run(new StagePlan(
                Stage.LOOK.id(),
                shards,
                shard -> all.with(linesOf(ingested), ingested.outputsHash(shard))
                        .with(linesOf(curated), curated.outputsHash(shard)),
                Stages.work(
                        Stage.LOOK,
                        config,
                        folder,
                        options.workers(),
                        missing -> LookStage.keep(folder, shards, missing))));
        LookStage.forget(folder);
        return looked;
    }

    private static String linesOf(StageSummary stage) {
        return Fingerprints.linesOf(stage.stage());
    }

    private String sidecarStamps(StageSummary ingested, int shard) throws IOException {
        Path sidecars = ingested.output(Ingest.SIDECARS, shard);
        try {
            return PerceiveStage.sidecarStamps(sidecars);
        } finally {
            folder.store().release(sidecars);
        }
    }

    StageSummary perceive(StageSummary ingested, StageSummary curated, @Nullable StageSummary looked, Eyes eyes)
            throws IOException, InterruptedException {
        Fingerprint all = fingerprints.perceive(eyes);
        return runner.run(new StagePlan(
                Stage.PERCEIVE.id(),
                shards,
                shard -> all.with(linesOf(ingested), ingested.outputsHash(shard))
                        .with(linesOf(curated), curated.outputsHash(shard))
                        .with(Fingerprints.linesOf(Stage.LOOK.id()), looked == null ? "" : looked.outputsHash(shard))
                        .with("depth maps that annotations name", sidecarStamps(ingested, shard)),
                Stages.work(Stage.PERCEIVE, config, folder, options.workers())));
    }

    StageSummary forge(StageSummary perceived, Room room) throws IOException, InterruptedException {
        Fingerprint all = fingerprints.forge(ForgeSettings.of(config).forge()).with(Sampling.ROOM, room.text());
        return runner.run(new StagePlan(
                Stage.FORGE.id(),
                shards,
                shard -> all.with(linesOf(perceived), perceived.outputsHash(shard)),
                Stages.work(
                        StageRecipe.of(Stage.FORGE.id(), new TreeMap<>(Map.of(ForgeStage.ROOM, room.text()))),
                        config,
                        folder,
                        options.workers())));
    }

    StageSummary judge(StageSummary perceived, StageSummary preselected) throws IOException, InterruptedException {
        PairForge forge = ForgeSettings.of(config).forge();
        Fingerprint all = fingerprints.judge(forge);
        ShardFingerprint ofShard = shard -> all.with(linesOf(perceived), perceived.outputsHash(shard))
                .with(linesOf(preselected), preselected.outputsHash(shard));
        List<Judging> opened = new ArrayList<>(1);
        try {
            return runner.run(new StagePlan(Stage.JUDGE.id(), shards, ofShard, () -> {
                KeptAnswers answers = KeptAnswers.bring(folder);
                Judging judging = Judging.open(config, folder, forge);
                opened.add(judging);
                Meter.Watching requests = options.progress().meter().watch("judge_requests", judging::underWay);
                ShardTask task = (shard, context) -> {
                    answers.keepNowAndThen();
                    return judging.stage().run(shard, context);
                };
                return OpenStage.of(task, () -> {
                    requests.close();
                    asked = judging.usage();
                    judging.close();
                    answers.keep();
                });
            }));
        } catch (StageException e) {
            throw e.getCause() instanceof JudgeStoppedException stopped
                    ? opened.getFirst().stopped(stopped)
                    : e;
        }
    }
}
