package io.spatialforge.bench;

import io.spatialforge.app.Main;
import io.spatialforge.bench.corpora.Corpora;
import io.spatialforge.bench.view.Asked;
import io.spatialforge.bench.view.ManyTimes;
import io.spatialforge.bench.view.ViewReport;
import io.spatialforge.bench.view.ViewedProcess;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.engine.Marker;
import io.spatialforge.engine.Markers;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.pipeline.FinishedRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The viewer over a large run: how soon it is there, and how soon its pages are. */
@Command(
        name = "view",
        mixinStandardHelpOptions = true,
        description = "Opens the viewer of a large run and measures it from outside: its start, its pages, its index.")
final class ViewBench implements Callable<Integer> {

    private static final long POLL_MS = 50;

    /** Seconds from page to page while the run is indexed. */
    private static final double NEXT_PAGE_S = 1;

    /** For so long the viewer opens its index after the first page. */
    private static final long SETTLED_MS = 3000;

    @Option(
            names = "--run",
            paramLabel = "DIR",
            description = "A finished run; its index is made anew. Generated and forged unless said.")
    private @Nullable Path given;

    @Option(names = "--pairs", description = "Pairs of a generated run, about (default: ${DEFAULT-VALUE}).")
    private long pairs = 1_000_000;

    @Option(
            names = "--times",
            description = "Measure a run in which each shard of this one is so often (default: ${DEFAULT-VALUE}).")
    private int times = 1;

    @Option(names = "--dir", description = "Where what is made goes and stays; a temporary folder unless said.")
    private @Nullable Path folder;

    @Option(names = "--each", description = "Pages of each kind (default: ${DEFAULT-VALUE}).")
    private int each = 10;

    @Option(names = "--heap", description = "Most of the viewer's heap, as -Xmx takes it (default: ${DEFAULT-VALUE}).")
    private String heap = "1g";

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there too.")
    private @Nullable Path json;

    @Mixin
    private GenerateScaleCommand.Choice choice = new GenerateScaleCommand.Choice();

    @Override
    public Integer call() throws Exception {
        Path place = (folder == null ? Files.createTempDirectory("spatialforge-view") : folder).toAbsolutePath();
        Path run = given == null ? forged(place) : given;
        if (times > 1) {
            Path many = place.resolve("many");
            ManyTimes.write(FinishedRun.open(run), times, many);
            run = many;
        }
        ViewReport report = measure(run);
        System.out.print(report.text());
        if (folder == null) {
            MeasureCommand.delete(place);
        }
        if (json != null) {
            Files.writeString(json, report.json(), StandardCharsets.UTF_8);
        }
        return 0;
    }

    private Path forged(Path place) throws IOException, InterruptedException {
        Corpora all = choice.of(0);
        Corpora corpora = choice.of(Math.max(1, Math.round((double) all.images() * pairs / all.pairs())));
        Path config = corpora.write(place.resolve("corpora"));
        Path run = place.resolve("run");
        List<String> forge = List.of("forge", config.toString(), "--out", run.toString(), "--quiet");
        ChildJvm.run(ChildJvm.command(List.of("-XX:+UseParallelGC", "-Xmx1900m"), Main.class, forge));
        return run;
    }

    private ViewReport measure(Path folder) throws IOException, InterruptedException {
        FinishedRun run = FinishedRun.open(folder);
        List<String> options = List.of("-XX:+UseParallelGC", "-Xshare:auto", "-Djava.awt.headless=true", "-Xmx" + heap);
        List<String> view =
                ChildJvm.command(options, Main.class, List.of("view", folder.toString(), "--port", "0", "--json"));
        Filled filled = fill(folder, view);
        long count = lines(run, RunFolder.QA);
        long dropped = lines(run, RunFolder.dropped(""));
        try (ViewedProcess viewer = new ViewedProcess(view)) {
            viewer.ask("/pairs");
            ViewReport.Opening again = new ViewReport.Opening(viewer.age(), viewer.processor());
            Thread.sleep(SETTLED_MS);
            List<ViewReport.Pages> pages = new ArrayList<>();
            for (Map.Entry<String, List<String>> kind :
                    Asked.of(run, count, dropped, each).paths().entrySet()) {
                List<ViewedProcess.Took> spent = new ArrayList<>();
                for (String path : kind.getValue()) {
                    spent.add(viewer.ask(path));
                }
                pages.add(ViewReport.Pages.of(kind.getKey(), spent));
            }
            return new ViewReport(
                    count,
                    dropped,
                    filled.opened,
                    filled.indexed,
                    filled.processor,
                    filled.memory,
                    filled.meanwhile,
                    filled.bytes,
                    again,
                    viewer.memory(),
                    pages);
        }
    }

    /** A run that was indexed. */
    private record Filled(
            ViewReport.Opening opened,
            double indexed,
            double processor,
            long memory,
            ViewReport.@Nullable Pages meanwhile,
            long bytes) {}

    private static Filled fill(Path folder, List<String> view) throws IOException, InterruptedException {
        Path index = folder.resolve("work").resolve("viewer");
        for (Path before : tables(index)) {
            Files.delete(before);
        }
        List<ViewedProcess.Took> meanwhile = new ArrayList<>();
        try (ViewedProcess viewer = new ViewedProcess(view)) {
            viewer.ask("/pairs");
            ViewReport.Opening opened = new ViewReport.Opening(viewer.age(), viewer.processor());
            while (tables(index).isEmpty()) {
                if (!viewer.isAlive()) {
                    throw new IOException("the viewer ended before the run was indexed");
                }
                Thread.sleep(POLL_MS);
                if (viewer.age() > NEXT_PAGE_S * (meanwhile.size() + 1)) {
                    Task task = Task.values()[meanwhile.size() % Task.values().length];
                    meanwhile.add(viewer.ask("/pairs?task=" + task.id()));
                }
            }
            return new Filled(
                    opened,
                    viewer.age(),
                    viewer.processor(),
                    viewer.memory(),
                    meanwhile.isEmpty() ? null : ViewReport.Pages.of("by task, indexing", meanwhile),
                    Files.size(tables(index).getFirst()));
        }
    }

    /** Finished tables, one at most. */
    private static List<Path> tables(Path index) throws IOException {
        List<Path> tables = new ArrayList<>();
        if (Files.isDirectory(index)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(index, "*.duckdb")) {
                files.forEach(tables::add);
            }
        }
        return tables;
    }

    /** Lines in folders of the run that begin so. */
    private static long lines(FinishedRun run, String folders) throws IOException {
        Markers markers = new Markers(run.folder());
        long lines = 0;
        for (Stage stage : Stage.values()) {
            for (Marker marker : markers.there(stage.id())) {
                for (Marker.Output output : marker.outputs()) {
                    lines += output.folder().startsWith(folders) ? output.lines() : 0;
                }
            }
        }
        return lines;
    }
}
