package io.spatialforge.app;

import io.spatialforge.app.watch.DownloadView;
import io.spatialforge.app.watch.Progress;
import io.spatialforge.export.ExportSummary;
import io.spatialforge.export.Targets;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.pipeline.NothingKeptException;
import io.spatialforge.pipeline.Run;
import io.spatialforge.pipeline.RunSummary;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.pipeline.export.Export;
import io.spatialforge.viewer.picture.PairSheets;
import io.spatialforge.viewer.picture.SightSheets;
import io.spatialforge.viewer.report.Report;
import io.spatialforge.viewer.report.ReportOptions;
import io.spatialforge.vision.model.ModelCatalog;
import io.spatialforge.vision.model.ModelSpec;
import io.spatialforge.vision.model.store.DownloadException;
import io.spatialforge.vision.model.store.DownloadOptions;
import io.spatialforge.vision.model.store.Downloads;
import io.spatialforge.vision.model.store.ModelStore;
import io.spatialforge.vision.model.store.PullSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The demo on real photographs: a folder of them, or a few that are downloaded, looked at by the default models. */
final class PhotosDemo {

    private static final String SOURCE = "photos";
    private static final int PICTURES_PER_TASK = 6;
    private static final int MOST_SEEN = 24;

    private final Path out;
    private final List<String> names;
    private final @Nullable Path catalogue;
    private final int workers;
    private final long seed;
    private final Voice voice;

    /**
     * @param out where it all goes
     * @param names of models and sets that look at the photographs
     * @param catalogue of further models; null for those that are shipped
     * @param voice says what comes of it
     */
    PhotosDemo(Path out, List<String> names, @Nullable Path catalogue, int workers, long seed, Voice voice) {
        this.out = out;
        this.names = List.copyOf(names);
        this.catalogue = catalogue;
        this.workers = workers;
        this.seed = seed;
        this.voice = voice;
    }

    /**
     * @param folder of the photographs; null to download some
     * @param json whether the summary is printed as JSON
     */
    void run(@Nullable Path folder, boolean json) throws IOException, InterruptedException {
        long began = System.nanoTime();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new Main.UsageException("demo --photos: expected a folder of photographs, got " + folder);
        }
        List<ModelSpec> models = models();
        List<DemoPhotos.Photo> credited = folder == null ? DemoPhotos.all() : List.of();
        Path photos = folder == null ? out.resolve("photos") : folder;
        try (Downloads downloads = Downloads.with(DownloadOptions.of(System.getenv()))) {
            DownloadView progress = voice.downloads();
            pull(models, downloads, progress);
            DemoPhotos.fetch(credited, downloads, photos, progress);
        }
        RunSummary summary;
        List<Path> pictures;
        ExportSummary export;
        Path run = out.resolve("run");
        try (Progress progress = voice.progress()) {
            summary = Run.forge(
                    RunConfig.of("demo", configuration(photos), Path.of("")),
                    run,
                    Run.Options.ofDefaults().withWorkers(workers).withProgress(progress));
            FinishedRun finished = FinishedRun.open(run);
            pictures = progress.onePiece("seen", () -> SightSheets.draw(finished, MOST_SEEN, out.resolve("seen")));
            PairSheets.draw(
                    finished.images(), PICTURES_PER_TASK, seed, finished.pairs(), out.resolve("pictures"), progress);
            Report.write(
                    finished,
                    ReportOptions.ofDefaults().withWorkers(workers),
                    null,
                    out.resolve("report.html"),
                    progress);
            export = Export.run(
                            finished,
                            Targets.named("qwen3-vl"),
                            out.resolve("export/qwen3-vl"),
                            new Export.Options(workers, "", progress))
                    .summary();
        } catch (NothingKeptException e) {
            SightSheets.draw(FinishedRun.open(run), MOST_SEEN, out.resolve("seen"));
            throw new NothingKeptException(e.getMessage() + "\nWhat was seen is drawn in " + out.resolve("seen"));
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        if (json) {
            json(summary, export, pictures, models, credited, seconds);
        } else {
            voice.result(print -> text(print, summary, export, models, credited, seconds), Tints.SUMMARY);
        }
    }

    private List<ModelSpec> models() {
        ModelCatalog all = ModelCatalog.shipped();
        if (catalogue != null) {
            all = all.with(ModelCatalog.of(catalogue));
        }
        return all.named(names);
    }

    private void pull(List<ModelSpec> models, Downloads downloads, DownloadView progress) throws InterruptedException {
        ModelStore store = ModelStore.at(ModelStore.usualFolder(System.getenv()));
        try {
            for (ModelSpec model : models) {
                if (store.presence(model) != ModelStore.Presence.HERE) {
                    store.pull(model, PullSource.published(), downloads, progress);
                }
            }
        } catch (DownloadException e) {
            throw new DownloadException(
                    e.getMessage()
                            + "\nWithout a network bring the models from elsewhere: spatialforge models pull --from"
                            + " DIR. The demo on drawn scenes needs none: spatialforge demo",
                    e);
        }
    }

    private ObjectNode configuration(Path photos) {
        ObjectNode tree = RunConfig.empty();
        tree.put("shards", 4).put("seed", seed);
        tree.putArray("sources")
                .addObject()
                .put("kind", "folder")
                .put("name", SOURCE)
                .put("images", photos.toString());
        ObjectNode perceive = tree.putObject("perceive");
        ArrayNode list = perceive.putArray("models");
        names.forEach(list::add);
        if (catalogue != null) {
            perceive.put("catalogue", catalogue.toString());
        }
        return tree;
    }

    private void text(
            PrintWriter print,
            RunSummary summary,
            ExportSummary export,
            List<ModelSpec> models,
            List<DemoPhotos.Photo> credited,
            double seconds) {
        print.print(SummaryText.of(summary));
        print.println();
        print.printf("Made in %.1f s. Where to look next:%n", seconds);
        print.printf("  %s   what was seen: things, poses, facing, depth%n", out.resolve("seen"));
        print.printf("  %s   all of it on one page, to be opened in a browser%n", out.resolve("report.html"));
        print.printf("  %s   each task's pairs with their boxes%n", out.resolve("pictures"));
        print.printf(
                "  %s   ready to train on (%,d conversations)%n", out.resolve("export/qwen3-vl"), export.written());
        print.println();
        print.println("Seen by");
        for (ModelSpec model : models) {
            print.printf("  %s, %s, %s%n", model.id(), model.licence(), model.source());
        }
        if (!credited.isEmpty()) {
            print.println("Photographs");
            for (DemoPhotos.Photo photo : credited) {
                print.printf(
                        "  %s: %s, by %s, %s%n", photo.file().name(), photo.licence(), photo.author(), photo.source());
            }
        }
        print.println("Your own photographs: spatialforge forge --images DIR --out RUN");
    }

    private void json(
            RunSummary summary,
            ExportSummary export,
            List<Path> pictures,
            List<ModelSpec> models,
            List<DemoPhotos.Photo> credited,
            double seconds) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("summary", JsonMapper.shared().readTree(SummaryText.json(summary)));
        all.put("exported", export.written());
        all.put("pictures", pictures.stream().map(Path::toString).toList());
        all.put("report", out.resolve("report.html").toString());
        all.put("models", models.stream().map(ModelSpec::id).toList());
        all.put("photographs", credited.stream().map(p -> p.file().name()).toList());
        all.put("seconds", seconds);
        voice.result(JsonMapper.shared().writeValueAsString(all));
    }
}
