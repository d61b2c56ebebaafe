package io.spatialforge.pipeline;

import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.engine.Books;
import io.spatialforge.engine.Engine;
import io.spatialforge.engine.Fingerprint;
import io.spatialforge.engine.InputHashes;
import io.spatialforge.engine.LineWriter;
import io.spatialforge.engine.LocalEngine;
import io.spatialforge.engine.Markers;
import io.spatialforge.engine.OpenStage;
import io.spatialforge.engine.ProgressListener;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.RunLock;
import io.spatialforge.engine.Shards;
import io.spatialforge.engine.StageException;
import io.spatialforge.engine.StagePlan;
import io.spatialforge.engine.StagePlan.ShardFingerprint;
import io.spatialforge.engine.StageRunner;
import io.spatialforge.engine.StageSummary;
import io.spatialforge.pipeline.config.ConfigException;
import io.spatialforge.pipeline.config.CurateConfig;
import io.spatialforge.pipeline.config.DepthConfig;
import io.spatialforge.pipeline.config.ImportConfig;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.pipeline.config.SourceConfig;
import io.spatialforge.pipeline.config.SourceKind;
import io.spatialforge.pipeline.forge.ForgeSettings;
import io.spatialforge.pipeline.forge.PairForge;
import io.spatialforge.pipeline.ingest.Ingest;
import io.spatialforge.pipeline.perceive.Polarity;
import io.spatialforge.vision.store.ImageStores;
import io.spatialforge.vision.vlm.ChatModel;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stages assembled: ingest, curate, look, perceive, forge, preselect, judge, select. Each is a plain function over one shard; what is finished and
 * still valid is not done again.
 */
public final class Run {

    /** Rises when a stage may write other lines for the same inputs and configuration. */
    private static final String CODE = "3";

    private final RunConfig config;
    private final RunFolder folder;
    private final Options options;

    /** Of places with photographs, by place: two stages ask, and millions of files take long to list. */
    private final Map<String, String> stamps = new HashMap<>();

    /** What the judge was sent; null where it was not asked. */
    private ChatModel.@Nullable Usage asked;

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
     * The same in a folder that may lie elsewhere, by an engine that may use other machines.
     *
     * @throws ConfigException as {@link #forge(RunConfig, Path, Options)} does, and all else that it throws
     */
    public static RunSummary forge(RunConfig config, RunFolder folder, Engine engine, Options options)
            throws IOException, InterruptedException {
        RunInputs.require(config);
        try (RunLock lock = folder.lock();
                Closeable held = folder.store().hold(options.progress())) {
            return new Run(config, folder, options).all(engine);
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
        StageSummary ingested = ingest(runner, shards, inputs);
        StageSummary curated = curate(runner, shards, ingested, inputs);
        StageSummary looked = eyes.isNone() ? null : look(runner, shards, curated, eyes);
        StageSummary perceived = perceive(runner, shards, ingested, curated, looked, eyes);
        if (config.perceive().checksPolarity()) {
            Polarity.require(perceived.figures());
        }
        Copying copying = Copying.of(folder, shards, curated, config.leak(), CODE, options.workers());
        StageSummary forged = forge(runner, shards, perceived);
        SelectionRun selection = new SelectionRun(runner, shards, config, CODE, copying);
        StageSummary preselected = selection.preselect(forged);
        StageSummary judged = config.judge().isNone() ? null : judge(runner, shards, perceived, preselected);
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
                        pairForge().ruleIds()),
                summary);
        if (selected.books().page(Books.WHOLE).kept(Unit.PAIRS) == 0) {
            throw NothingKeptException.of(summary);
        }
        return summary;
    }

