package io.spatialforge.drawn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * As PixMo-points is published: a Parquet row for each image and label with a point in each instance, in percent of width
 * and height. Every label that can be drawn is asked about, so that where there is none the count is 0.
 */
final class PixmoLayout implements CorpusLayout {

    private final Path folder;
    private final List<Row> rows = new ArrayList<>();
    private final StringBuilder sizes = new StringBuilder("url,width,height\n");

    /**
     * @param points DuckDB's text of a list of structures
     */
    private record Row(String url, String sha256, String points, long count, String label) {}

    PixmoLayout(Path folder) {
        this.folder = folder;
    }

    @Override
    public void add(int index, Path picture, DrawnScene scene) throws IOException {
        String url = "https://example.org/drawn/%05d.jpg".formatted(index);
        String hash = sha256(picture);
        sizes.append(url).append(',').append(scene.width()).append(',').append(scene.height()).append('\n');
        for (String label : DrawnLabels.ids().keySet()) {
            List<String> points = new ArrayList<>();
            for (DrawnObject object : scene.objects()) {
                if (object.label().equals(label)) {
                    points.add(point(object.runs(), scene));
                }
            }
            rows.add(new Row(url, hash, points.toString(), points.size(), label));
        }
    }

    /** The middle of the longest stretch of the object's pixels in a column. */
    private static String point(int[] runs, DrawnScene scene) {
        int longest = 1;
        int at = 0;
        int start = 0;
        for (int i = 0; i < runs.length; at += runs[i], i++) {
            if (i % 2 == 1 && (i == 1 || runs[i] > runs[longest])) {
                longest = i;
                start = at;
            }
        }
        int pixel = start + runs[longest] / 2;
        double x = (pixel / scene.height() + 0.5) / scene.width();
        double y = (pixel % scene.height() + 0.5) / scene.height();
        return "{'x': %s, 'y': %s}".formatted(100 * x, 100 * y);
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void finish() throws IOException {
        Files.writeString(folder.resolve("sizes.csv"), sizes);
        Path file = folder.resolve("pixmo-points.parquet");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("CREATE TABLE points (image_url VARCHAR, image_sha256 VARCHAR,"
                    + " points STRUCT(x DOUBLE, y DOUBLE)[], count BIGINT, label VARCHAR, collection_method VARCHAR)");
            try (PreparedStatement insert = duck.prepareStatement(
                    "INSERT INTO points VALUES (?, ?, ?::STRUCT(x DOUBLE, y DOUBLE)[], ?, ?, 'pointing')")) {
                for (Row row : rows) {
                    insert.setString(1, row.url());
                    insert.setString(2, row.sha256());
                    insert.setString(3, row.points());
                    insert.setLong(4, row.count());
                    insert.setString(5, row.label());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            statement.execute(
                    "COPY points TO '%s' (FORMAT parquet)".formatted(file.toString().replace("'", "''")));
        } catch (SQLException e) {
            throw new IOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
