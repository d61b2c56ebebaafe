package io.spatialforge.bench.hot;

import io.spatialforge.records.LineFormat;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * Records as lines.
 *
 * @param bytes of all
 */
record Lines(List<byte[]> all, long bytes) {

    private static final JsonFactory JSON = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .build();

    static <T> Lines of(LineFormat<T> format, List<T> records) {
        List<byte[]> lines = new ArrayList<>(records.size());
        long bytes = 0;
        for (T record : records) {
            byte[] line = format.toLine(record);
            lines.add(line);
            bytes += line.length;
        }
        return new Lines(lines, bytes);
    }

    double megabytes() {
        return bytes / 1e6;
    }

    /** Goes through the tokens of all and does nothing with them. */
    long tokens() {
        long tokens = 0;
        for (byte[] line : all) {
            try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
                while (parser.nextToken() != null) {
                    tokens++;
                }
            }
        }
        return tokens;
    }
}
