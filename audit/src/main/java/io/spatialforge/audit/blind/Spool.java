package io.spatialforge.audit.blind;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.records.QaPairJson;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The pairs of one kind, set aside on disk; of too many a sample by the hash of their ids, which depends on nothing else.
 * While they come in, the share that is written is halved whenever twice the sample has been written.
 */
final class Spool implements AutoCloseable {

    private final Path file;
    private final int most;
    private final long seed;
    private @Nullable DataOutputStream out;
    private double share = 1;
    private long seen;
    private long written;

    /**
     * @param most about how many pairs are kept
     */
    Spool(Path file, int most, long seed) {
        this.file = file;
        this.most = most;
        this.seed = seed;
    }

    /** Takes pairs one after another. */
    @FunctionalInterface
    interface Sink {
        void accept(QaPair pair) throws IOException;
    }

    void add(QaPair pair) throws IOException {
        seen++;
        if (place(pair) >= share) {
            return;
        }
        if (out == null) {
            out = new DataOutputStream(new BufferedOutputStream(new Quick(Files.newOutputStream(file)), 1 << 16));
        }
        byte[] line = QaPairJson.toLine(pair);
        out.writeInt(line.length);
        out.write(line);
        written++;
        if (written > 2L * most) {
            share /= 2;
            written /= 2;
        }
    }

    /** How many pairs there were, those left out included. */
    long seen() {
        return seen;
    }

    /** The share of the pairs that is in the sample, 0 to 1. */
    double share() {
        return share;
    }

    /** Hands over the sample, in the order it came; may be called again. */
    void forEach(Sink sink) throws IOException {
        if (out != null) {
            out.close();
            out = null;
        }
        if (!Files.exists(file)) {
            return;
        }
        try (DataInputStream in = new DataInputStream(
                new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file), 1 << 16), 1 << 16))) {
            while (true) {
                int length;
                try {
                    length = in.readInt();
                } catch (EOFException e) {
                    return;
                }
                QaPair pair = QaPairJson.read(in.readNBytes(length));
                if (place(pair) < share) {
                    sink.accept(pair);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
            out = null;
        }
        Files.deleteIfExists(file);
    }

    private double place(QaPair pair) {
        return StableHash.fraction(StableHash.with(StableHash.with(seed, pair.id()), "blind sample"));
    }

    private static final class Quick extends GZIPOutputStream {
        Quick(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
