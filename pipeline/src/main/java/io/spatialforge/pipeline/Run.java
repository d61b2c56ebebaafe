package io.spatialforge.pipeline;

import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.engine.Books;
import io.spatialforge.engine.Engine;
import io.spatialforge.engine.InputHashes;
import io.spatialforge.engine.LineWriter;
import io.spatialforge.engine.LocalEngine;
import io.spatialforge.engine.Markers;
import io.spatialforge.engine.ProgressListener;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.RunLock;
import io.spatialforge.engine.Shards;
import io.spatialforge.engine.StageLook;
import io.spatialforge.engine.StageRunner;
import io.spatialforge.engine.StageSummary;
import io.spatialforge.pipeline.audit.BlindGlance;
import io.spatialforge.pipeline.config.ConfigException;
import io.spatialforge.pipeline.config.FarFiles;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.pipeline.forge.ForgeSettings;
import io.spatialforge.pipeline.forge.PairForge;
import io.spatialforge.pipeline.ingest.Ingest;
import io.spatialforge.pipeline.perceive.Polarity;
import io.spatialforge.pipeline.select.Room;
import io.spatialforge.vision.vlm.ChatModel;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The stages assembled: ingest, curate, look, perceive, forge, preselect, judge, select. Each is a plain function over one shard; what is finished and
 * still valid is not done again.
 */
public final class Run {

    /** Rises when a stage may write other lines for the same inputs and configuration. */
    static final String CODE = "7";

    private final RunConfig config;
    private final RunFolder folder;
    private final Options options;

    /** Which part of the pairs is made. */
    private Room room = Room.ALL;

    /** What the judge was sent; null where it was not asked. */
    private ChatModel.@Nullable Usage asked;

    /** By which the inputs are known; null before they were hashed. */
    private @Nullable InputHashes hashed;

    private Run(RunConfig config, RunFolder folder, Options options) {
        this.config = config;
        this.folder = folder;
        this.options = options;
    }

    /**
     * How a run is carried out; nothing here changes what it makes.
     *
     * @param workers threads, at least 1
     * @param progress hears how far each stage is
     * @param rehash whether inputs are read again although size and time of change are as remembered
     * @param verify whether the content of finished shards is checked, not only their size
     */
    public record Options(int workers, ProgressListener progress, boolean rehash, boolean verify) {

        /** All processors, no progress, trusting what is remembered. */
        public static Options ofDefaults() {
            return new Options(Runtime.getRuntime().availableProcessors(), ProgressListener.NONE, false, false);
        }

        public Options withWorkers(int newWorkers) {
            return new Options(newWorkers, progress, rehash, verify);
        }

        public Options withProgress(ProgressListener newProgress) {
            return new Options(workers, newProgress, rehash, verify);
        }
    }

    /**
     * Makes the dataset of a configuration, or what is missing of it.
     *
     * @param out the run folder, made if need be
     * @throws ConfigException if a file or folder that the configuration names is not there
     * @throws io.spatialforge.sources.SourceException if an annotation file can't be used
     * @throws JudgeStoppedException if a pair could not be judged, and that stops the run
     * @throws NothingKeptException if not one pair was kept
     * @throws IOException if reading or writing fails; finished shards stay
     */
    public static RunSummary forge(RunConfig config, Path out, Options options)
            throws IOException, InterruptedException {
        RunInputs.require(config);
        return forge(config, RunFolder.create(out), new LocalEngine(options.workers()), options);
    }

    /**
     * The same by all processors, in silence.
     *
     * @throws ConfigException as {@link #forge(RunConfig, Path, Options)} does, and all else that it throws
     */
    public static RunSummary forge(RunConfig config, Path out) throws IOException, InterruptedException {
        return forge(config, out, Options.ofDefaults());
    }

    /**
     * The same in a folder that may lie elsewhere, by an engine that may use other machines.
     *
     * @throws ConfigException as {@link #forge(RunConfig, Path, Options)} does, and all else that it throws
     */
    public static RunSummary forge(RunConfig config, RunFolder folder, Engine engine, Options options)
            throws IOException, InterruptedException {
        RunInputs.require(config);
        RunEvent event = new RunEvent();
        event.begin();
        try (RunLock lock = folder.lock();
                Closeable held = folder.store().hold(options.progress())) {
            FarFiles.fetch(RunInputs.hashed(config), options.progress()::note);
            event.folder = folder.store().location();
            event.shards = config.shards();
            if (event.isEnabled()) {
                event.input = RunInputs.size(RunInputs.hashed(config));
            }
            folder.recalled(folder.root().resolve(StageTime.FILE));
            Options timed = options.withProgress(
                    engine instanceof LocalEngine
                            ? Stopwatch.ofThreads(options.progress(), folder, options.workers())
                            : Stopwatch.ofOthers(options.progress(), folder, options.workers()));
            RunSummary summary =
                    new Mending(folder, options.progress()).run(() -> new Run(config, folder, timed).all(engine));
            if (Files.isRegularFile(folder.root().resolve(StageTime.FILE))) {
                folder.publish(folder.root().resolve(StageTime.FILE));
            }
            event.pairs = summary.books(Stage.SELECT).page(Books.WHOLE).kept(Unit.PAIRS);
            return summary;
        } finally {
            event.commit();
        }
    }

