package io.spatialforge.bench;

import io.spatialforge.bench.adversarial.TrapReport;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.rule.Margins;
import io.spatialforge.drawn.Trap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How right the rules are on drawn scenes that are meant to make them wrong. */
@Command(
        name = "adversarial",
        mixinStandardHelpOptions = true,
        description = "Draws scenes that provoke wrong labels, forges them with the standard rules, and holds all pairs"
                + " against exact truth; ends with 1 if one is wrong.")
final class AdversarialBench implements Callable<Integer> {

    @Option(names = "--scenes", paramLabel = "N", description = "Scenes of each family (default: ${DEFAULT-VALUE}).")
    private int scenes = 2000;

    @Option(names = "--family", paramLabel = "TASK", description = "One family only: grounding, referring, ….")
    private @Nullable String family;

    @Option(names = "--trap", paramLabel = "NAME", description = "One kind of difficulty only: ties, overlaps, ….")
    private @Nullable String trap;

    @Option(names = "--seed", paramLabel = "N", description = "Other scenes for another number.")
    private long seed = 1;

    @Option(names = "--workers", paramLabel = "N", description = "Threads (default: ${DEFAULT-VALUE}).")
    private int workers = 2;

    @Option(names = "--margin", paramLabel = "NAME=VALUE", description = "A margin other than its default.")
    private Map<String, Double> changes = Map.of();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Where truth files, the report and pictures of wrong pairs go.")
    private Path out = Path.of("");

    @Option(
            names = "--sheets",
            paramLabel = "N",
            description = "Only draw a sheet of so many scenes of each trap, with what annotators boxed.")
    private int sheets;

    @Override
    public Integer call() throws Exception {
        Files.createDirectories(out);
        List<Trap> traps = trap == null ? List.of(Trap.values()) : List.of(Trap.valueOf(trap.toUpperCase(Locale.ROOT)));
        if (sheets > 0) {
            TrapReport.sheets(traps, seed, sheets, out);
            return 0;
        }
        List<Task> tasks = Arrays.stream(Task.values())
                .filter(t -> family == null || t.id().equals(family))
                .toList();
        TrapReport report =
                new TrapReport(seed, scenes, workers, Margins.ofDefaults().with(changes), out);
        return report.run(tasks, trap == null ? null : traps.getFirst()) ? 0 : 1;
    }
}
