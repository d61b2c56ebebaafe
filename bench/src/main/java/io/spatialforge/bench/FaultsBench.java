package io.spatialforge.bench;

import io.spatialforge.bench.kills.FaultRuns;
import io.spatialforge.bench.kills.SmallCorpora;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Full disks, read-only ones, inputs that are gone: what the command line says, and whether runs go on afterwards. */
@Command(
        name = "faults",
        mixinStandardHelpOptions = true,
        description =
                "Takes disk and inputs away from runs, and looks at what is said and whether they go on afterwards.")
final class FaultsBench implements Callable<Integer> {

    @Option(names = "--seed", description = "Of the scenes (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where corpora and runs go (default: a temporary folder).")
    private @Nullable Path out;

    @Override
    public Integer call() throws Exception {
        Path folder = (out == null ? Files.createTempDirectory("faults") : out).toAbsolutePath();
        SmallCorpora corpora = SmallCorpora.draw(folder.resolve("corpora"), seed, 4, 3, SmallCorpora.ALL);
        List<String> faults = FaultRuns.run(corpora, folder, System.out::println);
        faults.forEach(fault -> System.out.println("FAULT: " + fault));
        return faults.isEmpty() ? 0 : 1;
    }
}
