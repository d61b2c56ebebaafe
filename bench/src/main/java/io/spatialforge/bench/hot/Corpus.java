package io.spatialforge.bench.hot;

import io.spatialforge.bench.corpora.Objects365Corpus;
import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.sources.Joined;
import io.spatialforge.sources.Source;
import io.spatialforge.sources.coco.CocoConfig;
import io.spatialforge.sources.coco.CocoSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A generated COCO-style file as it is after each step of ingest. */
final class Corpus {

    private static final long SEED = 7;

    private final CocoSource source;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, List<byte[]>> byImage = new TreeMap<>();
    private final Source.Joiner joiner;

    /**
     * A row as the scan gives it.
     *
     * @param imageId it belongs to
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(String imageId, byte[] bytes) {}

    private Corpus(CocoSource source) throws IOException {
        this.source = source;
        this.joiner = source.scan(new Sink() {
            @Override
            public void row(String imageId, byte[] buffer, int offset, int length) {
                rows.add(new Row(imageId, Arrays.copyOfRange(buffer, offset, offset + length)));
            }
        });
        for (Row row : rows) {
            byImage.computeIfAbsent(row.imageId, id -> new ArrayList<>()).add(row.bytes);
        }
    }

    /** A file like Objects365's in that folder. */
    static Corpus in(Path folder, long images) throws IOException {
        Path file = new Objects365Corpus(images, Objects365Corpus.Release.V2, SEED)
                .write(folder, Objects365Corpus.Order.IMAGES_FIRST, 0)
                .getFirst();
        return new Corpus(new CocoSource(CocoConfig.of("generated", file)));
    }

    Path file() {
        return source.inputs().getFirst();
    }

    CocoSource source() {
        return source;
    }

    /** In the order of the file. */
    List<Row> rows() {
        return rows;
    }

    /** The payloads of each image's rows. */
    Map<String, List<byte[]>> byImage() {
        return byImage;
    }

    Source.Joiner joiner() {
        return joiner;
    }

    List<Scene> scenes() {
        List<Scene> scenes = new ArrayList<>();
        byImage.forEach((id, payloads) -> {
            Joined joined = joiner.join(id, payloads);
            if (joined.scene() != null) {
                scenes.add(joined.scene());
            }
        });
        return scenes;
    }

    /** Takes rows, and nothing is left out. */
    abstract static class Sink implements Source.RowSink {

        @Override
        public final void drop(Drop drop) {
            throw new IllegalStateException("dropped: " + drop);
        }

        @Override
        public final void leftOut(Unit unit, Reason reason, long count) {
            throw new IllegalStateException("left out: " + reason);
        }
    }
}
