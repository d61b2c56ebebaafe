package io.spatialforge.pipeline;

import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.engine.Books;
import io.spatialforge.engine.Marker;
import io.spatialforge.engine.Meter;
import io.spatialforge.engine.ProgressListener;
import io.spatialforge.engine.Shards;
import io.spatialforge.engine.StageSummary;
import io.spatialforge.pipeline.config.JudgeConfig;
import io.spatialforge.pipeline.config.RunConfig;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A run of a few images that tells what the run of all of them would take.
 *
 * <p>Ingest reads the whole corpus whatever the limit, so its time is taken as it is. Every other stage is measured over
 * the sample and scaled by the number of images, without the loading of models. A rehearsal of less than a minute is done
 * twice, and the second time counts: the first work of a Java process is slow, and 64 photographs are soon seen. No judge
 * is asked; it is told how many requests it would take.
 *
 * @param sample images that were kept and gone through
 * @param images that the run of the whole corpus would keep, by the sample's share of them
 * @param workers threads, as the run would have
 * @param seconds that each stage would take for the whole corpus, in the order of the stages
 * @param bytes that the run folder would hold
 * @param pairs that would be kept, before any judge
 * @param requests that a judge would be sent at most, tries after failures not counted; 0 where there is none
 */
@API(status = API.Status.INTERNAL)
public record Rehearsal(
        long sample, long images, int workers, Map<String, Double> seconds, long bytes, long pairs, long requests) {

    private static final Duration WARM_UP = Duration.ofMinutes(1);

    public Rehearsal {
        seconds = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(seconds));
    }

    /** Seconds of all stages. */
    public double total() {
        double total = 0;
        for (double stage : seconds.values()) {
            total += stage;
        }
        return total;
    }

    /**
     * Runs the sample in a temporary folder, which is removed.
     *
     * @param config limited to the sample
     * @param wholeLimit most images of the whole run; {@link Long#MAX_VALUE} where there is no limit
     * @throws IOException as {@link Run#forge}
     */
    public static Rehearsal of(RunConfig config, long wholeLimit, Run.Options options)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        Rehearsal first = once(config, wholeLimit, options);
        return System.nanoTime() - began < WARM_UP.toNanos() ? once(config, wholeLimit, options) : first;
    }

    private static Rehearsal once(RunConfig config, long wholeLimit, Run.Options options)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("spatialforge-rehearsal");
        try {
            Clock clock = new Clock(options.progress());
            RunSummary summary =
                    Run.forge(config.withJudge(JudgeConfig.ofDefaults()), folder, options.withProgress(clock));
            Books.Page ingest = summary.books(Stage.INGEST).page(Books.WHOLE);
            long kept = ingest.kept(Unit.IMAGES);
            long candidates = kept + ingest.dropped(Unit.IMAGES, Reason.NOT_SAMPLED);
            long images = Math.min(candidates, wholeLimit);
            double times = kept == 0 ? 0 : (double) images / kept;
            Map<String, Double> seconds = new LinkedHashMap<>();
            clock.seconds.forEach((stage, measured) ->
                    seconds.put(stage, stage.equals(Stage.INGEST.id()) ? measured : measured * times));
            long pairs = summary.books(Stage.SELECT).page(Books.WHOLE).kept(Unit.PAIRS);
            return new Rehearsal(
                    kept,
                    images,
                    options.workers(),
                    seconds,
                    Math.round(size(folder) * times),
                    Math.round(pairs * times),
                    config.judge().isNone() ? 0 : requests(config.judge(), summary, images, times));
        } finally {
            remove(folder);
        }
    }

    private static long requests(JudgeConfig judge, RunSummary summary, long images, double times) {
        double judged = 0;
        for (Task task : judge.pairs().tasks()) {
            judged += summary.books(Stage.PRESELECT).page(task.id()).kept(Unit.PAIRS)
                    * times
                    * judge.pairs().sample();
        }
        JudgeConfig.Describe describe = judge.describe();
        double described = describe == null ? 0 : images * describe.sample() * describe.perImage();
        int perDescription = describe == null ? 0 : 1 + describe.quorum().n();
        return (long) Math.ceil(judged * judge.pairs().quorum().n() + described * perDescription);
    }

    /** Notes when stages begin and end. */
    private static final class Clock implements ProgressListener {

        private final ProgressListener heard;
        private final Map<String, Long> began = new LinkedHashMap<>();
        private final Map<String, Double> seconds = new LinkedHashMap<>();
        private String stage = "";
        private int done;
        private long idle = System.nanoTime();

        Clock(ProgressListener heard) {
            this.heard = heard;
        }

        @Override
        public synchronized void progressed(String newStage, int newDone, int total) {
            long now = System.nanoTime();
            // What comes before the first shard of ingest is the reading of the corpus itself; elsewhere models are
            // loaded.
            boolean reading = newStage.equals(Stage.INGEST.id());
            if (!began.containsKey(newStage)) {
                began.put(newStage, reading ? idle : now);
            } else if (newStage.equals(stage) && newDone == done && !reading) {
                began.put(newStage, now);
            }
            stage = newStage;
            done = newDone;
            seconds.put(newStage, (now - began.getOrDefault(newStage, now)) / 1e9);
            idle = now;
            heard.progressed(newStage, newDone, total);
        }

        @Override
        public void begins(String begun, Shards shards, List<Marker> reused) {
            heard.begins(begun, shards, reused);
        }

        @Override
        public void finished(Marker marker) {
            heard.finished(marker);
        }

        @Override
        public void ends(StageSummary summary) {
            heard.ends(summary);
        }

        @Override
        public void worked(String step, String unit, long soFar, long total) {
            heard.worked(step, unit, soFar, total);
        }

        @Override
        public Meter meter() {
            return heard.meter();
        }

        @Override
        public void note(String text) {
            heard.note(text);
        }
    }

    private static long size(Path folder) throws IOException {
        long[] size = {0};
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                size[0] += attributes.size();
                return FileVisitResult.CONTINUE;
            }
        });
        return size[0];
    }

    private static void remove(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e) throws IOException {
                Files.delete(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
