package io.spatialforge.bench.scale;

import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.pipeline.ingest.Ingest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How {@code forge} is started: as a user does, in a Java process of its own.
 *
 * @param heap most of the heap, as {@code -Xmx} takes it
 * @param workers threads
 * @param jvm further options of the machine
 * @param settings changes of the configuration, as {@code --set} takes them
 * @param warmedBy a configuration that the same process forges first, see {@link WarmForge}; null where it starts cold
 */
public record Forge(
        String heap,
        int workers,
        List<String> jvm,
        List<String> settings,
        @Nullable Path warmedBy) {

    private static final int SHOWN_OF_LOG = 4000;

    public Forge {
        jvm = List.copyOf(jvm);
        settings = List.copyOf(settings);
    }

    /** A process that starts cold. */
    public Forge(String heap, int workers, List<String> jvm, List<String> settings) {
        this(heap, workers, jvm, settings, null);
    }

    /** The same in a process that has forged something else before. */
    Forge warmedBy(Path config) {
        return new Forge(heap, workers, jvm, settings, config);
    }

    /** The files that a configuration reads. */
    static List<Path> inputs(Path config) {
        return Ingest.inputs(RunConfig.of(
                config.toString(),
                RunConfig.load(config),
                config.toAbsolutePath().resolveSibling("")));
    }

    /**
     * Makes a run and watches it.
     *
     * @param run the run folder; what the process prints goes beside it, with the ending {@code .log}
     * @throws IOException if the process fails, with the end of what it printed
     */
    Finished run(Path config, Path run) throws IOException, InterruptedException {
        Path log = run.resolveSibling(run.getFileName() + ".log");
        Files.createDirectories(run.toAbsolutePath().getParent());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseParallelGC",
                "-Xshare:auto",
                "-Xmx" + heap,
                "-Djava.awt.headless=true",
                "--enable-native-access=ALL-UNNAMED"));
        if (Runtime.version().feature() >= 24) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(jvm);
        Path collections = run.resolveSibling(run.getFileName() + ".gc");
        Files.deleteIfExists(collections);
        command.add("-Xlog:gc:file=" + collections + "::filecount=0");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        Path began = run.resolveSibling(run.getFileName() + ".began");
        if (warmedBy == null) {
            command.add("io.spatialforge.app.Main");
        } else {
            Path warm = run.resolveSibling(run.getFileName() + ".warm");
            ScaleRuns.delete(warm);
            command.addAll(List.of(WarmForge.class.getName(), warmedBy.toString(), warm.toString(), began.toString()));
        }
        command.add("forge");
        command.addAll(List.of(config.toString(), "--out", run.toString(), "--workers", Integer.toString(workers)));
        for (String setting : settings) {
            command.addAll(List.of("--set", setting));
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            ProcessWatch watch = new ProcessWatch(process, run);
            ProcessWatch.Usage usage = watch.await();
            if (usage.exit() != 0) {
                String said = Files.readString(log, StandardCharsets.UTF_8);
                throw new IOException(
                        "forge ended with code %d after %.0f s and %d MB of memory; the end of what it said:%n%s"
                                .formatted(
                                        usage.exit(),
                                        usage.wall(),
                                        usage.peakMemory() >> 20,
                                        said.substring(Math.max(0, said.length() - SHOWN_OF_LOG))));
            }
            long from = warmedBy == null
                    ? usage.began()
                    : Long.parseLong(Files.readString(began).strip());
            return Finished.of(run, usage, watch, from, LiveHeap.peak(collections));
        } finally {
            process.destroy();
        }
    }

    /**
     * A run that was watched.
     *
     * @param before what warming up took, which is in the usage; nothing where the process started cold
     * @param stages what each took; the last one is all after selection
     * @param liveHeap bytes of the heap that were in use after a collection, at most
     */
    record Finished(
            ProcessWatch.Usage usage,
            Spent before,
            Written written,
            List<StageCost> stages,
            FolderSizes sizes,
            long liveHeap) {

        private static Finished of(Path run, ProcessWatch.Usage usage, ProcessWatch watch, long from, long liveHeap)
                throws IOException {
            Written written = Written.of(run);
            List<StageCost> stages = new ArrayList<>();
            long before = from;
            for (Written.StageEnd end : written.stages()) {
                stages.add(cost(end.stage(), before, end.millis(), watch));
                before = end.millis();
            }
            stages.add(cost("summary", before, usage.began() + Math.round(1000 * usage.wall()), watch));
            Spent warming = new Spent((from - usage.began()) / 1000.0, watch.processorsAt(from));
            return new Finished(usage, warming, written, stages, FolderSizes.of(run), liveHeap);
        }

        private static StageCost cost(String stage, long from, long to, ProcessWatch watch) {
            return new StageCost(stage, (to - from) / 1000.0, watch.processorsAt(to) - watch.processorsAt(from));
        }

        long pairs() {
            return written.lines("qa").lines();
        }
    }

    /**
     * From the end of the stage before to its own end, by the times of markers.
     *
     * @param wall seconds
     * @param processors seconds
     */
    record StageCost(String stage, double wall, double processors) {}
}
