package io.spatialforge.app;

import io.spatialforge.app.console.Bytes;
import io.spatialforge.app.watch.Progress;
import io.spatialforge.vision.fetch.DeadLink;
import io.spatialforge.vision.fetch.FetchOptions;
import io.spatialforge.vision.fetch.FetchSummary;
import io.spatialforge.vision.fetch.Fetcher;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code spatialforge fetch}: photographs that a corpus lists by URL, into a folder. */
@Command(
        name = "fetch",
        mixinStandardHelpOptions = true,
        description =
                "Fetches photographs that are listed by URL into a folder. Started again, it fetches what is missing.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  spatialforge fetch pixmo-points.parquet --out photos",
            "  spatialforge fetch train-images-boxable-with-rotation.csv --out photos --limit 10000",
            "The list: Parquet or CSV with a column image_url, OriginalURL or url, and if known image_sha256,",
            "ImageID, OriginalMD5, OriginalSize; JSON lines with these names; or one URL a line.",
            "Then: forge with --images photos. What could not be had is in photos/fetch-report.jsonl."
        })
final class FetchCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "LIST", description = "The list of URLs.")
    private Path list = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the photographs go.")
    private Path out = Path.of("");

    @Option(names = "--limit", paramLabel = "N", description = "Ask for at most so many photographs in this run.")
    private @Nullable Long limit;

    @Option(
            names = "--connections",
            paramLabel = "N",
            description = "At one time, over all hosts (default: ${DEFAULT-VALUE}).")
    private int connections = 32;

    @Option(
            names = "--per-host",
            paramLabel = "N",
            description = "At one time to one host (default: ${DEFAULT-VALUE}).")
    private int perHost = 4;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Requests a second to one host (default: ${DEFAULT-VALUE}).")
    private double rate = 10;

    @Option(
            names = "--tries",
            paramLabel = "N",
            description = "Of a request that is answered with 429 or 5xx (default: ${DEFAULT-VALUE}).")
    private int tries = 5;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "For one photograph to be whole (default: ${DEFAULT-VALUE}).")
    private int timeout = 60;

    @Option(
            names = "--max-bytes",
            paramLabel = "N",
            description = "Larger files are not taken (default: ${DEFAULT-VALUE}).")
    private long maxBytes = 64L << 20;

    @Option(names = "--json", description = "Print the summary as JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Main.requireFile("fetch", list);
        Main.requireFolder("fetch --out", out);
        FetchOptions options;
        try {
            options = FetchOptions.ofDefaults()
                    .withConnections(connections)
                    .withHost(perHost, rate)
                    .withTries(tries, Duration.ofSeconds(1), Duration.ofMinutes(2))
                    .withTimeout(Duration.ofSeconds(timeout))
                    .withMaxBytes(maxBytes)
                    .withLimit(limit == null ? Long.MAX_VALUE : limit);
        } catch (IllegalArgumentException e) {
            throw new Main.UsageException("fetch: " + e.getMessage());
        }
        FetchSummary summary;
        try (Progress progress = Voice.of(spec).progress()) {
            summary = Fetcher.fetch(
                    list,
                    out,
                    options,
                    so -> progress.worked("fetch", "photographs", so.fetched() + so.deadLinks(), 0));
        }
        if (json) {
            Voice.of(spec).result(asJson(summary));
        } else {
            Voice.of(spec).result(text(summary), Tints.FETCH);
        }
        return summary.fetched() + summary.present() > 0 ? Main.DONE : Main.NOT_ACCEPTABLE;
    }

    private String text(FetchSummary summary) {
        StringBuilder text = new StringBuilder();
        text.append("%,d listed: %,d fetched (%s), %,d there before, %,d repeated, %,d dead%n"
                .formatted(
                        summary.listed(),
                        summary.fetched(),
                        Bytes.told(summary.bytes()),
                        summary.present(),
                        summary.repeated(),
                        summary.deadLinks()));
        for (DeadLink reason : DeadLink.values()) {
            long count = summary.dead().getOrDefault(reason, 0L);
            if (count > 0) {
                text.append("  %,d x %s: %s%n".formatted(count, reason.id(), reason.meaning()));
            }
        }
        if (summary.deadLinks() > 0) {
            text.append(
                    "Dead links: %s; the same command tries them again%n".formatted(out.resolve("fetch-report.jsonl")));
        }
        return text.toString();
    }

    private String asJson(FetchSummary summary) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("out", out.toString());
        map.put("listed", summary.listed());
        map.put("fetched", summary.fetched());
        map.put("present", summary.present());
        map.put("repeated", summary.repeated());
        Map<String, Long> dead = new LinkedHashMap<>();
        for (DeadLink reason : DeadLink.values()) {
            if (summary.dead().containsKey(reason)) {
                dead.put(reason.id(), summary.dead().get(reason));
            }
        }
        map.put("dead", dead);
        map.put("bytes", summary.bytes());
        return JsonMapper.shared().writeValueAsString(map);
    }
}
