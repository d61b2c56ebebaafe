package io.spatialforge.app;

import io.spatialforge.app.watch.Progress;
import io.spatialforge.engine.RunFolders;
import io.spatialforge.pipeline.Rehearsal;
import io.spatialforge.pipeline.Run;
import io.spatialforge.pipeline.RunPlan;
import io.spatialforge.pipeline.RunSummary;
import io.spatialforge.pipeline.config.FarFiles;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.sources.pixmo.PixmoRole;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Stack;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code spatialforge forge}: makes a dataset, or what is missing of it. */
@Command(
        name = "forge",
        mixinStandardHelpOptions = true,
        description = "Makes verified pairs of annotated photographs. Started again, it redoes only what is missing.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  spatialforge forge --coco instances.json --images photos --out run",
            "  spatialforge forge --coco instances.json --coco person_keypoints.json --images photos \\",
            "      --depth depth --set sources.0.depth.scale=256 --out run",
            "  spatialforge forge --images photos --out run",
            "  spatialforge forge corpus.yaml --out run --dry-run",
            "  spatialforge forge corpus.yaml --out run --dry-run 64",
            "  spatialforge forge corpus.yaml --out run --tasks near-far,left-right --sample 1%%"
        })
final class ForgeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", arity = "0..1", paramLabel = "CONFIG", description = "Configuration in YAML.")
    private @Nullable Path config;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "RUN",
            description = "The run folder: a path, or an address as hdfs://namenode/runs/one.")
    private String out = "run";

    @Option(
            names = "--coco",
            paramLabel = "FILE",
            description = "Annotations in COCO's layout; given again, files that add to the first (keypoints).")
    private List<Path> coco = new ArrayList<>();

    @Option(
            names = "--openimages",
            paramLabel = "DIR",
            description =
                    "Folder of OpenImages' files (V4 to V7) under the names they are published by; with --images, or"
                            + " a table sizes.csv of ImageID,Width,Height beside them.")
    private @Nullable Path openImages;

    @Option(
            names = "--objects365",
            paramLabel = "FILE",
            description = "Annotations of Objects365, v1 or v2; given again, further files of the same release.")
    private List<Path> objects365 = new ArrayList<>();

    @Option(
            names = "--lvis",
            paramLabel = "FILE",
            description = "Annotations of LVIS, v0.5 or v1; given again, further files of the same release.")
    private List<Path> lvis = new ArrayList<>();

    @Option(
            names = "--refs",
            paramLabel = "FILE",
            description = "With --coco or --lvis: RefCOCO's words for their annotations, converted to JSON.")
    private List<Path> refs = new ArrayList<>();

    @Option(names = "--truth", paramLabel = "FILE", description = "A truth file in SpatialForge's own layout.")
    private @Nullable Path truth;

    @Option(
            names = "--pixmo",
            paramLabel = "FILE",
            description = "A Parquet file of PixMo: points, count, explanations or captions, told by its columns; given"
                    + " again, more files of the same images.")
    private List<Path> pixmo = new ArrayList<>();

    @Option(
            names = "--images",
            paramLabel = "DIR",
            description = "Folder of the photographs; without annotations, photographs alone.")
    private @Nullable Path images;

    @Option(
            names = "--depth",
            paramLabel = "DIR",
            description = "Folder of depth maps, 16-bit PNG or NPY; millimetres along the optical axis unless"
                    + " --set sources.0.depth.… says otherwise.")
    private @Nullable Path depth;

    @Option(
            names = "--models",
            paramLabel = "NAME",
            completionCandidates = Candidates.Models.class,
            split = ",",
            description = "Models that look at the photographs: default, best, none, or names of `spatialforge models"
                    + " list`. Photographs alone take default unless this says otherwise.")
    private List<String> models = new ArrayList<>();

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            completionCandidates = Candidates.Devices.class,
            description = "What models run on: auto, cpu, cuda:0, or several as cuda:0,cuda:1.")
    private @Nullable String device;

    @Option(
            names = "--exhaustive",
            paramLabel = "auto|yes|no",
            completionCandidates = Candidates.Exhaustive.class,
            description = "Whether every instance of a label is annotated; auto knows COCO's own classes.")
    private @Nullable String exhaustive;

    @Option(
            names = "--tasks",
            paramLabel = "TASK",
            split = ",",
            completionCandidates = Candidates.Tasks.class,
            description = "Only these tasks.")
    private List<String> tasks = new ArrayList<>();

    @Option(names = "--limit", paramLabel = "N", description = "At most so many images, chosen by hash.")
    private @Nullable Integer limit;

    @Option(names = "--sample", paramLabel = "SHARE", description = "A share of the images, as 0.01 or 1%%, by hash.")
    private @Nullable String sample;

    @Option(names = "--seed", paramLabel = "N", description = "Where all random choices start from.")
    private @Nullable Long seed;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Any setting of the configuration, as margins.depth_ratio=1.2.")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--dry-run",
            arity = "0..1",
            paramLabel = "N",
            parameterConsumer = DryRunImages.class,
            description =
                    "Tell what would be read, redone and written, and do nothing. With N, also go through N images"
                            + " in a temporary folder, and tell how long all of them would take and how large the run gets.")
    private @Nullable Integer dryRun;

    @Option(names = "--rehash", description = "Read inputs again even if their size and time are unchanged.")
    private boolean rehash;

    @Option(names = "--verify", description = "Check the content of what is already made, not only its size.")
    private boolean verify;

    @Option(
            names = "--metrics",
            paramLabel = "FILE",
            description =
                    "Add a JSON object a line for machines to this file, about every second; - for standard error,"
                            + " in the place of the progress.")
    private @Nullable String metrics;

    @Mixin
    private Workers workers = new Workers();

    @Option(names = "--json", description = "Print the summary as JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        ObjectNode tree = resolve();
        if (dryRun != null) {
            return rehearse(tree, dryRun);
        }
        Forging.Wanted wanted = new Forging.Wanted(name(), tree, base(), out);
        wanted.config(); // complains of it before anything is made
        boolean remote = RunFolders.isRemote(out);
        requireFolder();
        try (Progress progress = progress()) {
            RunSummary summary = forge(wanted, progress);
            progress.worked("guesses", "tables", 0, 1);
            Optional<Blindness.Glimpse> blind = Blindness.of(summary);
            progress.worked("guesses", "tables", 1, 1);
            progress.close();
            if (json) {
                spec.commandLine().getOut().println(SummaryText.json(summary, blind.map(Blindness.Glimpse::report)));
            } else {
                spec.commandLine().getOut().print(SummaryText.of(summary));
                spec.commandLine()
                        .getOut()
                        .print(blind.map(Blindness.Glimpse::text).orElse(""));
                spec.commandLine()
                        .getOut()
                        .println(
                                remote
                                        ? "Next: copy " + out + " to a disk of this machine, and spatialforge export it"
                                        : "Next: spatialforge export " + out + " --to qwen3-vl --out DIR");
            }
            spec.commandLine().getOut().flush();
        }
        return Main.DONE;
    }

    private void requireFolder() {
        if (!RunFolders.isRemote(out)) {
            Main.requireFolder("forge --out", RunFolders.path(out));
        }
    }

    private Progress progress() throws IOException {
        if (metrics == null) {
            return Voice.of(spec).progress();
        }
        try {
            return Voice.of(spec)
                    .progress(metrics, RunFolders.isRemote(out) ? RunFolders.scratch() : RunFolders.path(out));
        } catch (IOException e) {
            throw new Main.UsageException("--metrics: " + metrics + " can't be written: " + e.getMessage());
        }
    }

    private RunSummary forge(Forging.Wanted wanted, Progress progress) throws IOException, InterruptedException {
        Main main = (Main) spec.root().userObject();
        try {
            RunSummary summary =
                    main.forging().forge(wanted, new Run.Options(workers.count(), progress, rehash, verify));
            progress.succeeded();
            return summary;
        } catch (IOException | InterruptedException | RuntimeException e) {
            progress.failed(e);
            throw e;
        }
    }

    private int rehearse(ObjectNode tree, int sample) throws IOException, InterruptedException {
        RunConfig whole = config(tree);
        requireFolder();
        RunPlan plan = RunPlan.of(whole, RunFolders.look(out), rehash, verify);
        PrintWriter print = spec.commandLine().getOut();
        if (sample == 0) {
            print.print(
                    json
                            ? JsonMapper.shared().writeValueAsString(PlanText.json(plan)) + System.lineSeparator()
                            : PlanText.of(plan));
            print.flush();
            return Main.DONE;
        }
        if (!json) {
            print.println(PlanText.of(plan));
            print.flush();
        }
        Integer most = whole.limit();
        tree.put("limit", most == null ? sample : Math.min(sample, most));
        try (Progress progress = Voice.of(spec).progress()) {
            Rehearsal rehearsal = Rehearsal.of(
                    config(tree),
                    most == null ? Long.MAX_VALUE : most,
                    new Run.Options(workers.count(), progress, rehash, verify));
            progress.close();
            print.print(json ? RehearsalText.json(rehearsal, plan) : RehearsalText.of(rehearsal));
            print.flush();
        }
        return Main.DONE;
    }

    /** A number after {@code --dry-run}, 0 without: what follows may be the configuration. */
    static final class DryRunImages implements CommandLine.IParameterConsumer {

        @Override
        public void consumeParameters(Stack<String> left, ArgSpec option, CommandSpec command) {
            boolean given = !left.isEmpty() && left.peek().matches("[0-9]{1,9}");
            option.setValue(given ? Integer.valueOf(left.pop()) : Integer.valueOf(0));
        }
    }

    private RunConfig config(ObjectNode tree) {
        return RunConfig.of(name(), tree, base());
    }

    private String name() {
        return config == null ? "options" : FarFiles.told(config);
    }

    private Path base() {
        return config == null ? Path.of("") : config.toAbsolutePath().resolveSibling("");
    }

    private ObjectNode resolve() throws IOException {
        boolean direct = !coco.isEmpty()
                || !objects365.isEmpty()
                || !lvis.isEmpty()
                || openImages != null
                || !pixmo.isEmpty()
                || truth != null
                || (config == null && images != null);
        if ((config == null) != direct) {
            throw new Main.UsageException(
                    config == null
                            ? "forge: expected a configuration file, or annotations by --coco, --objects365, --lvis,"
                                    + " --openimages, --pixmo or --truth, or photographs alone by --images"
                            : "forge: a configuration file names its sources itself; leave --coco and the like out");
        }
        ObjectNode tree = config == null ? RunConfig.empty() : RunConfig.load(config);
        if (direct) {
            source(tree.putArray("sources"));
        } else if (images != null || depth != null || exhaustive != null) {
            throw new Main.UsageException(
                    "forge: with a configuration file use --set sources.0.images=DIR, sources.0.depth.folder=DIR or"
                            + " sources.0.exhaustive=yes");
        }
        if (!tasks.isEmpty()) {
            ArrayNode list = tree.putArray("tasks");
            tasks.forEach(list::add);
        }
        if (limit != null) {
            tree.put("limit", limit);
        }
        if (sample != null) {
            tree.put("sample", share(sample));
        }
        if (seed != null) {
            tree.put("seed", seed);
        }
        if (!models.isEmpty()) {
            ArrayNode list = perceive(tree).putArray("models");
            models.forEach(list::add);
        }
        if (device != null) {
            perceive(tree).put("device", device);
        }
        settings.forEach(setting -> RunConfig.set(tree, setting));
        return tree;
    }

    private static ObjectNode perceive(ObjectNode tree) {
        return tree.get("perceive") instanceof ObjectNode node ? node : tree.putObject("perceive");
    }

    private void source(ArrayNode sources) throws IOException {
        if (!refs.isEmpty() && coco.isEmpty() == lvis.isEmpty()) {
            throw new Main.UsageException("forge: --refs go with either --coco or --lvis");
        }
        cocoStyle(sources, "coco", coco, refs);
        cocoStyle(sources, "objects365", objects365, List.of());
        cocoStyle(sources, "lvis", lvis, refs);
        if (openImages != null) {
            ObjectNode source = sources.addObject();
            source.put("kind", "openimages").put("folder", FarFiles.told(openImages));
            complete(source);
        }
        if (truth != null) {
            ObjectNode source = sources.addObject();
            source.put("kind", "truth").put("annotations", FarFiles.told(truth));
            complete(source);
        }
        if (!pixmo.isEmpty()) {
            ObjectNode source = sources.addObject();
            source.put("kind", "pixmo");
            FarFiles.fetch(pixmo, text -> {});
            for (Path file : pixmo) {
                source.withArray(PixmoRole.of(file).id()).add(FarFiles.told(file));
            }
            complete(source);
        }
        if (sources.isEmpty()) {
            complete(sources.addObject().put("kind", "folder"));
        }
    }

    private void cocoStyle(ArrayNode sources, String kind, List<Path> annotations, List<Path> words) {
        if (annotations.isEmpty()) {
            return;
        }
        ObjectNode source = sources.addObject();
        source.put("kind", kind);
        ArrayNode files = source.putArray("annotations");
        annotations.forEach(file -> files.add(FarFiles.told(file)));
        if (!words.isEmpty()) {
            ArrayNode given = source.putArray("refs");
            words.forEach(file -> given.add(FarFiles.told(file)));
        }
        complete(source);
    }

    private void complete(ObjectNode source) {
        if (images != null) {
            source.put("images", FarFiles.told(images));
        }
        if (exhaustive != null) {
            source.put("exhaustive", exhaustive);
        }
        if (depth != null) {
            source.putObject("depth").put("folder", FarFiles.told(depth));
        }
    }

    private static double share(String text) {
        try {
            return text.endsWith("%")
                    ? Double.parseDouble(text.substring(0, text.length() - 1)) / 100
                    : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new Main.UsageException("--sample: expected a share as 0.01 or 1%, got '" + text + "'");
        }
    }
}
