package io.spatialforge.pipeline;

import io.spatialforge.core.drop.Stage;
import io.spatialforge.engine.Marker;
import io.spatialforge.engine.Markers;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.Shards;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a run's shards as its markers name them: in a folder that lay in an object store, the name of a file tells
 * of which attempt it is.
 */
public final class RunFiles {

    private final RunFolder folder;
    private final Map<String, Map<Integer, String>> names;

    private RunFiles(RunFolder folder, Map<String, Map<Integer, String>> names) {
        this.folder = folder;
        this.names = names;
    }

    /** Reads the markers of all stages that were run with so many shards. */
    static RunFiles of(RunFolder folder, Shards shards) throws IOException {
        Map<String, Map<Integer, String>> names = new HashMap<>();
        Markers markers = new Markers(folder);
        for (Stage stage : Stage.values()) {
            for (int shard = 0; shard < shards.count(); shard++) {
                Optional<Marker> marker = markers.find(stage.id(), shard);
                if (marker.isPresent() && marker.get().shards() == shards.count()) {
                    for (Marker.Output output : marker.get().outputs()) {
                        names.computeIfAbsent(output.folder(), in -> new HashMap<>())
                                .put(shard, output.path());
                    }
                }
            }
        }
        return new RunFiles(folder, names);
    }

    /**
     * The file of a shard on this machine, to be {@linkplain #release released}.
     *
     * @param in relative to the run folder, as in {@code scenes}
     * @return null where no finished stage wrote it, or it was deleted since
     */
    public @Nullable Path find(String in, int shard) throws IOException {
        String name = names.getOrDefault(in, Map.of()).get(shard);
        return name == null || folder.store().size(name).isEmpty()
                ? null
                : folder.store().fetch(name);
    }

    /** Whether {@link #find} finds one. */
    public boolean has(String in, int shard) throws IOException {
        String name = names.getOrDefault(in, Map.of()).get(shard);
        return name != null && folder.store().size(name).isPresent();
    }

    /**
     * As {@link #find}, where there has to be one.
     *
     * @throws IOException if there is none
     */
    public Path require(String in, int shard) throws IOException {
        Path file = find(in, shard);
        if (file == null) {
            throw new IOException(folder.store().location() + ": there are no lines of shard " + shard + " in " + in
                    + "; run forge again to mend it");
        }
        return file;
    }

    /** Says that a file is not read any more. */
    public void release(@Nullable Path file) throws IOException {
        if (file != null) {
            folder.store().release(file);
        }
    }
}
