package io.spatialforge.pipeline;

import io.spatialforge.core.drop.Stage;
import io.spatialforge.engine.Fingerprint;
import io.spatialforge.engine.LineReader;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.Shards;
import io.spatialforge.engine.StagePlan;
import io.spatialforge.engine.StagePlan.ShardFingerprint;
import io.spatialforge.engine.StageRunner;
import io.spatialforge.engine.StageSummary;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.pipeline.config.SelectConfig;
import io.spatialforge.pipeline.copies.CopyPairs;
import io.spatialforge.pipeline.select.Room;
import io.spatialforge.pipeline.select.Splits;
import io.spatialforge.pipeline.select.Tally;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Preselection and selection. Each decides by a tally of all the pairs it reads; what is decided is written to
 * {@link DecisionFiles}, where a shard has to be done.
 */
final class SelectionRun {

    private static final String COPIES = "groups of copies";

    /** Stages beside those of {@link Stage}. */
    static final List<String> BESIDE =
            List.of(SampleStage.NAME, SelectionStages.LABELS, SelectionStages.COPIES, SelectionStages.BALANCED);

    private final StageRunner runner;
    private final Shards shards;
    private final RunConfig config;
    private final RunFolder folder;
    private final int workers;
    private final Fingerprints fingerprints;
    private final Copying copying;
    private final Room room;
    private final DecisionFiles files;

    /**
     * @param workers threads, at least 1
     * @param room which part of the pairs was made
     */
    SelectionRun(
            StageRunner runner,
            Shards shards,
            RunConfig config,
            RunFolder folder,
            int workers,
            Fingerprints fingerprints,
            Copying copying,
            Room room) {
        this.runner = runner;
        this.shards = shards;
        this.config = config;
        this.folder = folder;
        this.workers = workers;
        this.fingerprints = fingerprints;
        this.copying = copying;
        this.room = room;
        this.files = new DecisionFiles(folder);
    }

    StageSummary preselect(StageSummary forged) throws IOException, InterruptedException {
        SelectConfig select = config.select();
        Fingerprint all = fingerprints
                .preselect()
                .with(COPIES, copying.fingerprint())
                .with(Sampling.ROOM, room.text())
                .with(Fingerprints.linesOf(forged.stage()), forged.outputsHash());
        ShardFingerprint ofShard = shard -> all.with(Fingerprints.linesOf(forged.stage()), forged.outputsHash(shard));
        return run(Stage.PRESELECT.id(), ofShard, () -> {
            SortedMap<String, String> given = new TreeMap<>();
            given.put(SelectionStages.OUTCOMES, tally(forged, ForgeStage.TALLIES));
            given.put(SelectionStages.ROOM, room.text());
            if (select.caps().areOfLabels()) {
                StageSummary tallied = run(SelectionStages.LABELS, ofShard, () -> new TreeMap<>(given));
                given.put(SelectionStages.NAMED, tally(tallied, SelectionStages.LABEL_TALLIES));
            }
            copying.figures().forEach((name, value) -> given.put(SelectionStages.FIGURE + name, value.toString()));
            given.putAll(repeated(all, ofShard));
            return given;
        });
    }

    /** Where it is written which pairs of each shard are asked of another copy of their image. */
    private SortedMap<String, String> repeated(Fingerprint all, ShardFingerprint ofShard)
            throws IOException, InterruptedException {
        SortedMap<String, String> given = new TreeMap<>();
        Map<String, String> copied = new TreeMap<>(CopyPairs.copied(copying.groups()));
        if (copied.isEmpty()) {
            return given;
        }
        StageSummary lines = run(
                SelectionStages.COPIES,
                ofShard,
                () -> new TreeMap<>(Map.of(SelectionStages.LEADERS, texts("copied", all, copied))));
        List<Path> fetched = new ArrayList<>();
        CopyPairs.Source source = shard -> {
            Path file = lines.output(CopyLinesStage.PAIRS, shard);
            fetched.add(file);
            return LineReader.open(file);
        };
        try (CopyPairs pairs = CopyPairs.find(folder.temporary(), shards, source, copying.groups())) {
            for (int shard = 0; shard < shards.count(); shard++) {
                SortedMap<String, CopyPairs.Repeated> ofOne = new TreeMap<>(pairs.of(shard));
                if (!ofOne.isEmpty()) {
                    String file = files.write("repeated-" + shard, all, out -> {
                        for (Map.Entry<String, CopyPairs.Repeated> pair : ofOne.entrySet()) {
                            CopyPairs.Repeated why = pair.getValue();
                            out.write(SelectionStages.line(
                                    pair.getKey(), why.reason().id(), why.detail()));
                        }
                    });
                    given.put(SelectionStages.REPEATED + shard, file);
                }
            }
        } finally {
            for (Path file : fetched) {
                folder.store().release(file);
            }
        }
        return given;
    }

