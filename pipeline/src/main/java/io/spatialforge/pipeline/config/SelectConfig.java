package io.spatialforge.pipeline.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How the dataset is chosen of the verified pairs: balance, caps, mix. */
public record SelectConfig() {

    /** What is done where a configuration says nothing. */
    public static SelectConfig ofDefaults() {
        return new SelectConfig();
    }

    static SelectConfig of(@Nullable ConfigNode node, Path base) {
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
