package io.spatialforge.pipeline.export;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.qa.QaPair;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The rows of one shard: kept in memory until they are sorted, then written part by part. */
final class ShardRows implements Rows {

    /** In the figures of a shard: rows of a part, and their bytes. */
    static final String ROWS = "rows\t";

    static final String BYTES = "bytes\t";
    /** In the figures of a shard: pairs written by split and task, and by source. */
    static final String PAIRS = "pairs\t";

    static final String SOURCES = "sources\t";

    private final SortedMap<String, List<Row>> parts = new TreeMap<>();
    private final Books books = new Books();
    private final Map<String, Double> figures = new HashMap<>();
    private final DroppedWriter drops;
    private final BesideData files;

    ShardRows(ShardContext context, BesideData files) throws IOException {
        this.files = files;
        drops = context.drops(books, DropSampling.ALL);
    }

    void read(List<QaPair> pairs) {
        books.read(Unit.PAIRS, pairs.size());
    }

    @Override
    public void add(String part, long order, byte[] buffer, int length, List<QaPair> pairs) {
        byte[] line = Arrays.copyOf(buffer, length);
        parts.computeIfAbsent(part, p -> new ArrayList<>()).add(new Row(order, line));
        figures.merge(ROWS + part, 1.0, Double::sum);
        figures.merge(BYTES + part, length + 1.0, Double::sum);
        books.kept(Unit.PAIRS, pairs.size());
        for (QaPair pair : pairs) {
            figures.merge(PAIRS + pair.split().id() + "\t" + pair.claim().task().id(), 1.0, Double::sum);
            figures.merge(SOURCES + pair.image().source(), 1.0, Double::sum);
        }
    }

    @Override
    public void file(String name, byte[] bytes) throws IOException {
        files.write(name, bytes);
    }

    @Override
    public void refuse(QaPair pair, Refusal refusal) {
        books.dropped(Unit.PAIRS, refusal.reason(), 1);
        try {
            drops.drop(new Drop(
                    Stage.EXPORT, Unit.PAIRS, refusal.reason(), pair.image().id(), pair.id(), refusal.detail()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ShardResult write(ShardContext context) throws IOException {
        for (Map.Entry<String, List<Row>> part : parts.entrySet()) {
            part.getValue().sort(Comparator.comparingLong(Row::order));
            LineWriter lines = context.lines(Export.PARTS + "/" + part.getKey());
            for (Row row : part.getValue()) {
                lines.write(row.line());
            }
        }
        return new ShardResult(books, figures);
    }

    private record Row(long order, byte[] line) {}
}
