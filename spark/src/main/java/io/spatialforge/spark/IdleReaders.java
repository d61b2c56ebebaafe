package io.spatialforge.spark;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Streams that no read uses at the moment, of all files together: an idle one may hold a connection, corpora have hundreds
 * of tars, and S3A opens 500 connections at most by default.
 */
final class IdleReaders {

    static final IdleReaders SHARED = new IdleReaders();

    private static final int LIMIT = 64;

    /** The one used longest ago first. */
    private final Deque<BlobReader> readers = new ArrayDeque<>();

    private IdleReaders() {}

    /**
     * Takes the stream of a file that goes on at a place, else the one used longest ago.
     *
     * @return null if the file has none
     */
    synchronized @Nullable BlobReader take(HadoopBlob file, long at) {
        BlobReader best = null;
        for (BlobReader reader : readers) {
            if (reader.isOf(file) && (best == null || reader.goesOnAt(at))) {
                best = reader;
            }
        }
        if (best != null) {
            readers.remove(best);
        }
        return best;
    }

    void give(BlobReader reader) throws IOException {
        BlobReader oldest;
        synchronized (this) {
            readers.addLast(reader);
            oldest = readers.size() > LIMIT ? readers.removeFirst() : null;
        }
        if (oldest != null) {
            oldest.close();
        }
    }

    /** Closes those of a file. */
    void close(HadoopBlob file) throws IOException {
        List<BlobReader> its = new ArrayList<>();
        synchronized (this) {
            for (Iterator<BlobReader> all = readers.iterator(); all.hasNext(); ) {
                BlobReader reader = all.next();
                if (reader.isOf(file)) {
                    all.remove();
                    its.add(reader);
                }
            }
        }
        for (BlobReader reader : its) {
            reader.close();
        }
    }
}
