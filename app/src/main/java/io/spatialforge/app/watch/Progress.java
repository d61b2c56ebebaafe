package io.spatialforge.app.watch;

import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.engine.Books;
import io.spatialforge.engine.Marker;
import io.spatialforge.engine.Meter;
import io.spatialforge.engine.ProgressListener;
import io.spatialforge.engine.Shards;
import io.spatialforge.engine.StageSummary;
import io.spatialforge.pipeline.export.Export;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Follows a run and shows it: bars on a terminal, lines elsewhere.
 *
 * <p>How much a stage has to go through is what the stage before it kept. How much is done is told by the markers of
 * finished shards, wherever these were made, and by the open books of those that are worked at on this machine.
 */
public final class Progress implements ProgressListener, AutoCloseable {

    private static final long TICK_MILLIS = 250;

    private final List<View> views;
    private final LongSupplier nanos;
    private final Meter meter;
    private final Thread ticker = new Thread(this::tickOn, "progress");

    /** What the last stage kept, by unit: what the next has to go through. */
    private final Map<Unit, Long> kept = new EnumMap<>(Unit.class);

    /** A stage may need the work of another before its first shard: the innermost is last. */
    private final Deque<Following> open = new ArrayDeque<>();

    private @Nullable Following announced;

    private boolean closed;

    /**
     * @param nanos tells the time, as {@link System#nanoTime}
     */
    Progress(List<View> views, Meter meter, LongSupplier nanos) {
        this.views = List.copyOf(views);
        this.meter = meter;
        this.nanos = nanos;
        ticker.setDaemon(true);
    }

    /** For people, in a log. */
    public static Progress on(PrintWriter err) {
        return on(err, Manner.LINES);
    }

    /** For people. */
    public static Progress on(PrintWriter err, Manner manner) {
        return ticking(List.of(manner.view(err)), new Meter());
    }

