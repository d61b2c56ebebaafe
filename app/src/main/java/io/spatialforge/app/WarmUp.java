package io.spatialforge.app;

import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.viewer.index.RunIndex;
import io.spatialforge.viewer.review.ReviewOptions;
import io.spatialforge.viewer.review.ReviewPages;
import io.spatialforge.viewer.serve.ViewedRun;
import io.spatialforge.viewer.serve.Viewer;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/**
 * A little of everything that people wait for: Java keeps an archive of the classes that this needed, and reads them from it
 * when a command starts. The launcher runs it, once.
 */
final class WarmUp {

    private static final String SCENES = "8";
    private static final long POLL_MS = 20;
    private static final int POLLS = 1000;
    private static final List<String> PAGES =
            List.of("", "pairs", "pairs?task=near-far&q=the", "drops", "review", "votes");
    private static final Pattern PAIR = Pattern.compile("href=\"/(pair/[^\"?]+)");

    private WarmUp() {}

    /**
     * @param args a folder that is empty
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Locale.setDefault(Locale.ROOT);
        Path folder = Path.of(args[0]);
        String run = folder.resolve("demo").resolve("run").toString();
        int failed = run("--help")
                + run(
                        "demo",
                        "--scenes",
                        SCENES,
                        "--out",
                        folder.resolve("demo").toString())
                + run("report", run)
                + run("validate", folder.resolve("demo/export/qwen3-vl").toString(), "--as", "qwen3-vl");
        view(FinishedRun.open(Path.of(run)));
        view(FinishedRun.open(Path.of(run)));
        System.exit(failed == 0 ? Main.DONE : Main.FAULT);
    }

    private static int run(String... args) {
        return Main.run(new CommandLine(new Main()), args);
    }

    /** Asks for pages until the run is indexed; the second time, the index is there. */
    private static void view(FinishedRun run) throws IOException, InterruptedException {
        ViewedRun viewed = ViewedRun.of(run, RunIndex.open(run));
        try (Viewer viewer = Viewer.start(
                viewed,
                0,
                ReviewPages.of(viewed, ReviewOptions.ofDefaults(run.folder().root())))) {
            for (int i = 0; i < POLLS && viewed.index().indexed() < 1; i++) {
                Thread.sleep(POLL_MS);
            }
            for (String page : PAGES) {
                Matcher pair = PAIR.matcher(read(viewer.address() + page));
                if (pair.find()) {
                    read(viewer.address() + pair.group(1));
                }
            }
        }
    }

    private static String read(String address) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(address).toURL().openConnection();
        try (InputStream in = connection.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
