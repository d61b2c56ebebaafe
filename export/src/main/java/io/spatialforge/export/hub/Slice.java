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
 * @param rowBytes size of a row on the average, photograph included
 */
record Slice(List<Part> parts, long offset, long limit, long rowBytes) {

    Slice {
        parts = List.copyOf(parts);
    }

    /**
     * A part and how much room it takes.
     *
     * @param fileBytes in a file, which holds a photograph once however many rows show it
     * @param rowBytes of all rows, each with its photograph
     */
    record Weighed(Part part, long fileBytes, long rowBytes) {

        /** Without photographs. */
        static Weighed of(Part part) {
            return new Weighed(part, part.bytes(), part.bytes());
        }
    }

    /**
     * Cuts parts into files: as many parts as fit, and of a part that is too large by itself, as many equal pieces as it
     * takes.
     *
     * @param maxBytes the most a file holds; of pieces, what it holds on the average
     */
    static List<Slice> of(List<Weighed> parts, long maxBytes) {
        List<Slice> slices = new ArrayList<>();
        List<Weighed> gathered = new ArrayList<>();
        long bytes = 0;
        for (Weighed part : parts) {
            if (!gathered.isEmpty() && bytes + part.fileBytes() > maxBytes) {
                slices.add(whole(gathered));
                gathered.clear();
                bytes = 0;
            }
            if (part.fileBytes() > maxBytes) {
                cut(part, maxBytes, slices);
            } else {
                gathered.add(part);
                bytes += part.fileBytes();
            }
        }
        if (!gathered.isEmpty()) {
            slices.add(whole(gathered));
        }
        return slices;
    }

    private static Slice whole(List<Weighed> gathered) {
        long rows = 0;
        long bytes = 0;
        for (Weighed part : gathered) {
            rows += part.part().rows();
            bytes += part.rowBytes();
        }
        return new Slice(gathered.stream().map(Weighed::part).toList(), 0, Long.MAX_VALUE, bytes / rows);
    }

    private static void cut(Weighed weighed, long maxBytes, List<Slice> slices) {
        Part part = weighed.part();
        long pieces = Math.min(part.rows(), Math.ceilDiv(weighed.fileBytes(), maxBytes));
        for (long i = 0; i < pieces; i++) {
            long from = part.rows() * i / pieces;
            long limit = part.rows() * (i + 1) / pieces - from;
            slices.add(new Slice(List.of(part), from, limit, weighed.rowBytes() / part.rows()));
        }
    }
}
