package io.spatialforge.app.watch;

import io.spatialforge.core.drop.Unit;
import io.spatialforge.engine.Books;
import io.spatialforge.engine.Marker;
import io.spatialforge.engine.Meter;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.ShardResult;
import io.spatialforge.engine.Shards;
import io.spatialforge.engine.StageSummary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A run that is told rather than done: stages of shards of so many images or pairs, in seconds that are said. */
final class RunStory {

    final Meter meter = new Meter();
    private final RunFolder folder;
    private long nanos;

    RunStory(Path folder) {
        this.folder = new RunFolder(folder);
    }

    long nanos() {
        return nanos;
    }

    /** Time goes by, a quarter of a second a tick. */
    void pass(Progress progress, double seconds) {
        for (double gone = 0; gone < seconds; gone += 0.25) {
            nanos += TimeUnit.MILLISECONDS.toNanos(250);
            progress.tick();
        }
    }

    Marker marker(String stage, int shard, int shards, Unit unit, long read) {
        Books books = new Books();
        books.read(unit, read);
        books.kept(unit, read);
        ShardResult result = ShardResult.of(books);
        return new Marker(
                stage,
                shard,
                shards,
                "00",
                new TreeMap<>(),
                List.of(new Marker.Output(stage + "/" + shard, "00", read, 10 * read, read)),
                result.books(),
                new TreeMap<>(result.figures()));
    }

    /** Begins a stage of which the first shards are finished from before. */
    List<Marker> begins(Progress progress, String stage, int shards, int reused, Unit unit, long each) {
        List<Marker> markers = new ArrayList<>();
        for (int shard = 0; shard < reused; shard++) {
            markers.add(marker(stage, shard, shards, unit, each));
        }
        progress.begins(stage, new Shards(shards), markers);
        progress.progressed(stage, reused, shards);
        progress.progressed(stage, reused, shards);
        return markers;
    }

    void finishes(Progress progress, List<Marker> markers, Marker next) {
        markers.add(next);
        progress.finished(next);
        progress.progressed(next.stage(), markers.size(), next.shards());
    }

    void ends(Progress progress, List<Marker> markers, int reused) {
        progress.ends(new StageSummary(markers.getFirst().stage(), folder, markers.size() - reused, reused, markers));
    }

    /** A whole stage, in even time. */
    void stage(Progress progress, String stage, int shards, int reused, Unit unit, long each, double seconds) {
        List<Marker> markers = begins(progress, stage, shards, reused, unit, each);
        for (int shard = reused; shard < shards; shard++) {
            pass(progress, seconds / (shards - reused));
            finishes(progress, markers, marker(stage, shard, shards, unit, each));
        }
        ends(progress, markers, reused);
    }
}
