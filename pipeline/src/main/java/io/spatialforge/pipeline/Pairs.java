package io.spatialforge.pipeline;

import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.Split;
import io.spatialforge.engine.LineReader;
import io.spatialforge.engine.ShardContext;
import io.spatialforge.pipeline.select.KeyReader;
import io.spatialforge.records.QaPairJson;
import io.spatialforge.records.RecordException;
import io.spatialforge.records.SplitLine;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pairs as a stage hands them on: their keys, and the lines they are among.
 *
 * @param keys the folder of the keys, as {@link io.spatialforge.engine.RunFolder#lines} takes it
 * @param lines the folder of the lines, of which the keys may name a part
 */
record Pairs(String keys, String lines) {

    Reader open(ShardContext context) throws IOException {
        LineReader ofKeys = LineReader.open(context.input(keys));
        LineReader ofPairs = null;
        try {
            ofPairs = LineReader.open(context.input(lines));
        } finally {
            if (ofPairs == null) {
                ofKeys.close();
            }
        }
        return new Reader(new KeyReader(ofKeys), ofPairs);
    }

    /** Goes through the pairs of a shard. For one thread. */
    static final class Reader implements AutoCloseable {

        private final KeyReader keys;
        private final LineReader lines;
        private Iterator<KeyReader.Entry> ofImage = List.<KeyReader.Entry>of().iterator();

        private Reader(KeyReader keys, LineReader lines) {
            this.keys = keys;
            this.lines = lines;
        }

        /** The keys of the next image; null after the last. */
        KeyReader.@Nullable OfImage nextImage() throws IOException {
            return keys.next();
        }

        /** The next pair of all that have keys; null after the last. */
        @Nullable
        QaPair next() throws IOException {
            while (!ofImage.hasNext()) {
                KeyReader.OfImage image = keys.next();
                if (image == null) {
                    return null;
                }
                ofImage = image.pairs().iterator();
            }
            return goTo(ofImage.next()).record(QaPairJson.LINES);
        }

        /** Takes over the line of a pair, of those whose keys were read the last or one after it. */
        void line(KeyReader.Entry pair, Split split, SplitLine to) throws IOException {
            goTo(pair);
            try {
                to.set(lines.buffer(), lines.offset(), lines.length(), split);
            } catch (RecordException e) {
                throw lines.corrupt(String.valueOf(e.getMessage()), e);
            }
        }

        /** The line of a pair, of those whose keys were read the last or one after it. */
        LineReader goTo(KeyReader.Entry pair) throws IOException {
            while (lines.number() <= pair.number()) {
                if (!lines.next()) {
                    throw lines.corrupt(
                            "expected the line of pair " + pair.key().id() + " after it", null);
                }
            }
            return lines;
        }

        @Override
        public void close() throws IOException {
            try (lines) {
                keys.close();
            }
        }
    }
}
