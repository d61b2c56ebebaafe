package io.spatialforge.app;

import io.spatialforge.app.watch.Progress;
import io.spatialforge.core.qa.Split;
import io.spatialforge.export.DialectOptions.Regions;
import io.spatialforge.export.ExportOptions;
import io.spatialforge.export.ExportSummary;
import io.spatialforge.export.Targets;
import io.spatialforge.export.target.Photographs;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.pipeline.export.Export;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code spatialforge export}: writes a run for a trainer, a hub or an evaluation. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description =
                "Writes a run in the format of a trainer, a hub or an evaluation; every record is checked as it is"
                        + " written. Started again, it makes only what is missing or would be different.",
        footerHeading = "%n",
        footer = {
            "Examples:",
            "  spatialforge export run --to qwen3-vl --out train",
            "  spatialforge export run --to qwen3-vl --regions points --out points",
            "  spatialforge export run --to qwen3-vl --turns 8 --out talks"
        })
final class ExportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "RUN", description = "The run folder.")
    private Path run = Path.of("");

    @Option(
            names = "--to",
            required = true,
            paramLabel = "TARGET",
            completionCandidates = Candidates.TargetIds.class,
            description = "What for; see below.")
    private String target = "";

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Where the files go. Those of an earlier export there are replaced, others stay.")
    private Path out = Path.of("");

    @Option(
            names = "--turns",
            paramLabel = "N",
            description = "Up to N questions of one image in a conversation, none of which answers another"
                    + " (default: ${DEFAULT-VALUE}).")
    private int turns = ExportOptions.DEFAULTS.turns();

    @Mixin
    private DialectChoices dialect = new DialectChoices();

    @Mixin
    private CopyImages copyImages = new CopyImages();

    @Mixin
    private TarSize tarSize = new TarSize();

    @Mixin
    private Evaluation evaluation = new Evaluation();

    @Mixin
    private Workers workers = new Workers();

    @Option(names = "--json", description = "Print the summary as JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        TargetNames.require("export --to", target);
        if (turns < 1) {
            throw new Main.UsageException("export --turns: expected at least 1, got " + turns);
        }
        ExportOptions options = new ExportOptions(
                dialect.options("export"),
                dialect.words("export"),
                turns,
                copyImages.isAskedFor(),
                evaluation.asked(),
                tarSize.limits());
        IdleOptions.refuse("export", target, options);
        if (options.dialect().regions() == Regions.MARKS && !options.copyImages()) {
            throw new Main.UsageException(
                    "export --regions marks: marks are drawn into copies of the photographs; add --copy-images");
        }
        Main.requireFolder("export --out", out);
        FinishedRun finished = FinishedRun.open(run);
        ExportOptions chosen = options.withHeldOut(evaluation.heldOut(
                Targets.named(target), finished, spec.commandLine().getErr()));
        Export.Exported exported;
        try (Photographs photographs = copyImages.open(finished);
                Progress progress = Voice.of(spec).progress()) {
            exported = Export.run(
                    finished,
                    Targets.named(target, chosen, photographs),
                    out,
                    new Export.Options(workers.count(), chosen.toString(), progress));
        }
        Voice voice = Voice.of(spec);
        if (json) {
            voice.result(json(exported));
        } else {
            String reminder = Targets.named(target, chosen, Photographs.NONE).reminder();
            voice.result(text(exported) + (reminder == null ? "" : "mind: " + reminder), Tints.EXPORT);
        }
        if (exported.summary().written() == 0) {
            voice.complain(
                    "spatialforge: export: nothing was written, for the reasons above; photographs that have no file"
                            + " name are named once forge finds them in 'images' (spatialforge fetch brings those that have a"
                            + " URL)");
            return Main.NOT_ACCEPTABLE;
        }
        return Main.DONE;
    }

    private String text(Export.Exported exported) {
        ExportSummary summary = exported.summary();
        StringBuilder text = new StringBuilder();
        text.append("%,d of %,d pairs written to %s%n".formatted(summary.written(), summary.read(), out));
        for (Map.Entry<Split, Long> split : splits(summary).entrySet()) {
            text.append("  %-10s %,d%n".formatted(split.getKey().id(), split.getValue()));
        }
        summary.dropped()
                .forEach((reason, count) -> text.append("  left out: %,d x %s%n".formatted(count, reason.meaning())));
        switch (exported.was()) {
            case WHOLE -> text.append("it was whole already; nothing was done%n".formatted());
            case NOT_WHOLE -> {
                if (exported.kept() > 0) {
                    text.append("%,d files made, %,d kept as they were%n".formatted(exported.made(), exported.kept()));
                }
            }
        }
        return text.toString();
    }

    private static Map<Split, Long> splits(ExportSummary summary) {
        Map<Split, Long> splits = new LinkedHashMap<>();
        summary.splits()
                .forEach((split, tasks) -> splits.put(
                        split,
                        tasks.values().stream().mapToLong(Long::longValue).sum()));
        return splits;
    }

    private String json(Export.Exported exported) {
        ExportSummary summary = exported.summary();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("out", out.toString());
        all.put("target", summary.target());
        all.put("read", summary.read());
        all.put("written", summary.written());
        all.put("bytes", summary.bytes());
        Map<String, Long> splits = new LinkedHashMap<>();
        splits(summary).forEach((split, count) -> splits.put(split.id(), count));
        all.put("splits", splits);
        Map<String, Long> dropped = new LinkedHashMap<>();
        summary.dropped().forEach((reason, count) -> dropped.put(reason.id(), count));
        all.put("dropped", dropped);
        all.put("files", summary.files());
        all.put("files_made", exported.made());
        all.put("files_kept", exported.kept());
        return JsonMapper.shared().writeValueAsString(all);
    }
}
