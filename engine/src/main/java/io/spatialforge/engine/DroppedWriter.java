package io.spatialforge.engine;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.records.DropJson;
import io.spatialforge.records.LineEncoder;
import java.io.IOException;

/** Counts every drop of a shard and writes those of the sample. For one thread. */
public final class DroppedWriter {

    private final LineWriter out;
    private final Books books;
    private final DropSampling sampling;
    private final LineEncoder<Drop> encoder = DropJson.LINES.encoder();

    DroppedWriter(LineWriter out, Books books, DropSampling sampling) {
        this.out = out;
        this.books = books;
        this.sampling = sampling;
    }

    public DropSampling sampling() {
        return sampling;
    }

    /** Counts a drop in the books as a whole, and writes it if it is of the sample. */
    public void drop(Drop drop) throws IOException {
        books.dropped(drop.unit(), drop.reason(), 1);
        write(drop);
    }

    /** Writes a drop, if it is of the sample, that the caller counts. */
    public void write(Drop drop) throws IOException {
        if (sampling.writes(drop)) {
            out.write(encoder, drop);
        }
    }
}
