package io.spatialforge.sources.pixmo;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.sources.Source.RowSink;
import io.spatialforge.sources.table.Cursor;
import io.spatialforge.sources.table.RowProgress;
import io.spatialforge.sources.table.TableFile;
import io.spatialforge.sources.table.TextPack;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One pass over one file. Two queries run side by side and are merged, as both go through the file in its order: one for
 * the rows, and one for their points, which DuckDB hands out one by one. In one query it would repeat a row's texts for
 * each of its points, and that takes several times as long.
 */
final class PixmoScan {

    private static final List<String> TEXT = List.of("VARCHAR");
    private static final List<String> WHOLE = Stream.of("TINYINT", "SMALLINT", "INTEGER", "BIGINT")
            .flatMap(t -> Stream.of(t, "U" + t))
            .toList();

    /** Places of the texts in a row's pack. */
    private static final int SHA256 = 0;

    private static final int URL = 1;
    private static final int LABEL = 2;

    private final PixmoConfig config;
    private final PixmoRole role;
    private final int fileIndex;
    private final TableFile table;
    private final RowSink sink;
    private final String from;
    private final PixmoImages images;
    private final PixmoRows out = PixmoRows.writer();
    private final PixmoFile.Tally tally = new PixmoFile.Tally();
    private long unnamed;
    private long notSampled;

    /**
     * @param fileIndex place of the file among those of its role
     * @param hashes a query of the hashes known of URLs, as columns {@code url} and {@code sha}, for a file that has none;
     *     null where nothing is known
     */
    PixmoScan(
            PixmoConfig config, PixmoRole role, int fileIndex, TableFile table, @Nullable String hashes, RowSink sink) {
        this.config = config;
        this.role = role;
        this.fileIndex = fileIndex;
        this.table = table;
        this.sink = sink;
        images = new PixmoImages(config.name());
        from = from(table, hashes);
    }

    private static String from(TableFile table, @Nullable String hashes) {
        if (table.firstOf("image_sha256") != null) {
            table.require(List.of("image_sha256"), TEXT);
            String url = table.firstOf("image_url") == null ? ", NULL::VARCHAR AS image_url" : "";
            return url.isEmpty() ? table.from() : "(SELECT *" + url + " FROM " + table.from() + ")";
        }
        table.require(List.of("image_url"), TEXT);
        if (hashes == null) {
            return "(SELECT *, NULL::VARCHAR AS image_sha256 FROM " + table.from() + ")";
        }
        return "(SELECT t.*, s.sha AS image_sha256 FROM " + table.from() + " t LEFT JOIN (" + hashes
                + ") s ON t.image_url = s.url ORDER BY t." + TableFile.ROW + ")";
    }

    PixmoFile run() throws IOException {
        PixmoBenchmarks.refuse(table, role);
        switch (role) {
            case POINTS, COUNT -> labels();
            case EXPLANATIONS -> explanations();
            case CAPTIONS -> captions();
        }
        if (unnamed > 0) {
            sink.leftOut(Unit.ROWS, Reason.IMAGE_UNNAMED, unnamed);
        }
        if (notSampled > 0) {
            sink.leftOut(Unit.ROWS, Reason.NOT_SAMPLED, notSampled);
        }
        return tally.decide(table.file(), role, config.unit());
    }

    private void labels() throws IOException {
        String label = name(table.require(List.of("label", "annotation"), TEXT));
        String count = name(table.require(List.of("count"), WHOLE));
        List<String> pairs = PixmoRole.listOfStructs();
        List<String> lists = PixmoRole.structOfLists();
        String points = table.require(
                List.of("points"), Stream.concat(pairs.stream(), lists.stream()).toList());
        boolean ofPairs = pairs.contains(table.columns().get(points));
        String people = table.firstOf("collection_method") == null
                ? "0::BIGINT"
                : "coalesce(collection_method IN ('pointing', 'counting'), false)::BIGINT";
        String xs = "coalesce(len(points" + (ofPairs ? "" : ".x") + "), -1)";
        String ys = "coalesce(len(points" + (ofPairs ? "" : ".y") + "), -1)";
        String row = TableFile.ROW;
        String rows = "SELECT " + row + ", 0::BIGINT, coalesce(TRY_CAST(" + count + " AS BIGINT), -1), " + people + ", "
                + xs + ", " + ys + ", " + texts(label) + " FROM " + from;
        String each = ofPairs
                ? "SELECT r, 0::BIGINT, p.x::DOUBLE, p.y::DOUBLE FROM (SELECT " + row
                        + " AS r, unnest(points) AS p FROM " + table.from() + ")"
                : "SELECT r, 0::BIGINT, x::DOUBLE, y::DOUBLE FROM (SELECT " + row
                        + " AS r, unnest(points.x) AS x, unnest(points.y) AS y FROM " + table.from() + ")";
        merge(rows, each);
    }