    private StageSummary ingest(StageRunner runner, Shards shards, Map<String, String> inputs)
            throws IOException, InterruptedException {
        Fingerprint fingerprint = Fingerprint.of("code", CODE)
                .with("seed", Long.toString(config.seed()))
                .with("sample", config.sample() + " " + config.limit());
        for (SourceConfig source : config.sources()) {
            fingerprint = fingerprint
                    .with(
                            "source",
                            source.name() + " " + source.kind().id() + " " + source.exhaustive() + " "
                                    + source.absentLabels() + " " + source.photos() + " " + source.settings())
                    .with(
                            "depth of a truth file",
                            source.kind() == SourceKind.TRUTH ? String.valueOf(source.depth()) : "")
                    .with("photographs", stamps(source.images()));
            for (ImportConfig imported : source.imports()) {
                fingerprint = fingerprint
                        .with("import", imported.toString())
                        .with("records", inputs.getOrDefault(imported.file().toString(), ""));
            }
            for (Map.Entry<String, List<Path>> role : source.files().entrySet()) {
                for (Path file : role.getValue()) {
                    fingerprint = fingerprint.with(
                            role.getKey(),
                            Files.isDirectory(file) ? listing(file) : inputs.getOrDefault(file.toString(), ""));
                }
            }
        }
        String all = fingerprint.hex();
        return runner.run(new StagePlan(Stage.INGEST.id(), shards, shard -> all, () -> {
            Ingest ingest = Ingest.read(config, shards, folder.temporary());
            return OpenStage.of(ingest::join, ingest);
        }));
    }

    private StageSummary curate(StageRunner runner, Shards shards, StageSummary ingested, Map<String, String> inputs)
            throws IOException, InterruptedException {
        CurateConfig curate = config.curate();
        Fingerprint fingerprint = Fingerprint.of("code", CODE)
                .with("limits", curate.limits().toString())
                .with("pixels", curate.pixels());
        for (Path list : curate.takedown()) {
            fingerprint = fingerprint.with("takedown", inputs.getOrDefault(list.toString(), ""));
        }
        for (Path list : config.leak().lists()) {
            fingerprint = fingerprint.with("benchmark list", list + " " + inputs.getOrDefault(list.toString(), ""));
        }
        for (String place : config.leak().folders()) {
            fingerprint = fingerprint.with("benchmark folder", place + " " + stamps(List.of(place)));
        }
        for (SourceConfig source : config.sources()) {
            if (curate.looksAtPixels()) {
                fingerprint = fingerprint.with("photographs", stamps(source.images()));
            }
        }
        Fingerprint all = fingerprint;
        return runner.run(new StagePlan(
                Stage.CURATE.id(),
                shards,
                shard -> all.with("scenes", ingested.outputsHash(shard)).hex(),
                Stages.work(Stage.CURATE, config, folder, options.workers())));
    }

    private StageSummary look(StageRunner runner, Shards shards, StageSummary curated, Eyes eyes)
            throws IOException, InterruptedException {
        Fingerprint fingerprint = Fingerprint.of("code", CODE).with("models", eyes.identities());
        for (SourceConfig source : config.sources()) {
            fingerprint = fingerprint
                    .with("asked", source.name() + " " + eyes.asked(source))
                    .with("photographs", eyes.asked(source).isEmpty() ? "" : stamps(source.images()));
        }
        Fingerprint all = fingerprint;
        StageSummary looked = runner.run(new StagePlan(
                Stage.LOOK.id(),
                shards,
                shard -> all.with("scenes", curated.outputsHash(shard)).hex(),
                Stages.work(
                        Stage.LOOK,
                        config,
                        folder,
                        options.workers(),
                        missing -> LookStage.keep(folder, shards, missing))));
        LookStage.forget(folder);
        return looked;
    }

    private String sidecarStamps(StageSummary ingested, int shard) throws IOException {
        Path sidecars = ingested.output(Ingest.SIDECARS, shard);
        try {
            return PerceiveStage.sidecarStamps(sidecars);
        } finally {
            folder.store().release(sidecars);
        }
    }

    private StageSummary perceive(
            StageRunner runner,
            Shards shards,
            StageSummary ingested,
            StageSummary curated,
            @Nullable StageSummary looked,
            Eyes eyes)
            throws IOException, InterruptedException {
        Fingerprint fingerprint = Fingerprint.of("code", CODE).with("detections", eyes.limits());
        for (SourceConfig source : config.sources()) {
            DepthConfig depth = source.depth();
            if (depth != null) {
                fingerprint = fingerprint
                        .with("source", source.name())
                        .with("depth", depth.toString())
                        .with("maps", depth.folder() == null ? "" : listing(depth.folder()));
            }
        }
        Fingerprint all = fingerprint;
        return runner.run(new StagePlan(
                Stage.PERCEIVE.id(),
                shards,
                shard -> all.with("scenes", curated.outputsHash(shard))
                        .with("looks", looked == null ? "" : looked.outputsHash(shard))
                        .with("named maps", sidecarStamps(ingested, shard))
                        .hex(),
                Stages.work(Stage.PERCEIVE, config, folder, options.workers())));
    }

