package io.spatialforge.pipeline;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.engine.LineReader;
import io.spatialforge.engine.LineWriter;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.ShardContext;
import io.spatialforge.pipeline.ingest.Ingest;
import io.spatialforge.records.DropJson;
import io.spatialforge.records.RecordException;
import io.spatialforge.records.SceneGlance;
import io.spatialforge.records.SceneJson;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The scenes of a shard that curate let pass: those of ingest without what curate dropped, so that they need not be written
 * a second time. For one thread.
 */
final class CuratedScenes implements AutoCloseable {

    private final LineReader lines;
    private final Set<String> leftOut;

    private CuratedScenes(LineReader lines, Set<String> leftOut) {
        this.lines = lines;
        this.leftOut = leftOut;
    }

    /**
     * @param context of a stage after curate
     */
    static CuratedScenes open(ShardContext context) throws IOException {
        Set<String> leftOut = new HashSet<>();
        LineReader.<Drop>forEach(context.input(RunFolder.dropped(Stage.CURATE.id())), DropJson.LINES, drop -> {
            if (drop.unit() == Unit.IMAGES && drop.image() != null) {
                leftOut.add(drop.image());
            }
        });
        return new CuratedScenes(LineReader.open(context.input(Ingest.SCENES)), leftOut);
    }

    /** The next scene; null where there is none. */
    @Nullable
    Scene next() throws IOException {
        return glance() == null ? null : scene();
    }

    /** Goes to the next scene and glances at it; null where there is none. */
    @Nullable
    SceneGlance glance() throws IOException {
        while (lines.next()) {
            SceneGlance glance = glance(lines);
            if (!leftOut.contains(glance.image().id())) {
                return glance;
            }
        }
        return null;
    }

    /** The scene that was glanced at last. */
    Scene scene() throws IOException {
        return lines.record(SceneJson.LINES);
    }

    /** A glance at the scene of a line. */
    static SceneGlance glance(LineReader line) throws IOException {
        try {
            return SceneGlance.of(line.buffer(), line.offset(), line.length());
        } catch (RecordException e) {
            throw line.corrupt(String.valueOf(e.getMessage()), e);
        }
    }

    /** Writes the scene that was glanced at last just as it is. */
    void copy(LineWriter to) throws IOException {
        to.write(lines.buffer(), lines.offset(), lines.length());
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
