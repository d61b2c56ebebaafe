package io.spatialforge.vision.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The index of a folder that photographs were fetched into: a JSON line for each, only ever added to. */
public final class FetchIndex {

    /** Its file, whose presence tells such a folder from others. */
    public static final String FILE = "fetch-index.jsonl";

    static final int LONGEST_LINE = 1 << 16;

    private FetchIndex() {}

    /**
     * A photograph that was fetched.
     *
     * @param id the corpus's name for it; null where it has none
     * @param size in bytes
     * @param file relative to the folder
     */
    public record Entry(String url, @Nullable String id, String sha256, long size, String file) {

        /** The line, without its end. */
        public String toLine() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("url", url);
            if (id != null) {
                json.put("id", id);
            }
            json.put("sha256", sha256);
            json.put("size", size);
            json.put("file", file);
            return JsonMapper.shared().writeValueAsString(json);
        }

        /** Null if it is no such line. */
        static @Nullable Entry of(byte[] line, int length) {
            try {
                JsonNode json = JsonMapper.shared().readTree(line, 0, length);
                JsonNode id = json.path("id");
                return json.path("url").isString()
                                && json.path("sha256").isString()
                                && json.path("size").isIntegralNumber()
                                && json.path("file").isString()
                        ? new Entry(
                                json.path("url").stringValue(),
                                id.isString() ? id.stringValue() : null,
                                json.path("sha256").stringValue().toLowerCase(Locale.ROOT),
                                json.path("size").longValue(),
                                json.path("file").stringValue())
                        : null;
            } catch (JacksonException e) {
                return null;
            }
        }
    }

    /** The line of a report about a photograph that could not be had. */
    public static String reportLine(String url, @Nullable String id, String reason, @Nullable String detail) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("url", url);
        if (id != null) {
            json.put("id", id);
        }
        json.put("reason", reason);
        json.put("detail", detail);
        return JsonMapper.shared().writeValueAsString(json);
    }

    /** Takes entries. */
    @FunctionalInterface
    public interface Sink {

        /**
         * @param start where its line begins
         */
        void take(long start, Entry entry) throws IOException;
    }

    /**
     * Reads an index.
     *
     * @return where its last whole line ends; what follows was being written when a fetch was killed
     * @throws ImageStoreException if a whole line is not what {@code fetch} writes
     */
    public static long read(Path folder, Sink sink) throws IOException {
        Path file = folder.resolve(FILE);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            byte[] line = new byte[LONGEST_LINE];
            long start = 0;
            long number = 1;
            int length = 0;
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b == '\n') {
                    Entry entry = Entry.of(line, length);
                    if (entry == null) {
                        throw fault(file, number, new String(line, 0, Math.min(length, 60), StandardCharsets.UTF_8));
                    }
                    sink.take(start, entry);
                    number++;
                    start += length + 1;
                    length = 0;
                } else if (length == LONGEST_LINE) {
                    throw fault(file, number, "a longer line");
                } else {
                    line[length++] = (byte) b;
                }
            }
            return start;
        }
    }

    private static ImageStoreException fault(Path file, long number, String got) {
        return new ImageStoreException(
                "%s: line %,d: expected {\"url\", \"sha256\", \"size\", \"file\"} as fetch writes it, got %s; fetch into a new folder"
                        .formatted(file, number, got));
    }
}