    private StageSummary forge(StageRunner runner, Shards shards, StageSummary perceived)
            throws IOException, InterruptedException {
        Fingerprint all = Fingerprint.of("code", CODE)
                .with("rules", String.join(" ", pairForge().ruleIds()))
                .with("seed", Long.toString(config.seed()))
                .with("tasks", config.tasks().toString())
                .with("margins", config.margins().toString())
                .with("near far from boxes", config.nearFarFromBoxes().id())
                .with("caps", config.perForm() + " " + config.select().pool() + " " + config.dropSample());
        return runner.run(new StagePlan(
                Stage.FORGE.id(),
                shards,
                shard -> all.with("scenes", perceived.outputsHash(shard)).hex(),
                Stages.work(Stage.FORGE, config, folder, options.workers())));
    }

    private PairForge pairForge() {
        return ForgeSettings.of(config).forge();
    }

    private StageSummary judge(StageRunner runner, Shards shards, StageSummary perceived, StageSummary preselected)
            throws IOException, InterruptedException {
        PairForge forge = pairForge();
        Fingerprint fingerprint = Judging.fingerprint(CODE, config, forge);
        for (SourceConfig source : config.sources()) {
            fingerprint = fingerprint.with("photographs", stamps(source.images()));
        }
        Fingerprint all = fingerprint;
        ShardFingerprint ofShard = shard -> all.with("scenes", perceived.outputsHash(shard))
                .with("pairs", preselected.outputsHash(shard))
                .hex();
        List<Judging> opened = new ArrayList<>(1);
        try {
            return runner.run(new StagePlan(Stage.JUDGE.id(), shards, ofShard, () -> {
                Judging judging = Judging.open(config, folder, forge);
                opened.add(judging);
                return OpenStage.of(judging.stage()::run, () -> {
                    asked = judging.usage();
                    judging.close();
                });
            }));
        } catch (StageException e) {
            throw e.getCause() instanceof JudgeStoppedException stopped
                    ? opened.getFirst().stopped(stopped)
                    : e;
        }
    }

    private Map<String, String> hashInputs() throws IOException {
        InputHashes hashes = InputHashes.open(
                folder.recalled(folder.inputs()),
                options.rehash() ? InputHashes.Trust.READ_AGAIN : InputHashes.Trust.REMEMBERED);
        Map<String, String> inputs = new LinkedHashMap<>();
        for (Path input : Ingest.inputs(config)) {
            inputs.put(input.toString(), hashes.of(input));
        }
        for (Path list : config.curate().takedown()) {
            inputs.put(list.toString(), hashes.of(list));
        }
        for (Path list : config.leak().lists()) {
            inputs.put(list.toString(), hashes.of(list));
        }
        hashes.save();
        folder.publish(folder.inputs());
        return inputs;
    }

    /** Names, sizes and times of change of photographs; reading millions of them anew would cost hours. */
    private String stamps(List<String> images) throws IOException {
        Fingerprint fingerprint = Fingerprint.of("places", Integer.toString(images.size()));
        for (String place : images) {
            String stamp = stamps.get(place);
            if (stamp == null) {
                stamp = ImageStores.stamp(place);
                stamps.put(place, stamp);
            }
            fingerprint = fingerprint.with("place", stamp);
        }
        return fingerprint.hex();
    }

    /** A hash of the names, sizes and times of change of a folder's files; reading millions of them anew would cost hours. */
    private static String listing(Path images) throws IOException {
        List<String> files = new ArrayList<>();
        try (var walk = Files.walk(images, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
                files.add(images.relativize(file) + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
            }
        }
        files.sort(null);
        Fingerprint fingerprint = Fingerprint.of("files", Integer.toString(files.size()));
        return fingerprint.with("listing", String.join("\n", files)).hex();
    }
}