    /**
     * For machines as well.
     *
     * @param metrics a file that lines are added to; {@code -} for standard error, where people are then told nothing
     * @param run the run folder
     * @throws IOException if the file can't be written
     */
    public static Progress on(PrintWriter err, Manner manner, String metrics, Path run) throws IOException {
        Meter meter = new Meter();
        if (metrics.equals("-")) {
            return ticking(List.of(new Metrics(new Kept(err), run, meter, System::nanoTime)), meter);
        }
        PrintWriter file = new PrintWriter(Files.newBufferedWriter(
                Path.of(metrics), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
        return ticking(List.of(manner.view(err), new Metrics(file, run, meter, System::nanoTime)), meter);
    }

    private static Progress ticking(List<View> views, Meter meter) {
        Progress progress = new Progress(views, meter, System::nanoTime);
        progress.ticker.start();
        return progress;
    }

    /** The process is about to end: no bar is drawn any more. */
    public static void leave() {
        BarLine.leave();
    }

    /** The run came to its end; what is closed without this has failed. */
    public synchronized void succeeded() {
        views.forEach(View::succeeded);
    }

    /** The run will end by this error. */
    public synchronized void failed(Exception error) {
        views.forEach(view -> view.failed(String.valueOf(error.getMessage())));
    }

    @Override
    public Meter meter() {
        return meter;
    }

    @Override
    public synchronized void note(String text) {
        views.forEach(view -> view.note(text));
    }

    @Override
    public synchronized void begins(String stage, Shards shards, List<Marker> reused) {
        if (stage.equals(Stage.INGEST.id())) { // a run begins, perhaps anew after a failure
            kept.clear();
            open.clear();
            announced = null;
        }
        Unit unit = unit(stage);
        push(
                unit == null
                        ? ofShards(stage, shards.count(), reused.size())
                        : new Following(stage, unit, shards.count(), reused));
    }

    @Override
    public synchronized void progressed(String stage, int done, int total) {
        Following step = find(stage);
        if (step == null) {
            step = ofShards(stage, total, done);
            push(step);
        } else if (step.heard) {
            goesOn(step);
            if (done == step.shardsDone) {
                step.resume();
            }
        }
        step.heard = true;
        step.shardsDone = done;
        if (done == total && step.unit == null) {
            end(step, Made.NOTHING);
        }
    }

    @Override
    public synchronized void finished(Marker marker) {
        Following step = find(marker.stage());
        if (step != null) {
            goesOn(step);
            step.finished += step.unit == null ? 0 : read(List.of(marker), step.unit);
        }
    }

    @Override
    public synchronized void ends(StageSummary summary) {
        Following step = find(summary.stage());
        if (step != null) {
            end(step, Made.of(summary));
        }
        Books.Page whole = summary.books().page(Books.WHOLE);
        for (Unit unit : Unit.values()) {
            if (whole.read(unit) > 0) {
                kept.put(unit, whole.kept(unit));
            }
        }
    }

    @Override
    public synchronized void worked(String work, String unit, long done, long total) {
        Following step = find(work);
        if (step == null) {
            step = new Following(work, null, unit, total, 0, 0, 0);
            push(step);
        }
        step.finished = Math.max(step.finished, done);
        if (total > 0 && done >= total) {
            end(step, Made.NOTHING);
        }
    }

    /** Makes something of which nobody knows how far it is before it is done; it is seen how long it takes. */
    public <T, E extends Exception> T onePiece(String work, Piece<T, E> piece) throws E {
        worked(work, "", 0, 1);
        T made = piece.make();
        worked(work, "", 1, 1);
        return made;
    }

    /** What is made in one piece. */
    @FunctionalInterface
    public interface Piece<T, E extends Exception> {
        T make() throws E;
    }

    private void tickOn() {
        try {
            while (true) {
                Thread.sleep(TICK_MILLIS);
                tick();
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    /** Lets views show how far things are. */
    synchronized void tick() {
        Following step = open.peekLast();
        if (step != null) {
            announce(step);
            Step now = step.now();
            views.forEach(view -> view.goesOn(now));
        }
    }

    private @Nullable Following find(String name) {
        for (Following step : open) {
            if (step.name.equals(name)) {
                return step;
            }
        }
        return null;
    }

    /** A step begins within the innermost; work without shards has none within it, so it is over. */
    private void push(Following step) {
        Following last = open.peekLast();
        if (last != null && last.shards == 0) {
            end(last, Made.NOTHING);
        }
        open.addLast(step);
    }

    /** A shard of a step is done, or about to be. */
    private void goesOn(Following step) {
        endWithin(step);
        if (step != announced) {
            step.resume();
        }
        announce(step);
    }

    /** Whatever began within a step is over. */
    private void endWithin(Following step) {
        while (open.peekLast() != step) {
            end(open.getLast(), Made.NOTHING);
        }
    }

    /** Views follow one step at a time; what was done before a step's first shard is no part of its time. */
    private void announce(Following step) {
        if (step != announced) {
            announced = step;
            Step now = step.now();
            views.forEach(view -> view.begins(now));
        }
    }

    private void end(Following step, Made made) {
        endWithin(step);
        announce(step);
        open.removeLast();
        announced = null;
        Step last = step.now();
        views.forEach(view -> view.ends(last, made));
    }

    /** What is known of the step that goes on. */
    private final class Following {

        private final String name;
        private final @Nullable Unit unit;
        private final String counted;
        private final long total;
        private final int shards;
        private final int reused;

        /** Read for the shards of an earlier run. */
        private final long before;

        private long began = nanos.getAsLong();
        private long finished;
        private long shown;
        private int shardsDone;

        /** Whether it was said how many shards are finished from before. */
        private boolean heard;

        /** A stage, of which is known what each shard read. */
        Following(String name, Unit unit, int shards, List<Marker> reused) {
            this(name, unit, unit.id(), kept.getOrDefault(unit, 0L), shards, reused.size(), read(reused, unit));
        }

        private Following(
                String name, @Nullable Unit unit, String counted, long total, int shards, int reused, long before) {
            this.name = name;
            this.unit = unit;
            this.counted = counted;
            this.total = total;
            this.shards = shards;
            this.reused = reused;
            this.before = before;
            shardsDone = reused;
        }

        /** Its time begins with its first shard. */
        void resume() {
            if (shown == 0) {
                began = nanos.getAsLong();
            }
        }

        /** What is finished, and what is read for shards that are not; a shard that is handed over does not lower it. */
        Step now() {
            long sum = finished;
            if (shards > 0) {
                sum += unit == null ? shardsDone - reused : meter.read(unit);
            }
            shown = Math.max(shown, sum);
            return new Step(
                    name,
                    counted,
                    before + shown,
                    total,
                    shown,
                    new Step.Shards(shardsDone, shards, reused),
                    (nanos.getAsLong() - began) / 1e9);
        }
    }

    private static @Nullable Unit unit(String stage) {
        for (Stage each : Stage.values()) {
            if (each.id().equals(stage)) {
                return each.unit();
            }
        }
        return null;
    }

    private Following ofShards(String name, int total, int reused) {
        return new Following(
                name, null, name.equals(Export.FILES) ? Step.FILES : Step.SHARDS, total, total, reused, reused);
    }

    private static long read(List<Marker> markers, Unit unit) {
        long sum = 0;
        for (Marker marker : markers) {
            sum += marker.books().page(Books.WHOLE).read(unit);
        }
        return sum;
    }

    @Override
    public void close() {
        ticker.interrupt();
        synchronized (this) {
            if (!closed) {
                closed = true;
                open.clear();
                views.forEach(View::close);
            }
        }
    }

    /** Standard error, which is not closed with what writes to it. */
    private static final class Kept extends PrintWriter {

        Kept(PrintWriter err) {
            super(err);
        }

        @Override
        public void close() {
            flush();
        }
    }
}
