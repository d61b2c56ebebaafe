package io.spatialforge.bench;

import io.spatialforge.bench.depth.DepthReport;
import io.spatialforge.bench.depth.MeasuredPhoto.Half;
import io.spatialforge.core.rule.Margins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How right near and far is by the depth of a small model, on photographs whose distances were measured: the order of depth
 * alone, each cue, each with depth, the rule with its verifier, by margin, set and scene.
 */
@Command(
        name = "depth",
        mixinStandardHelpOptions = true,
        description = "Measures near and far by a model's depth against measured distances.")
final class DepthBench implements Callable<Integer> {

    @Option(
            names = "--truth",
            required = true,
            paramLabel = "DIR",
            description = "Folder of truth sets, each a folder with a truth.jsonl, photographs and depth maps.")
    private Path truth = Path.of("");

    @Option(
            names = "--models",
            required = true,
            paramLabel = "DIR",
            description = "Folder of tcmonodepth_tcsmallnet_192x320.onnx and yolox_nano.onnx.")
    private Path models = Path.of("");

    @Option(
            names = "--photos",
            paramLabel = "DIR",
            description = "Other photographs, stored upright, for the test of polarity.")
    private @Nullable Path photos;

    @Option(names = "--tuning-only", description = "Leave the held-out half alone, as while margins are chosen.")
    private boolean tuningOnly;

    @Option(names = "--margin", paramLabel = "NAME=VALUE", description = "A margin other than its default.")
    private Map<String, Double> changes = Map.of();

    @Option(
            names = "--docs",
            paramLabel = "DIR",
            description =
                    "Write images/near-far-from-depth.svg there, and the tables into near-far-from-depth-tables.md.")
    private @Nullable Path docs;

    @Override
    public Integer call() throws Exception {
        DepthReport report = DepthReport.of(
                truth,
                models,
                photographs(),
                Margins.ofDefaults().with(changes),
                tuningOnly ? EnumSet.of(Half.TUNING) : EnumSet.allOf(Half.class));
        report.lines().forEach(System.out::println);
        if (docs != null) {
            Files.writeString(docs.resolve("images/near-far-from-depth.svg"), report.svg());
            WrittenPage.write(docs.resolve("near-far-from-depth-tables.md"), String.join("\n", report.lines()));
        }
        return 0;
    }

    private List<Path> photographs() throws IOException {
        if (photos == null) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(photos)) {
            return files.filter(file -> file.toString().matches("(?i).*\\.(jpe?g|png)"))
                    .sorted()
                    .toList();
        }
    }
}
