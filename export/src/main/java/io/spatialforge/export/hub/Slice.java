package io.spatialforge.export.hub;

import io.spatialforge.export.target.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows that go into one file.
 *
 * @param parts one after another
 * @param offset how many of their rows are left out at the start
 * @param limit how many are taken; {@link Long#MAX_VALUE} for all
 */
record Slice(List<Part> parts, long offset, long limit) {

    Slice {
        parts = List.copyOf(parts);
    }

    /**
     * Cuts parts into files: as many parts as fit, and of a part that is too large by itself, as many equal pieces as it
     * takes.
     *
     * @param maxBytes the most a file holds; of pieces, what it holds on the average
     */
    static List<Slice> of(List<Part> parts, long maxBytes) {
        List<Slice> slices = new ArrayList<>();
        List<Part> gathered = new ArrayList<>();
        long bytes = 0;
        for (Part part : parts) {
            if (!gathered.isEmpty() && bytes + part.bytes() > maxBytes) {
                slices.add(new Slice(gathered, 0, Long.MAX_VALUE));
                gathered.clear();
                bytes = 0;
            }
            if (part.bytes() > maxBytes) {
                cut(part, maxBytes, slices);
            } else {
                gathered.add(part);
                bytes += part.bytes();
            }
        }
        if (!gathered.isEmpty()) {
            slices.add(new Slice(gathered, 0, Long.MAX_VALUE));
        }
        return slices;
    }

    private static void cut(Part part, long maxBytes, List<Slice> slices) {
        long pieces = Math.min(part.rows(), Math.ceilDiv(part.bytes(), maxBytes));
        for (long i = 0; i < pieces; i++) {
            long from = part.rows() * i / pieces;
            slices.add(new Slice(List.of(part), from, part.rows() * (i + 1) / pieces - from));
        }
    }
}
