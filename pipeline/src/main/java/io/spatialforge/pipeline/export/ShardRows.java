package io.spatialforge.pipeline.export;

import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.Split;
import io.spatialforge.engine.Books;
import io.spatialforge.engine.DropSampling;
import io.spatialforge.engine.DroppedWriter;
import io.spatialforge.engine.LineWriter;
import io.spatialforge.engine.ShardContext;
import io.spatialforge.engine.ShardResult;
import io.spatialforge.export.Refusal;
import io.spatialforge.export.target.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The rows of one shard: laid aside until they are sorted, then written part by part. For one thread. */
final class ShardRows implements Rows, AutoCloseable {

    /** In the figures of a shard: pairs written by split and task. */
    static final String PAIRS = "pairs\t";
    /** In the figures of a shard: pairs written by source. */
    static final String SOURCES = "sources\t";

    /** Bytes of rows that a shard keeps in memory. */
    private static final long MEMORY = 64L << 20;

    private final ShardContext context;
    private final String folder;
    private final SortedMap<String, RowOrder> parts = new TreeMap<>();
    private final RowStore store;
    private final ShardCopies copies;
    private final Books books = new Books();
    private final DroppedWriter drops;
    private final long[][] pairs = new long[Split.values().length][Task.values().length];
    private final Map<String, long[]> sources = new HashMap<>();

    /**
     * @param folder where parts go, relative to the work folder with a slash at its end
     * @param copies that rows bring along; closed with the rows
     */
    ShardRows(ShardContext context, String folder, ShardCopies copies) throws IOException {
        this.context = context;
        this.folder = folder;
        this.copies = copies;
        this.store = new RowStore(context.folder().temporary(), MEMORY);
        this.drops = context.drops(books, DropSampling.ALL);
    }

    void read(List<QaPair> ofImage) {
        books.read(Unit.PAIRS, ofImage.size());
    }

    @Override
    public void add(String part, long order, byte[] buffer, int length, List<QaPair> held) {
        try {
            parts.computeIfAbsent(part, p -> new RowOrder()).add(order, store.add(buffer, length), length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        books.kept(Unit.PAIRS, held.size());
        for (QaPair pair : held) {
            pairs[pair.split().ordinal()][pair.claim().task().ordinal()]++;
            sources.computeIfAbsent(pair.image().source(), s -> new long[1])[0]++;
        }
    }

    @Override
    public void file(String name, byte[] bytes) throws IOException {
        copies.write(name, bytes);
    }

    @Override
    public void refuse(QaPair pair, Refusal refusal) {
        try {
            drops.drop(new Drop(
                    Stage.EXPORT, Unit.PAIRS, refusal.reason(), pair.image().id(), pair.id(), refusal.detail()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ShardResult write() throws IOException {
        byte[] row = new byte[4096];
        for (Map.Entry<String, RowOrder> part : parts.entrySet()) {
            RowOrder rows = part.getValue();
            LineWriter lines = context.lines(folder + part.getKey());
            for (int each : rows.sorted()) {
                int length = rows.length(each);
                if (length > row.length) {
                    row = new byte[Math.max(length, 2 * row.length)];
                }
                store.read(rows.place(each), row, length);
                lines.write(row, 0, length);
            }
        }
        return new ShardResult(books, figures());
    }

    private Map<String, Double> figures() {
        Map<String, Double> figures = new HashMap<>();
        for (Split split : Split.values()) {
            for (Task task : Task.values()) {
                long count = pairs[split.ordinal()][task.ordinal()];
                if (count > 0) {
                    figures.put(PAIRS + split.id() + "\t" + task.id(), (double) count);
                }
            }
        }
        sources.forEach((source, count) -> figures.put(SOURCES + source, (double) count[0]));
        return figures;
    }

    @Override
    public void close() throws IOException {
        try (copies) {
            store.close();
        }
    }
}
