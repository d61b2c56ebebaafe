package io.spatialforge.app;

import io.spatialforge.app.console.Shell;
import io.spatialforge.app.watch.Progress;
import io.spatialforge.audit.AuditReport;
import io.spatialforge.audit.Truth;
import io.spatialforge.drawn.DrawnCorpus;
import io.spatialforge.export.ExportSummary;
import io.spatialforge.export.Targets;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.pipeline.Run;
import io.spatialforge.pipeline.RunSummary;
import io.spatialforge.pipeline.audit.BlindGlance;
import io.spatialforge.pipeline.audit.KeptAudit;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.pipeline.export.Export;
import io.spatialforge.viewer.picture.PairSheets;
import io.spatialforge.viewer.report.Report;
import io.spatialforge.viewer.report.ReportOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code spatialforge demo}: the main job on scenes it draws itself, held against their exact truth. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Draws scenes, makes pairs of them, audits the pairs against exact truth, and draws the pairs; with"
                        + " --photos, the same on real photographs without the audit.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  spatialforge demo",
            "  spatialforge demo --photos            eight photographs and the default models, downloaded once",
            "  spatialforge demo --photos ~/Pictures"
        })
final class DemoCommand implements Callable<Integer> {

    private static final String SOURCE = "drawn";

    /** Stands for the photographs that are downloaded; no folder has this name. */
    private static final String DOWNLOADED = "\0";

    private static final int PICTURES_PER_TASK = 6;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where it all goes (default: demo, with --photos demo-photos).")
    private @Nullable Path out;

    @Option(
            names = "--photos",
            arity = "0..1",
            fallbackValue = DOWNLOADED,
            paramLabel = "DIR",
            description = "Real photographs instead, looked at by the default models: those of a folder, or without one"
                    + " a few that are downloaded.")
    private @Nullable String photos;

    @Option(
            names = "--models",
            paramLabel = "NAME",
            completionCandidates = Candidates.Models.class,
            split = ",",
            description = "With --photos: the models that look at them (default: the default set).")
    private List<String> models = List.of("default");

    @Option(
            names = "--catalogue",
            paramLabel = "FILE",
            description = "With --photos: models of your own, beside those that are shipped.")
    private @Nullable Path catalogue;

    @Option(names = "--scenes", paramLabel = "N", description = "Scenes to draw (default: ${DEFAULT-VALUE}).")
    private int scenes = 36;

    @Option(names = "--seed", paramLabel = "N", description = "Other scenes for another number.")
    private long seed = 1;

    @Mixin
    private Workers workers = new Workers();

    @Option(names = "--json", description = "Print the summary as JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Path folder = out != null ? out : Path.of(photos == null ? "demo" : "demo-photos");
        Main.requireFolder("demo --out", folder);
        if (scenes < 1) {
            throw new Main.UsageException("demo: --scenes is at least 1, got " + scenes);
        }
        if (photos != null) {
            new PhotosDemo(folder, models, catalogue, workers.count(), seed, Voice.of(spec))
                    .run(photos.equals(DOWNLOADED) ? null : Path.of(photos), json);
            return Main.DONE;
        }
        return drawn(folder);
    }

    private int drawn(Path folder) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Voice voice = Voice.of(spec);
        Path corpus = folder.resolve("scenes");
        Path run = folder.resolve("run");
        DrawnCorpus.Written drawn;
        RunSummary summary;
        KeptAudit audit;
        BlindGlance blind;
        ExportSummary export;
        List<Path> pictures;
        try (Progress progress = voice.progress()) {
            progress.note("drawing %d scenes ...".formatted(scenes));
            drawn = progress.onePiece(
                    "scenes",
                    () -> DrawnCorpus.write(
                            corpus, DrawnCorpus.Options.of(seed, scenes).withWorkers(workers.count())));
            summary = Run.forge(
                    RunConfig.of("demo", configuration(drawn), Path.of("")),
                    run,
                    Run.Options.ofDefaults().withWorkers(workers.count()).withProgress(progress));
            FinishedRun finished = FinishedRun.open(run);
            List<Path> truth = List.of(drawn.truth());
            audit = Audited.of(finished, Truth.read(truth), truth, progress);
            blind = BlindGlance.of(finished, progress);
            export = Export.run(
                            finished,
                            Targets.named("qwen3-vl"),
                            folder.resolve("export/qwen3-vl"),
                            new Export.Options(workers.count(), "", progress))
                    .summary();
            pictures = PairSheets.draw(
                    finished.images(), PICTURES_PER_TASK, seed, finished.pairs(), folder.resolve("pictures"), progress);
            Report.write(
                    finished,
                    ReportOptions.ofDefaults().withWorkers(workers.count()),
                    audit,
                    folder.resolve("report.html"),
                    progress);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        print(folder, summary, audit.report(), blind, export, pictures, seconds);
        return audit.report().wrong().isEmpty() ? Main.DONE : Main.NOT_ACCEPTABLE;
    }

    private ObjectNode configuration(DrawnCorpus.Written drawn) {
        ObjectNode tree = RunConfig.empty();
        tree.put("shards", 4).put("seed", seed).put("licence", "CC0-1.0");
        ObjectNode source = tree.putArray("sources").addObject();
        source.put("kind", "coco")
                .put("name", SOURCE)
                .put("annotations", drawn.annotations().toString())
                .put("images", drawn.images().toString())
                .put("exhaustive", "yes");
        source.putObject("depth").put("folder", drawn.depth().toString()).put("id", "drawn-z-buffer");
        return tree;
    }

    private void print(
            Path folder,
            RunSummary summary,
            AuditReport audit,
            BlindGlance blind,
            ExportSummary export,
            List<Path> pictures,
            double seconds) {
        Voice voice = Voice.of(spec);
        if (json) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("summary", JsonMapper.shared().readTree(SummaryText.json(summary)));
            all.put("audit", JsonMapper.shared().readTree(audit.toJson()));
            all.put("blind", JsonMapper.shared().readTree(blind.report().toJson()));
            all.put("exported", export.written());
            all.put("pictures", pictures.stream().map(Path::toString).toList());
            all.put("report", folder.resolve("report.html").toString());
            all.put("seconds", seconds);
            voice.result(JsonMapper.shared().writeValueAsString(all));
            return;
        }
        voice.result(print -> text(print, folder, summary, audit, blind, export, seconds), Tints.SUMMARY);
    }

    private static void text(
            PrintWriter print,
            Path folder,
            RunSummary summary,
            AuditReport audit,
            BlindGlance blind,
            ExportSummary export,
            double seconds) {
        print.print(SummaryText.of(summary));
        print.println();
        print.println("Held against the exact truth of the drawing:");
        print.print(audit.toText());
        print.print(Blindness.text(blind));
        print.printf("Made in %.1f s. Where to look next:%n", seconds);
        print.printf("  %s   all of it on one page, to be opened in a browser%n", folder.resolve("report.html"));
        print.printf("  %s   each task's pairs with their boxes%n", folder.resolve("pictures"));
        print.printf(
                "  %s   ready to train on (%,d conversations)%n", folder.resolve("export/qwen3-vl"), export.written());
        print.printf(
                "  %s   every pair with claim and evidence: zstdcat %s | head -1%n",
                folder.resolve("run/qa"), Shell.word(folder.resolve("run/qa").resolve("00000-of-00004.jsonl.zst")));
        print.printf("  %s   what was left out, and why%n", folder.resolve("run/dropped"));
        print.printf("Real photographs, seen by models: spatialforge demo --photos%n");
        print.printf("Your own photographs: spatialforge forge --coco ANNOTATIONS.json --images DIR --out RUN%n");
    }
}
