package io.spatialforge.app;

import io.spatialforge.app.console.Shell;
import io.spatialforge.app.watch.Progress;
import io.spatialforge.engine.RunFolders;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.pipeline.Rehearsal;
import io.spatialforge.pipeline.Run;
import io.spatialforge.pipeline.RunPlan;
import io.spatialforge.pipeline.RunSummary;
import io.spatialforge.pipeline.audit.BlindGlance;
import io.spatialforge.pipeline.config.FarFiles;
import io.spatialforge.pipeline.config.RunConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Stack;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code spatialforge forge}: makes a dataset, or what is missing of it. */
@Command(
        name = "forge",
        mixinStandardHelpOptions = true,
        description = "Makes verified pairs of annotated photographs. Started again, it redoes only what is missing.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  spatialforge forge --coco instances.json --images photos --out run",
            "  spatialforge forge --coco instances.json --coco person_keypoints.json \\",
            "      --images photos --depth depth --set sources.0.depth.scale=256 --out run",
            "  spatialforge forge --images photos --out run",
            "  spatialforge forge corpus.yaml --out run --dry-run",
            "  spatialforge forge corpus.yaml --out run --dry-run 64",
            "  spatialforge forge corpus.yaml --out run --sample 1%% --tasks near-far,counting"
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

    @ArgGroup(validate = false, order = 1, heading = "%nWhat is read, where there is no CONFIG:%n")
    private CorpusOptions corpus = new CorpusOptions();

    @ArgGroup(validate = false, order = 2, heading = "%nWhat is made of it, over what CONFIG says:%n")
    private SettingOptions chosen = new SettingOptions();

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
        requireFolder();
        try (Progress progress = progress()) {
            RunSummary summary = forge(wanted, progress);
            Optional<BlindGlance> blind = Blindness.told(FinishedRun.open(summary.folder()));
            progress.close();
            Voice voice = Voice.of(spec);
            if (json) {
                voice.result(SummaryText.json(summary, blind.map(BlindGlance::report)));
            } else {
                voice.result(
                        SummaryText.of(summary) + blind.map(Blindness::text).orElse("") + next(), Tints.SUMMARY);
            }
        }
        return Main.DONE;
    }

    private String next() {
        return RunFolders.isRemote(out)
                ? "Next: copy %s to a disk of this machine; there spatialforge report and export%n".formatted(out)
                : "Next: spatialforge report %1$s%n      spatialforge export %1$s --to qwen3-vl --out DIR%n"
                        .formatted(Shell.word(out));
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
            throw new Main.UsageException("--metrics: " + metrics + " can't be written: "
                    + Failure.of(e, List.of()).message());
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
        Voice voice = Voice.of(spec);
        if (!json) {
            voice.result(PlanText.of(plan) + (sample == 0 ? "" : System.lineSeparator()), Tints.PLAN);
        } else if (sample == 0) {
            voice.result(JsonMapper.shared().writeValueAsString(PlanText.json(plan)));
        }
        if (sample == 0) {
            return Main.DONE;
        }
        Integer most = whole.limit();
        tree.put("limit", most == null ? sample : Math.min(sample, most));
        try (Progress progress = voice.progress()) {
            Rehearsal rehearsal = Rehearsal.of(
                    config(tree),
                    most == null ? Long.MAX_VALUE : most,
                    new Run.Options(workers.count(), progress, rehash, verify));
            progress.close();
            voice.result(json ? RehearsalText.json(rehearsal, plan) : RehearsalText.of(rehearsal));
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
        if (config != null && corpus.hasAnnotations()) {
            throw new Main.UsageException(
                    "forge: a configuration file names its sources itself; leave --coco and the like out");
        }
        if (config != null && corpus.hasDetails()) {
            throw new Main.UsageException(
                    "forge: with a configuration file use --set sources.0.images=DIR, sources.0.depth.folder=DIR or"
                            + " sources.0.exhaustive=yes");
        }
        if (config == null && !corpus.hasAnnotations() && !corpus.hasImages()) {
            throw new Main.UsageException(
                    "forge: expected a configuration file, or annotations by --coco, --objects365, --lvis,"
                            + " --openimages, --pixmo or --truth, or photographs alone by --images; `spatialforge init"
                            + " DIR` writes a configuration for what is in a folder");
        }
        ObjectNode tree = config == null ? RunConfig.empty() : RunConfig.load(config);
        if (config == null) {
            corpus.addTo(tree.putArray("sources"));
        }
        chosen.apply(tree);
        return tree;
    }
}
