package io.spatialforge.pipeline.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What must not leak: copies between splits, and images of benchmarks. */
public record LeakConfig() {

    /** What is done where a configuration says nothing. */
    public static LeakConfig ofDefaults() {
        return new LeakConfig();
    }

    static LeakConfig of(@Nullable ConfigNode node, Path base) {
        if (node == null) {
            return ofDefaults();
        }
        node.rejectOthers();
        return ofDefaults();
    }

    Map<String, Object> asMap() {
        return new TreeMap<>();
    }
}
