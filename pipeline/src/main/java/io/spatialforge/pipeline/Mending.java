package io.spatialforge.pipeline;

import io.spatialforge.core.drop.Stage;
import io.spatialforge.engine.CorruptFileException;
import io.spatialforge.engine.Marker;
import io.spatialforge.engine.Markers;
import io.spatialforge.engine.ProgressListener;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.Shards;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a run does about files of its own that are not what it wrote: sizes are looked at before they are read, damage of
 * the same size shows when a later stage reads them. The shard that wrote such a file is taken back, and the run goes
 * through its stages once more, which does that shard and no other that is whole.
 */
final class Mending {

    private final RunFolder folder;
    private final ProgressListener progress;

    /** A file that is damaged again after it was made again is not a thing to go on with. */
    private final Set<Path> taken = new HashSet<>();

    Mending(RunFolder folder, ProgressListener progress) {
        this.folder = folder;
        this.progress = progress;
    }

    /** All stages, or what is missing of them. */
    @FunctionalInterface
    interface Stages {
        RunSummary run() throws IOException, InterruptedException;
    }

    RunSummary run(Stages stages) throws IOException, InterruptedException {
        while (true) {
            try {
                return stages.run();
            } catch (RuntimeException | CorruptFileException e) {
                CorruptFileException corrupt = CorruptFileException.in(e);
                if (corrupt == null || !taken.add(corrupt.file()) || !takeBack(corrupt)) {
                    throw e;
                }
            }
        }
    }

    /** False if this run did not write the file. */
    private boolean takeBack(CorruptFileException corrupt) throws IOException {
        Optional<String> decision = new DecisionFiles(folder).discard(corrupt.file());
        if (decision.isPresent()) {
            progress.note("%s is made again: %s".formatted(decision.get(), corrupt.getMessage()));
            return true;
        }
        Markers markers = new Markers(folder);
        List<String> stages = new ArrayList<>(SelectionRun.BESIDE);
        for (Stage stage : Stage.values()) {
            stages.add(stage.id());
        }
        Optional<Marker> writer = markers.writerOf(corrupt.file(), stages);
        if (writer.isEmpty()) {
            return false;
        }
        Marker marker = writer.get();
        markers.discard(marker.stage(), marker.shard());
        progress.note("%s: shard %s is done again: %s"
                .formatted(marker.stage(), new Shards(marker.shards()).name(marker.shard()), corrupt.getMessage()));
        return true;
    }
}