    /** Selects from what was preselected and not judged. */
    StageSummary select(StageSummary preselected) throws IOException, InterruptedException {
        return select(
                preselected,
                (given, ofShard) -> given.put(SelectionStages.ANSWERS, tally(preselected, PreselectStage.TALLIES)));
    }

    /**
     * Selects from what was judged. A judge agrees more readily where the labels tell what is likely: so they are balanced
     * again before answers are.
     */
    StageSummary selectJudged(StageSummary judged) throws IOException, InterruptedException {
        return select(judged, (given, ofShard) -> {
            given.put(SelectionStages.OUTCOMES, tally(judged, JudgeStage.TALLIES));
            StageSummary balanced = run(SelectionStages.BALANCED, ofShard, () -> new TreeMap<>(given));
            given.put(SelectionStages.ANSWERS, tally(balanced, SelectionStages.BALANCED_TALLIES));
        });
    }

    /** Decides what is selected, once it is known that a shard has to be done. */
    private interface Deciding {
        void decide(SortedMap<String, String> given, ShardFingerprint ofShard) throws IOException, InterruptedException;
    }

    private StageSummary select(StageSummary candidates, Deciding deciding) throws IOException, InterruptedException {
        Splits splits = new Splits(config.seed(), config.validation(), config.test());
        Fingerprint all = fingerprints
                .select()
                .with(COPIES, copying.fingerprint())
                .with(Fingerprints.linesOf(candidates.stage()), candidates.outputsHash());
        ShardFingerprint ofShard =
                shard -> all.with(Fingerprints.linesOf(candidates.stage()), candidates.outputsHash(shard));
        return run(Stage.SELECT.id(), ofShard, () -> {
            SortedMap<String, String> given = new TreeMap<>();
            deciding.decide(given, ofShard);
            Map<String, String> leaders = new TreeMap<>();
            copying.groups().members().forEach((id, member) -> {
                if (!id.equals(member.leader())) {
                    leaders.put(id, member.leader());
                }
            });
            if (!leaders.isEmpty()) {
                given.put(SelectionStages.LEADERS, texts("leaders", all, leaders));
            }
            return given;
        });
    }

    private StageSummary run(String stage, ShardFingerprint ofShard, Stages.Decision decision)
            throws IOException, InterruptedException {
        return runner.run(new StagePlan(stage, shards, ofShard, Stages.work(stage, decision, config, folder, workers)));
    }

    /** Where the sum of what a stage tallied is written. */
    private String tally(StageSummary stage, String in) throws IOException {
        Fingerprint depends = Fingerprint.of(in, stage.outputsHash());
        return files.write(in.substring(in.indexOf('/') + 1), depends, out -> {
            Tally sum = new Tally();
            for (int shard = 0; shard < shards.count(); shard++) {
                Path file = stage.output(in, shard);
                try (LineReader lines = LineReader.open(file)) {
                    sum.addAll(lines);
                } finally {
                    folder.store().release(file);
                }
                runner.progress().worked("tallies", "shards", shard + 1, shards.count());
            }
            sum.write(out);
        });
    }

    private String texts(String name, Fingerprint depends, Map<String, String> texts) throws IOException {
        return files.write(name, depends, out -> {
            for (Map.Entry<String, String> each : texts.entrySet()) {
                out.write(SelectionStages.line(each.getKey(), each.getValue()));
            }
        });
    }
}
