package io.spatialforge.viewer.index;

import io.spatialforge.core.drop.Stage;
import io.spatialforge.engine.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** When a run's markers and its description were last written, to tell whether it is still the one that was opened. */
final class SeenRun {

    private static final long GONE = -1;

    private final List<Path> watched;
    private final List<Long> times;

    private SeenRun(List<Path> watched) {
        this.watched = watched;
        times = times(watched);
    }

    static SeenRun of(RunFolder run) {
        return new SeenRun(List.of(run.runJson(), run.root().resolve("stats").resolve(Stage.SELECT.id())));
    }

    private static List<Long> times(List<Path> paths) {
        List<Long> times = new ArrayList<>();
        for (Path path : paths) {
            try {
                times.add(Files.getLastModifiedTime(path).toMillis());
            } catch (IOException e) {
                times.add(GONE);
            }
        }
        return times;
    }

    /** Whether it was written since; never of a run that lies elsewhere. */
    boolean isOther() {
        return !times.equals(times(watched));
    }
}
