package io.spatialforge.pipeline;

import io.spatialforge.core.drop.Stage;
import io.spatialforge.engine.Fingerprint;
import io.spatialforge.engine.OpenStage;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.Shards;
import io.spatialforge.engine.StagePlan;
import io.spatialforge.engine.StagePlan.ShardFingerprint;
import io.spatialforge.engine.StageRunner;
import io.spatialforge.engine.StageSummary;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.pipeline.config.SelectConfig;
import io.spatialforge.pipeline.copies.CopyPairs;
import io.spatialforge.pipeline.select.JudgedLabels;
import io.spatialforge.pipeline.select.Preselection;
import io.spatialforge.pipeline.select.Selection;
import io.spatialforge.pipeline.select.Splits;
import io.spatialforge.pipeline.select.Tally;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Preselection and selection. Each decides by a tally of all the pairs it reads; the tallies are read only where a shard
 * has to be done.
 */
final class SelectionRun {

    private static final String LABEL_TALLIES = RunFolder.work("tallies-of-labels");
    private static final String BALANCED_TALLIES = RunFolder.work("tallies-of-balanced");

    private static final String COPIES = "groups of copies";

    /** Stages of its own, which write nothing but tallies. */
    static final List<String> TALLYING = List.of(Stage.PRESELECT.id() + "-labels", Stage.SELECT.id() + "-balanced");

    private final StageRunner runner;
    private final Shards shards;
    private final RunConfig config;
    private final Fingerprints fingerprints;
    private final Copying copying;

    SelectionRun(StageRunner runner, Shards shards, RunConfig config, Fingerprints fingerprints, Copying copying) {
        this.copying = copying;
        this.runner = runner;
        this.shards = shards;
        this.config = config;
        this.fingerprints = fingerprints;
    }

    StageSummary preselect(StageSummary forged) throws IOException, InterruptedException {
        SelectConfig select = config.select();
        Fingerprint all = fingerprints
                .preselect()
                .with(COPIES, copying.fingerprint())
                .with(Fingerprints.linesOf(forged.stage()), forged.outputsHash());
        ShardFingerprint ofShard = shard -> all.with(Fingerprints.linesOf(forged.stage()), forged.outputsHash(shard));
        return runner.run(new StagePlan(Stage.PRESELECT.id(), shards, ofShard, () -> {
            Preselection preselection = Preselection.of(
                    tally(forged, ForgeStage.TALLIES),
                    config.seed(),
                    select.balance(),
                    select.caps(),
                    config.perForm());
            if (select.caps().areOfLabels()) {
                preselection = withCaps(preselection, ofShard);
            }
            CopyPairs copies = copying.pairs(forged);
            PreselectStage stage =
                    new PreselectStage(preselection, config.seed(), config.dropSample(), copies, copying.figures());
            return OpenStage.of(stage::run, copies);
        }));
    }

    private static Tally tally(StageSummary stage, String in) throws IOException {
        List<Path> files = stage.outputs(in);
        try {
            return Tally.read(files);
        } finally {
            for (Path file : files) {
                stage.folder().store().release(file);
            }
        }
    }

    private Preselection withCaps(Preselection balanced, ShardFingerprint ofShard)
            throws IOException, InterruptedException {
        StageSummary tallied = runner.run(new StagePlan(
                TALLYING.get(0), shards, ofShard, TallyStage.work(ForgeStage.KEYS, LABEL_TALLIES, (pair, tally) -> {
                    if (balanced.against(pair) == null) {
                        tally.countLabels(pair, config.seed());
                    }
                })));
        return balanced.withCaps(
                tally(tallied, LABEL_TALLIES), config.seed(), config.select().caps());
    }

    /** Selects from what was preselected and not judged. */
    StageSummary select(StageSummary preselected) throws IOException, InterruptedException {
        return select(
                preselected,
                new Pairs(PreselectStage.KEYS, ForgeStage.CANDIDATES),
                ofShard -> Selection.of(
                        tally(preselected, PreselectStage.TALLIES),
                        config.seed(),
                        config.select().balance(),
                        config.select().mix()));
    }

    /**
     * Selects from what was judged. A judge agrees more readily where the labels tell what is likely: so they are balanced
     * again before answers are.
     */
    StageSummary selectJudged(StageSummary judged) throws IOException, InterruptedException {
        return select(judged, new Pairs(JudgeStage.KEYS, JudgeStage.PAIRS), ofShard -> {
            JudgedLabels labels = JudgedLabels.of(
                    tally(judged, JudgeStage.TALLIES),
                    config.seed(),
                    config.select().balance());
            StageSummary balanced = runner.run(new StagePlan(
                    TALLYING.get(1),
                    shards,
                    ofShard,
                    TallyStage.work(JudgeStage.KEYS, BALANCED_TALLIES, (pair, tally) -> {
                        if (labels.keeps(pair)) {
                            tally.countAnswer(pair, config.seed());
                        }
                    })));
            return Selection.ofJudged(
                    labels,
                    tally(balanced, BALANCED_TALLIES),
                    config.seed(),
                    config.select().balance(),
                    config.select().mix());
        });
    }

    /** Decides what is selected, once it is known that a shard has to be done. */
    private interface Decision {
        Selection make(ShardFingerprint ofShard) throws IOException, InterruptedException;
    }

    private StageSummary select(StageSummary candidates, Pairs pairs, Decision decision)
            throws IOException, InterruptedException {
        Splits splits = new Splits(config.seed(), config.validation(), config.test());
        Fingerprint all = fingerprints
                .select()
                .with(COPIES, copying.fingerprint())
                .with(Fingerprints.linesOf(candidates.stage()), candidates.outputsHash());
        ShardFingerprint ofShard =
                shard -> all.with(Fingerprints.linesOf(candidates.stage()), candidates.outputsHash(shard));
        return runner.run(new StagePlan(Stage.SELECT.id(), shards, ofShard, () -> {
            Selection selection = decision.make(ofShard);
            return OpenStage.of(new SelectStage(pairs, selection, splits, copying.groups(), config.dropSample())::run);
        }));
    }
}
