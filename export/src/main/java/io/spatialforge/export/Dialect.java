package io.spatialforge.export;

import io.spatialforge.core.qa.QaPair;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * How a pair is written for one trainer: the outer record, and what a region in the text becomes. A dialect changes no
 * claim and no word of its own accord; a pair it can't write faithfully it refuses. Implementations hold no state and may
 * be used from many threads.
 */
public interface Dialect {

    /** The name by which users ask for it, as in {@code qwen3-vl}. */
    String name();

    /**
     * Writes a pair as one line of UTF-8 that ends in a line feed, or nothing if it is refused. The stream is neither
     * flushed nor closed.
     *
     * @return why the pair can't be written; null if it was
     * @throws IOException if the stream can't be written to
     */
    @Nullable
    Refusal write(QaPair pair, OutputStream out) throws IOException;

    /** What checks files of this dialect. */
    Validator validator();
}
