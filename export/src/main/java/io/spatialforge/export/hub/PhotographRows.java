package io.spatialforge.export.hub;

import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.export.Refusal;
import io.spatialforge.export.hub.Slice.Weighed;
import io.spatialforge.export.target.Part;
import io.spatialforge.export.target.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * What rows keep of their photographs until the files are written: where to find them and how large they are. The bytes
 * themselves would not fit into memory while rows are sorted.
 */
final class PhotographRows {

    private static final String ORIGINAL = "original";
    private static final String BYTES = "original_bytes";

    private PhotographRows() {}

    /** Adds to a row what it takes to find its photograph again. */
    static void write(Image original, long bytes, JsonGenerator json) {
        json.writeNumberProperty(BYTES, bytes);
        json.writeName(ORIGINAL);
        json.writeStartObject();
        json.writeStringProperty("id", original.id());
        json.writeStringProperty("source", original.source());
        string("file", original.file(), json);
        string("url", original.url(), json);
        string("sha256", original.sha256(), json);
        json.writeNumberProperty("width", original.width());
        json.writeNumberProperty("height", original.height());
        json.writeStringProperty("transform", original.transform().id());
        string("licence", original.licence(), json);
        json.writeEndObject();
    }

    private static void string(String name, @Nullable String value, JsonGenerator json) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }

    /** The image that a row was made of. */
    static Image original(JsonNode row) {
        JsonNode image = row.path(ORIGINAL);
        return new Image(
                image.path("id").asString(),
                image.path("source").asString(),
                text(image, "file"),
                text(image, "url"),
                text(image, "sha256"),
                image.path("width").asInt(),
                image.path("height").asInt(),
                Transform.ofId(image.path("transform").asString()),
                text(image, "licence"));
    }

    private static @Nullable String text(JsonNode image, String name) {
        return image.has(name) ? image.get(name).asString() : null;
    }

    /** How much room parts take with their photographs. */
    static List<Weighed> weigh(List<Part> parts) throws IOException {
        Path spill = Files.createTempDirectory("spatialforge-weigh");
        List<Weighed> weighed = new ArrayList<>();
        try (Duck duck = Duck.open(spill);
                Statement statement = duck.connection().createStatement()) {
            for (Part part : parts) {
                try (ResultSet sums =
                        statement.executeQuery("SELECT sum(b)::BIGINT, sum(b * n)::BIGINT FROM (SELECT max(" + BYTES
                                + ") AS b, count(*) AS n FROM "
                                + ParquetShard.json(List.of(part), "image_id: 'VARCHAR', " + BYTES + ": 'BIGINT'")
                                + " GROUP BY image_id)")) {
                    sums.next();
                    weighed.add(new Weighed(part, part.bytes() + sums.getLong(1), part.bytes() + sums.getLong(2)));
                }
            }
        } catch (SQLException e) {
            throw new IOException("reading the rows of an export failed: " + e.getMessage(), e);
        }
        return weighed;
    }

    /** Takes rows as another does, but files are not written, only weighed. */
    static final class Weighing implements Rows {

        private final Rows rows;
        private long bytes;

        Weighing(Rows rows) {
            this.rows = rows;
        }

        /** Of the file that came last. */
        long bytes() {
            return bytes;
        }

        @Override
        public void add(String part, long order, byte[] buffer, int length, List<QaPair> pairs) {
            rows.add(part, order, buffer, length, pairs);
        }

        @Override
        public void file(String name, byte[] file) {
            bytes = file.length;
        }

        @Override
        public void refuse(QaPair pair, Refusal refusal) {
            rows.refuse(pair, refusal);
        }
    }
}
