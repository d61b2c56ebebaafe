package io.spatialforge.pipeline.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The vision-language model that judges pairs, and proposes descriptions, over an endpoint. */
public record JudgeConfig() {

    /** What is done where a configuration says nothing. */
    public static JudgeConfig ofDefaults() {
        return new JudgeConfig();
    }

    static JudgeConfig of(@Nullable ConfigNode node, Path base) {
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
