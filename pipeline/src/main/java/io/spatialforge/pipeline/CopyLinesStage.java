package io.spatialforge.pipeline;

import io.spatialforge.engine.Books;
import io.spatialforge.engine.LineReader;
import io.spatialforge.engine.LineWriter;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.ShardContext;
import io.spatialforge.engine.ShardResult;
import io.spatialforge.pipeline.select.KeyReader;
import java.io.IOException;
import java.util.Set;

/** Candidates to those about photographs that have copies, one shard: they are held against those about the copies. */
final class CopyLinesStage {

    static final String PAIRS = RunFolder.work("pairs-of-copies");

    private final Set<String> copied;

    /**
     * @param copied ids of the images that are copies of one another
     */
    CopyLinesStage(Set<String> copied) {
        this.copied = Set.copyOf(copied);
    }

    ShardResult run(int shard, ShardContext context) throws IOException {
        LineWriter out = context.lines(PAIRS);
        try (Pairs.Reader pairs = new Pairs(ForgeStage.KEYS, ForgeStage.CANDIDATES).open(context)) {
            for (KeyReader.OfImage image = pairs.nextImage(); image != null; image = pairs.nextImage()) {
                if (copied.contains(image.image())) {
                    for (KeyReader.Entry pair : image.pairs()) {
                        LineReader line = pairs.goTo(pair);
                        out.write(line.buffer(), line.offset(), line.length());
                    }
                }
            }
        }
        return ShardResult.of(new Books());
    }
}
