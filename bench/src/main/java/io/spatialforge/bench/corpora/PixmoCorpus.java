package io.spatialforge.bench.corpora;

import io.spatialforge.core.DataFile;
import io.spatialforge.core.StableHash;
import io.spatialforge.sources.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Parquet files in the layout of PixMo-points and PixMo-count: five to six labels an image, five points a row on the
 * average, one row in six without any, percent with one decimal, the rows of an image spread over the whole file; and the
 * counts that a detector made of every 64th of these rows, in pixels. Sizes of the images lie beside them as CSV.
 *
 * <p>Labels are what people type: mostly names of things in the plural or singular, some with a word before it, and one
 * in ten no name of a thing.
 */
public final class PixmoCorpus {

    /** Images of the owners' file of points. */
    public static final long IMAGES = 428_148;

    private static final double ROWS_PER_IMAGE = 5.55;

    /** Measured on what this writes, rounded up. */
    private static final long BYTES_PER_IMAGE = 800;

    /** Of as many rows of points there is one that a detector counted too: 37 thousand of the real ones. */
    private static final int ROWS_PER_COUNT = 64;

    private static final List<String> BEFORE = List.of("red ", "white ", "black ", "wooden ", "small ");
    private static final List<String> NO_THINGS = List.of(
            "the man's left hand",
            "items on the shelf",
            "letters on the sign",
            "something to sit on",
            "reflections in the water",
            "people wearing hats",
            "everything made of glass");

    private final long images;
    private final long seed;

    /**
     * @param images how many, at least 1
     */
    public PixmoCorpus(long images, long seed) {
        this.images = images;
        this.seed = seed;
    }

    /** Bytes that the files take at most. */
    public static long bytes(long images) {
        return images * BYTES_PER_IMAGE + 1_000_000;
    }

    /** Rows that come with as many images. */
    public static long rows(long images) {
        return Math.round(images * ROWS_PER_IMAGE);
    }

    public static Path points(Path folder) {
        return folder.resolve("points.parquet");
    }

    public static Path counts(Path folder) {
        return folder.resolve("count.parquet");
    }

    public static Path sizes(Path folder) {
        return folder.resolve("sizes.csv");
    }

    /** Writes the three files. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 1"); // else row groups come in another order with each run
            statement.execute("SET memory_limit = '500MB'");
            int labels = labels(connection);
            statement.execute("""
                    CREATE TABLE rows AS
                      SELECT i, i %% %d AS img, hash(i, %d) AS h,
                             least(60, floor(-5.5 * ln((hash(i, %d) %% 1000000 + 1) / 1000001.0)))::BIGINT AS n,
                             floor(%d * power((hash(i, %d) %% 1000003) / 1000003.0, 3))::BIGINT AS l
                      FROM range(%d) t(i)""".formatted(images, seed, seed + 7, labels, seed + 11, rows(images)));
            statement.execute("""
                    CREATE VIEW sizes AS
                      SELECT i AS img, sha256(i::VARCHAR) AS image, 500 + hash(i) % 800 AS width, 400 + hash(i, 1) % 600 AS height
                      FROM range(IMAGES) t(i)""".replace("IMAGES", Long.toString(images)));
            statement.execute("""
                    COPY (
                      SELECT 'https://farm' || h %% 9 || '.photos.example/' || img %% 7919 || '/' || img || '_'
                             || substr(sha256(img::VARCHAR), 1, 10) || '_o.jpg' AS image_url,
                           sha256(img::VARCHAR) AS image_sha256,
                           [{'x': round(hash(i, k, 1) %% 100001 / 1000.0, 1)::DOUBLE,
                             'y': round(hash(i, k, 2) %% 100001 / 1000.0, 1)::DOUBLE} FOR k IN range(n)] AS points,
                           n AS count, text AS label,
                           CASE WHEN h %% 3 = 0 THEN 'counting' ELSE 'pointing' END AS collection_method
                      FROM rows JOIN labels USING (l) ORDER BY i)
                    TO '%s' (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE 100000)""".formatted(points(folder)));
            statement.execute("""
                    COPY (
                      SELECT 'https://farm' || h %% 9 || '.photos.example/' || img %% 7919 || '/' || img || '_'
                             || substr(sha256(img::VARCHAR), 1, 10) || '_o.jpg' AS image_url,
                           sha256(img::VARCHAR) AS image_sha256, n::INTEGER AS count,
                           {'x': [(hash(i, k, 1) %% 100001 / 100001.0 * width)::FLOAT FOR k IN range(n)],
                            'y': [(hash(i, k, 2) %% 100001 / 100001.0 * height)::FLOAT FOR k IN range(n)]} AS points,
                           text AS label
                      FROM rows JOIN labels USING (l) JOIN sizes USING (img)
                      WHERE i %% %d = 0 AND n > 0 ORDER BY i)
                    TO '%s' (FORMAT parquet, COMPRESSION snappy)""".formatted(ROWS_PER_COUNT, counts(folder)));
            statement.execute("COPY (SELECT image, width, height FROM sizes ORDER BY img) TO '%s' (HEADER)"
                    .formatted(sizes(folder)));
        } catch (SQLException e) {
            throw new IOException("writing files like PixMo's to " + folder + " failed: " + e.getMessage(), e);
        }
    }

    /** A table of labels, the most frequent ones first. */
    private static int labels(Connection connection) throws SQLException {
        List<String> texts = texts();
        try (Statement create = connection.createStatement()) {
            create.execute("CREATE TABLE labels (l BIGINT, text VARCHAR)");
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO labels VALUES (?, ?)")) {
            for (int i = 0; i < texts.size(); i++) {
                insert.setLong(1, i);
                insert.setString(2, texts.get(i));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        return texts.size();
    }

    private static List<String> texts() {
        Set<String> names = new TreeSet<>(Vocabulary.coco80().labels());
        for (String[] cells : DataFile.rows(Vocabulary.class, "vocabularies/lvis.tsv", 3)) {
            names.add(cells[2]);
        }
        List<String> texts = new ArrayList<>();
        for (String name : names) {
            long hash = StableHash.of("label " + name);
            boolean plural = name.matches("[a-z ]*[a-rt-z]") && !name.endsWith("y") && hash % 3 != 0;
            String noun = plural ? name.matches(".*(ch|sh|x|z)") ? name + "es" : name + "s" : name;
            texts.add(
                    StableHash.below(StableHash.with(hash, 1), 5) == 0
                            ? BEFORE.get(StableHash.below(StableHash.with(hash, 2), BEFORE.size())) + noun
                            : noun);
            if (StableHash.below(StableHash.with(hash, 3), 10) == 0) {
                texts.add(NO_THINGS.get(StableHash.below(StableHash.with(hash, 4), NO_THINGS.size())));
            }
        }
        List<String> distinct = new ArrayList<>(new TreeSet<>(texts));
        distinct.sort((a, b) -> Long.compareUnsigned(StableHash.of("rank " + a), StableHash.of("rank " + b)));
        return distinct;
    }
}