    private void explanations() throws IOException {
        table.require(List.of("alt_text"), List.of("VARCHAR[]"));
        List<String> single = PixmoRole.listOfStructs();
        List<String> several = PixmoRole.listOfLists();
        String points = table.require(
                List.of("points"),
                Stream.concat(single.stream(), several.stream()).toList());
        String lists = single.contains(table.columns().get(points)) ? "[[p] FOR p IN points]" : "points";
        String rows = "SELECT r, i, -1::BIGINT, 0::BIGINT, coalesce(CASE WHEN paired THEN len(p) END, -1),"
                + " coalesce(CASE WHEN paired THEN len(p) END, -1), " + texts("text") + " FROM "
                + items("image_url, image_sha256, unnest(alt_text) AS text, ", lists, from);
        String each = "SELECT r, i, q.x::DOUBLE, q.y::DOUBLE FROM (SELECT r, i, unnest(p) AS q FROM "
                + items("", lists, table.from()) + " WHERE paired)";
        merge(rows, each);
    }

    /** One row for each text with its points; one of a row whose lists are of unequal length is not paired. */
    private static String items(String texts, String points, String from) {
        return "(SELECT " + TableFile.ROW + " AS r, " + texts + "unnest(" + points + ") AS p,"
                + " unnest(range(greatest(len(alt_text), len(points)))) AS i,"
                + " coalesce(len(alt_text) = len(points), false) AS paired FROM " + from + ")";
    }

    private void captions() throws IOException {
        String caption = name(table.require(List.of("caption"), TEXT));
        merge(
                "SELECT " + TableFile.ROW + ", 0::BIGINT, -1::BIGINT, 0::BIGINT, -1::BIGINT, -1::BIGINT, "
                        + texts(caption) + " FROM " + from,
                null);
    }

    /** The columns of a row's texts. */
    private static String texts(String label) {
        return TextPack.sql("image_sha256", "image_url", label);
    }

    private static String name(String column) {
        return '"' + column + '"';
    }

    private void merge(String rows, @Nullable String points) throws IOException {
        TextPack texts = new TextPack(6, 3);
        RowProgress progress = RowProgress.of(table, sink);
        try (Cursor row = table.ask(rows);
                Cursor point = points == null ? null : table.ask(points)) {
            while (row.next()) {
                long record = row.whole(0);
                progress.reached(record);
                int item = (int) row.whole(1);
                int xs = (int) row.whole(4);
                int ys = (int) row.whole(5);
                if (role == PixmoRole.COUNT && (xs < 0 || ys < 0)) {
                    throw PixmoBenchmarks.withheld(table, record);
                }
                texts.read(row);
                out.begin(role, fileIndex, record, item, texts, URL, LABEL, row.whole(2), row.whole(3) != 0, xs, ys);
                if (point != null) {
                    copy(point, record, item, Math.max(xs, ys));
                }
                String url = texts.text(URL);
                String imageId = images.id(url, texts.text(SHA256));
                if (imageId == null) {
                    unnamed++;
                } else if (!config.sampling().keeps(imageId)) {
                    notSampled++;
                } else {
                    sink.row(imageId, out.array(), 0, out.length());
                    if (url != null) {
                        sink.named(imageId, url);
                    }
                }
            }
        }
        progress.done();
    }

    private void copy(Cursor point, long record, int item, int count) {
        for (int i = 0; i < count; i++) {
            boolean atEnd = i == 0 || i == count - 1; // both go up, so that what lies between is right if the ends are
            if (!point.next() || (atEnd && (point.whole(0) != record || point.whole(1) != item))) {
                throw new IllegalStateException(
                        table.file() + ": the points of row " + record + " do not come with the row");
            }
            double x = point.number(2);
            double y = point.number(3);
            out.point(x, y);
            tally.point(x, y);
        }
        if (count > 0) {
            tally.endRow();
        }
    }
}
