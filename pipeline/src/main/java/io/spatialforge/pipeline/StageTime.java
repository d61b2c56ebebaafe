package io.spatialforge.pipeline;

import io.spatialforge.engine.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How long one process took for what it did of a stage. Each process that works at a run adds a line for each stage to
 * {@value #FILE} when the stage is done; one that is killed leaves none of the stage it was at.
 *
 * @param stage its id, or a word for work that is no stage, such as {@code scan}
 * @param unit what was counted, as {@code images} or {@code bytes}
 * @param done how many of these this process went through
 * @param shards how many it did; 0 of work that is no stage
 * @param reused shards that were finished before
 * @param seconds from the stage's begin to its end
 * @param cpuSeconds of all threads of this process meanwhile; null where other machines did the work
 * @param workers threads
 */
public record StageTime(
        String stage,
        String unit,
        long done,
        int shards,
        int reused,
        double seconds,
        @Nullable Double cpuSeconds,
        int workers) {

    static final String FILE = "work/times.jsonl";

    /** What all processes noted, in the order in which stages were done; empty where the file is gone. */
    static List<StageTime> read(RunFolder folder) throws IOException {
        folder.recalled(folder.root().resolve(FILE));
        Optional<byte[]> bytes = folder.store().read(FILE);
        List<StageTime> times = new ArrayList<>();
        if (bytes.isPresent()) {
            for (String line :
                    new String(bytes.get(), StandardCharsets.UTF_8).lines().toList()) {
                StageTime time = ofLine(line);
                if (time != null) {
                    times.add(time);
                }
            }
        }
        return times;
    }

    /** Null for the half of a line that a killed process wrote. */
    private static @Nullable StageTime ofLine(String line) {
        try {
            JsonNode json = JsonMapper.shared().readTree(line);
            return new StageTime(
                    json.required("stage").asString(),
                    json.required("unit").asString(),
                    json.required("done").asLong(),
                    json.required("shards").asInt(),
                    json.required("reused").asInt(),
                    json.required("seconds").asDouble(),
                    json.path("cpu_s").isNumber() ? json.path("cpu_s").asDouble() : null,
                    json.required("workers").asInt());
        } catch (JacksonException e) {
            return null;
        }
    }

    byte[] toLine() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", 1);
        json.put("stage", stage);
        json.put("unit", unit);
        json.put("done", done);
        json.put("shards", shards);
        json.put("reused", reused);
        json.put("seconds", Math.round(seconds * 1000) / 1000.0);
        if (cpuSeconds != null) {
            json.put("cpu_s", Math.round(cpuSeconds * 1000) / 1000.0);
        }
        json.put("workers", workers);
        return (JsonMapper.shared().writeValueAsString(json) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