    private RunSummary all(Engine engine) throws IOException, InterruptedException {
        Shards shards = new Shards(config.shards());
        StageRunner runner = new StageRunner(
                folder,
                engine,
                options.progress(),
                options.verify() ? Markers.Check.CONTENT : Markers.Check.SIZES,
                LineWriter.DEFAULT_LEVEL);
        Eyes eyes = Eyes.of(config);
        Ingest.notes(config).forEach(options.progress()::note);
        eyes.notes().forEach(options.progress()::note);
        Map<String, String> inputs = hashInputs();
        List<StageSummary> stages = stages(
                runner,
                eyes,
                new Fingerprints(config, inputs),
                curated -> Copying.of(
                        folder, shards, curated, config.leak(), CODE, options.workers(), options.progress()));
        RunSummary summary = new RunSummary(
                folder,
                stages,
                config.judge().isNone() ? null : config.judge().asked().model());
        RunJson.write(
                folder,
                config,
                new RunJson.Facts(
                        inputs,
                        eyes.asMap(),
                        Judging.asMap(config, asked),
                        pairForge().ruleIds(),
                        room),
                summary);
        BlindGlance.keep(FinishedRun.open(folder), options.progress());
        if (summary.books(Stage.SELECT).page(Books.WHOLE).kept(Unit.PAIRS) == 0) {
            throw NothingKeptException.of(summary);
        }
        return summary;
    }

    /** Groups copies among the images that curation kept. */
    interface Grouping {
        Copying of(StageSummary curated) throws IOException;
    }

    /** Runs what is missing of each stage. */
    private List<StageSummary> stages(StageRunner runner, Eyes eyes, Fingerprints fingerprints, Grouping grouping)
            throws IOException, InterruptedException {
        Shards shards = new Shards(config.shards());
        RunStages work = new RunStages(config, folder, options, runner, fingerprints, hashed);
        StageSummary ingested = work.ingest();
        StageSummary curated = work.curate(ingested);
        StageSummary looked = eyes.isNone() ? null : work.look(ingested, curated, eyes);
        StageSummary perceived = work.perceive(ingested, curated, looked, eyes);
        if (config.perceive().checksPolarity()) {
            Polarity.require(perceived.figures());
        }
        room = new Sampling(runner, shards, config, folder, options.workers())
                .room(fingerprints.forge(pairForge()), perceived);
        StageSummary forged = work.forge(perceived, room);
        Copying copying = grouping.of(curated);
        SelectionRun selection =
                new SelectionRun(runner, shards, config, folder, options.workers(), fingerprints, copying, room);
        StageSummary preselected = selection.preselect(forged);
        StageSummary judged = config.judge().isNone() ? null : work.judge(perceived, preselected);
        asked = work.asked();
        StageSummary selected = judged == null ? selection.select(preselected) : selection.selectJudged(judged);
        List<StageSummary> stages = new ArrayList<>(List.of(ingested, curated));
        if (looked != null) {
            stages.add(looked);
        }
        stages.addAll(List.of(perceived, forged, preselected));
        if (judged != null) {
            stages.add(judged);
        }
        stages.add(selected);
        return stages;
    }

    /**
     * Looks at the stages in their order, until one is not finished, and does nothing.
     *
     * @param look takes what is found
     */
    static void look(RunConfig config, RunFolder folder, Eyes eyes, Fingerprints fingerprints, StageLook look)
            throws IOException, InterruptedException {
        Shards shards = new Shards(config.shards());
        new Run(config, folder, Options.ofDefaults())
                .stages(
                        look,
                        eyes,
                        fingerprints,
                        curated -> Copying.known(folder, shards, curated, config.leak(), CODE)
                                .orElseThrow(() -> new StageLook.UnfinishedException(Copying.STEP)));
    }

    private PairForge pairForge() {
        return ForgeSettings.of(config).forge();
    }

    private Map<String, String> hashInputs() throws IOException {
        InputHashes hashes = InputHashes.open(
                folder.recalled(folder.inputs()),
                options.rehash() ? InputHashes.Trust.READ_AGAIN : InputHashes.Trust.REMEMBERED);
        Map<String, String> inputs = new LinkedHashMap<>();
        List<Path> files = RunInputs.hashed(config);
        long total = hashes.unread(files);
        AtomicLong read = new AtomicLong();
        for (Path file : files) {
            inputs.put(FarFiles.told(file), hashes.of(file, bytes -> {
                long sum = read.addAndGet(bytes);
                options.progress().worked("inputs", "bytes", Math.min(sum, total), total);
            }));
        }
        hashes.save();
        folder.publish(folder.inputs());
        hashed = hashes;
        return inputs;
    }
}
