package io.spatialforge.viewer.report;

import io.spatialforge.core.scene.Scene;
import io.spatialforge.engine.LineReader;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.records.RecordException;
import io.spatialforge.records.SceneGlance;
import io.spatialforge.records.SceneJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Finds the scenes of a few images: the shards that hold them are glanced through, several at a time. */
final class SampleScenes {

    private SampleScenes() {}

    /**
     * The scenes by the ids of their images; those that the run does not have any more are left out.
     *
     * @param workers threads, at least 1
     */
    static Map<String, Scene> find(FinishedRun run, Collection<String> images, int workers)
            throws IOException, InterruptedException {
        Map<Integer, Set<String>> byShard = new TreeMap<>();
        for (String image : images) {
            byShard.computeIfAbsent(run.shards().of(image), s -> new HashSet<>())
                    .add(image);
        }
        List<Callable<Map<String, Scene>>> searches = new ArrayList<>();
        byShard.forEach((shard, wanted) -> searches.add(() -> in(run, shard, wanted)));
        Map<String, Scene> found = new HashMap<>();
        if (searches.isEmpty()) {
            return found;
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(workers, searches.size()));
        try {
            for (Future<Map<String, Scene>> search : threads.invokeAll(searches)) {
                found.putAll(search.get());
            }
            return found;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static Map<String, Scene> in(FinishedRun run, int shard, Set<String> wanted) throws IOException {
        Map<String, Scene> found = new HashMap<>();
        Path file = run.files().find(RunFolder.SCENES, shard);
        if (file == null) {
            return found;
        }
        try (LineReader lines = LineReader.open(file)) {
            while (found.size() < wanted.size() && lines.next()) {
                String image = SceneGlance.of(lines.buffer(), lines.offset(), lines.length())
                        .image()
                        .id();
                if (wanted.contains(image)) {
                    found.put(image, lines.record(SceneJson.LINES));
                }
            }
        } catch (RecordException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        } finally {
            run.files().release(file);
        }
        return found;
    }
}
