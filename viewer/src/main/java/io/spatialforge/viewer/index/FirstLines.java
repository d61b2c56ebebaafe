package io.spatialforge.viewer.index;

import io.spatialforge.engine.LineReader;
import io.spatialforge.engine.RunStore;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The first pairs or drops of a run, read from its lines when they are asked for and kept. It answers while there is no
 * table yet, so that the first page need not wait for one.
 */
final class FirstLines<E> implements Closeable {

    /** Lines that are looked through at most. */
    private static final int MOST = 20_000;

    /** Lines whose values are counted at least, where there are as many. */
    private static final int COUNTED = 500;

    private final RunStore store;
    private final List<RunParts.Part> parts;
    private final long expected;
    private final Decoder<E> decoder;
    private final List<E> read = new ArrayList<>();
    private int next;
    private @Nullable Path file;
    private @Nullable LineReader lines;

    /** Makes of a line what is indexed of it. */
    @FunctionalInterface
    interface Decoder<E> {
        E decode(long number, LineReader line) throws IOException;
    }

    /**
     * @param parts the first, or all
     * @param expected about how many lines all parts have
     */
    FirstLines(RunStore store, List<RunParts.Part> parts, long expected, Decoder<E> decoder) {
        this.store = store;
        this.parts = parts;
        this.expected = expected;
        this.decoder = decoder;
    }

    /** Which part of all lines is read. */
    private double share() {
        return expected <= read.size() ? 1 : (double) read.size() / expected;
    }

    private boolean more() throws IOException {
        if (read.size() >= MOST) {
            return false;
        }
        while (true) {
            if (lines != null && lines.next()) {
                read.add(decoder.decode(read.size(), lines));
                return true;
            }
            closeFile();
            if (next == parts.size()) {
                return false;
            }
            file = store.fetch(parts.get(next++).path());
            lines = LineReader.open(file);
        }
    }

    synchronized <R> Slice<R> slice(Predicate<E> fits, Function<E, R> row, long from, int most) throws IOException {
        List<R> rows = new ArrayList<>();
        long total = 0;
        for (int i = 0; i < read.size() || (rows.size() < most && more()); i++) {
            if (fits.test(read.get(i))) {
                if (total >= from && rows.size() < most) {
                    rows.add(row.apply(read.get(i)));
                }
                total++;
            }
        }
        return new Slice<>(rows, from, total, share());
    }

    synchronized List<Facet> facets(Predicate<E> fits, Function<E, Set<String>> values, int most) throws IOException {
        Map<String, Long> counts = new HashMap<>();
        for (int i = 0; i < read.size() || (i < COUNTED && more()); i++) {
            if (fits.test(read.get(i))) {
                for (String value : values.apply(read.get(i))) {
                    counts.merge(value, 1L, Long::sum);
                }
            }
        }
        return counts.entrySet().stream()
                .map(count -> new Facet(count.getKey(), count.getValue()))
                .sorted(Comparator.comparingLong(Facet::count).reversed().thenComparing(Facet::value))
                .limit(most)
                .toList();
    }

    /** The nearest before (-1) or after (1) a number that fits. */
    synchronized Optional<E> beside(Predicate<E> fits, long number, int step) throws IOException {
        for (long i = number + step; i >= 0 && i < MOST; i += step) {
            while (read.size() <= i) {
                if (!more()) {
                    return Optional.empty();
                }
            }
            if (fits.test(read.get((int) i))) {
                return Optional.of(read.get((int) i));
            }
        }
        return Optional.empty();
    }

    private void closeFile() throws IOException {
        if (lines != null) {
            lines.close();
            lines = null;
        }
        if (file != null) {
            store.release(file);
            file = null;
        }
    }

    /** Gives back the file and the memory; what is asked later is read anew. */
    @Override
    public synchronized void close() throws IOException {
        closeFile();
        read.clear();
        next = 0;
    }
}
