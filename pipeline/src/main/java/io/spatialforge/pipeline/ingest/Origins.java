package io.spatialforge.pipeline.ingest;

import io.spatialforge.engine.LineReader;
import io.spatialforge.engine.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Where photographs were first published, where a corpus says so beside the URL at which it keeps them itself. */
public final class Origins {

    public static final String FOLDER = RunFolder.work("origins");

    private Origins() {}

    /** An image's id, a tab and the URL. */
    static byte[] line(String image, String origin) {
        return (image + '\t' + origin).getBytes(StandardCharsets.UTF_8);
    }

    /** URLs by image, of one shard's file. */
    public static Map<String, String> read(Path file) throws IOException {
        Map<String, String> origins = new HashMap<>();
        try (LineReader lines = LineReader.open(file)) {
            while (lines.next()) {
                String line = new String(lines.buffer(), lines.offset(), lines.length(), StandardCharsets.UTF_8);
                int tab = line.lastIndexOf('\t');
                origins.put(line.substring(0, tab), line.substring(tab + 1));
            }
        }
        return origins;
    }
}
