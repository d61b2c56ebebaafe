package io.spatialforge.bench;

import io.spatialforge.bench.kills.KillReport;
import io.spatialforge.bench.kills.KilledRuns;
import io.spatialforge.bench.kills.SmallCorpora;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Kills the command line at random moments and looks whether anything is lost, half there or done twice. */
@Command(
        name = "kills",
        mixinStandardHelpOptions = true,
        description =
                "Kills runs at random moments, resumes them, and compares what comes of them with an undisturbed run.")
final class KillsBench implements Callable<Integer> {

    @Option(names = "--kills", description = "How often (default: ${DEFAULT-VALUE}).")
    private int kills = 200;

    @Option(names = "--seed", description = "Of the scenes and of the moments (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--scenes", description = "Scenes of each of the four corpora (default: ${DEFAULT-VALUE}).")
    private int scenes = 8;

    @Option(names = "--shards", description = "Shards of the run (default: ${DEFAULT-VALUE}).")
    private int shards = 6;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where corpora and runs go (default: a temporary folder).")
    private @Nullable Path out;

    @Override
    public Integer call() throws Exception {
        Path folder = (out == null ? Files.createTempDirectory("kills") : out).toAbsolutePath();
        long began = System.nanoTime();
        SmallCorpora corpora = SmallCorpora.draw(folder.resolve("corpora"), seed, scenes, shards, SmallCorpora.ALL);
        KillReport report = KilledRuns.run(corpora, folder, kills, seed, text -> {
            System.out.println(text);
            System.out.flush();
        });
        System.out.print(report.toText());
        System.out.printf("%.0f seconds%n", (System.nanoTime() - began) / 1e9);
        return report.differing() == 0 && report.faults().isEmpty() ? 0 : 1;
    }
}
