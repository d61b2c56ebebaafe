package io.spatialforge.bench;

import io.spatialforge.bench.corpora.Corpora;
import io.spatialforge.bench.scale.Forge;
import io.spatialforge.bench.scale.Growth;
import io.spatialforge.bench.scale.ScaleReport;
import io.spatialforge.bench.scale.ScaleRuns;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** A whole run in a process of its own, watched from outside, beside the floor of what it reads and writes. */
@Command(
        name = "scale",
        mixinStandardHelpOptions = true,
        description = "Runs forge on a corpus of any size, watches time, memory and disk, and measures the floor: the"
                + " inputs passed over once, the same lines compressed and written.")
final class ScaleBench implements Callable<Integer> {

    @Option(names = "--config", description = "A configuration that is there; else corpora are generated.")
    private @Nullable Path config;

    @Option(names = "--images", description = "Images to generate (default: ${DEFAULT-VALUE}).")
    private long images = 20_000;

    @Option(
            names = "--linear",
            split = ",",
            arity = "0..1",
            fallbackValue = "20000,200000",
            description = "Several sizes of one corpus instead, and whether cost grows as they do (default:"
                    + " ${FALLBACK-VALUE}).")
    private List<Long> linear = new ArrayList<>();

    @Mixin
    private GenerateScaleCommand.Choice choice = new GenerateScaleCommand.Choice();

    @Option(names = "--dir", description = "Where corpora and run go; a temporary folder unless said.")
    private @Nullable Path folder;

    @Option(names = "--heap", description = "Most of the heap, as -Xmx takes it (default: ${DEFAULT-VALUE}).")
    private String heap = "1900m";

    @Option(names = "--workers", description = "Threads (default: ${DEFAULT-VALUE}).")
    private int workers = 2;

    @Option(names = "--jvm", description = "A further option of the Java machine; may be given again.")
    private List<String> jvm = new ArrayList<>();

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Any setting of the configuration.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--no-floor", description = "Do not measure the floor.")
    private boolean withoutFloor;

    @Option(names = "--keep", description = "Keep corpora and run.")
    private boolean keep;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there too.")
    private @Nullable Path json;

    /** Images by which a process warms up before growth is measured. */
    private static final long WARM_UP = 20_000;

    @Override
    public Integer call() throws Exception {
        Path place = folder == null ? Files.createTempDirectory("spatialforge-scale") : folder;
        ScaleRuns runs = new ScaleRuns(place, new Forge(heap, workers, jvm, settings));
        ScaleRuns.Measure measure = withoutFloor ? ScaleRuns.Measure.RUN : ScaleRuns.Measure.RUN_AND_FLOOR;
        ScaleRuns.Keep kept = keep ? ScaleRuns.Keep.ALL : ScaleRuns.Keep.NOTHING;
        ObjectNode figures;
        if (linear.isEmpty()) {
            ScaleReport report = config == null
                    ? runs.generated(choice.of(images), measure, kept)
                    : runs.given(config, measure, kept);
            System.out.print(report.text());
            figures = report.json();
        } else {
            Growth growth = growth(runs, measure);
            System.out.print(growth.text());
            figures = growth.json();
        }
        if (json != null) {
            Files.writeString(json, ScaleReport.pretty(figures) + "\n", StandardCharsets.UTF_8);
        }
        return 0;
    }

    private Growth growth(ScaleRuns cold, ScaleRuns.Measure measure) throws Exception {
        ScaleRuns runs = cold.warmedBy(choice.of(WARM_UP));
        List<ScaleReport> sizes = new ArrayList<>();
        for (long size : linear) {
            Corpora corpora = choice.of(size);
            ScaleReport report = runs.generated(corpora, measure, ScaleRuns.Keep.NOTHING);
            System.out.printf("%n%,d images%n%s", corpora.allImages(), report.text());
            sizes.add(report);
        }
        return new Growth(sizes);
    }
}
