package io.spatialforge.pipeline;

import io.spatialforge.core.drop.Stage;
import io.spatialforge.engine.Books;
import io.spatialforge.engine.Marker;
import io.spatialforge.engine.Meter;
import io.spatialforge.engine.ProgressListener;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.Shards;
import io.spatialforge.engine.StageSummary;
import io.spatialforge.pipeline.audit.BlindGlance;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Notes how long each stage takes, the reading of annotations and guessing, and passes on what it hears. */
final class Stopwatch implements ProgressListener {

    private static final String BYTES = "bytes";

    private final ProgressListener heard;
    private final RunFolder folder;
    private final int workers;
    private final boolean here;
    private final Map<String, Began> begun = new HashMap<>();
    private final Map<String, Long> done = new HashMap<>();

    private Stopwatch(ProgressListener heard, RunFolder folder, int workers, boolean here) {
        this.heard = heard;
        this.folder = folder;
        this.workers = workers;
        this.here = here;
    }

    /** For an engine that works on threads of this process. */
    static Stopwatch ofThreads(ProgressListener heard, RunFolder folder, int workers) {
        return new Stopwatch(heard, folder, workers, true);
    }

    /** For an engine of which this process knows nothing but when a stage is done. */
    static Stopwatch ofOthers(ProgressListener heard, RunFolder folder, int workers) {
        return new Stopwatch(heard, folder, workers, false);
    }

    private record Began(long nanos, long cpuNanos) {

        static Began now() {
            return new Began(System.nanoTime(), cpu());
        }

        private static long cpu() {
            return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os
                    ? os.getProcessCpuTime()
                    : -1;
        }

        double seconds() {
            return (System.nanoTime() - nanos) / 1e9;
        }

        @Nullable
        Double cpuSeconds() {
            long now = cpu();
            return cpuNanos < 0 || now < 0 ? null : (Double) ((now - cpuNanos) / 1e9);
        }
    }

    @Override
    public synchronized void begins(String stage, Shards shards, List<Marker> reused) {
        begun.put(stage, Began.now());
        done.remove(stage);
        heard.begins(stage, shards, reused);
    }

    @Override
    public synchronized void finished(Marker marker) {
        for (Stage stage : Stage.values()) {
            if (stage.id().equals(marker.stage())) {
                done.merge(stage.id(), marker.books().page(Books.WHOLE).read(stage.unit()), Long::sum);
            }
        }
        heard.finished(marker);
    }

    @Override
    public synchronized void ends(StageSummary summary) {
        Began began = begun.remove(summary.stage());
        if (began != null && summary.redone() > 0) {
            String unit = "shards";
            for (Stage stage : Stage.values()) {
                unit = stage.id().equals(summary.stage()) ? stage.unit().id() : unit;
            }
            note(new StageTime(
                    summary.stage(),
                    unit,
                    done.getOrDefault(summary.stage(), (long) summary.redone()),
                    summary.redone(),
                    summary.reused(),
                    began.seconds(),
                    here ? began.cpuSeconds() : null,
                    workers));
        }
        heard.ends(summary);
    }

    @Override
    public synchronized void worked(String step, String unit, long soFar, long total) {
        if (unit.equals(BYTES) || step.equals(BlindGlance.STEP)) {
            Began began = begun.computeIfAbsent(step, s -> Began.now());
            if (total > 0 && soFar >= total) {
                begun.remove(step);
                note(new StageTime(
                        step, unit, soFar, 0, 0, began.seconds(), here ? began.cpuSeconds() : null, workers));
            }
        }
        heard.worked(step, unit, soFar, total);
    }

    private void note(StageTime time) {
        Path file = folder.root().resolve(StageTime.FILE);
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.write(file, time.toLine(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            heard.note("how long " + time.stage() + " took can't be noted in " + file + ": " + e.getMessage());
        }
    }

    @Override
    public void progressed(String stage, int finished, int total) {
        heard.progressed(stage, finished, total);
    }

    @Override
    public void note(String text) {
        heard.note(text);
    }

    @Override
    public void redone(String stage, int again, int total, String why) {
        heard.redone(stage, again, total, why);
    }

    @Override
    public Meter meter() {
        return heard.meter();
    }
}
