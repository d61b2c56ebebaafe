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
        while (lines.next()) {
            Scene scene = lines.record(SceneJson.LINES);
            if (!leftOut.contains(scene.image().id())) {
                return scene;
            }
        }
        return null;
    }

    /** Writes the scene that was read last just as it was read. */
    void copy(LineWriter to) throws IOException {
        to.write(lines.buffer(), lines.offset(), lines.length());
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
