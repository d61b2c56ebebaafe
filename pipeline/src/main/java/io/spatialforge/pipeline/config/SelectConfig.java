package io.spatialforge.pipeline.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the dataset is chosen of the verified pairs: balance, caps, mix.
 *
 * @param tolerance by how much the share of an answer may exceed even shares, 0.001 to 1; 1 leaves answers as they are
 */
public record SelectConfig(double tolerance) {

    /** What is done where a configuration says nothing. */
    public static SelectConfig ofDefaults() {
        return new SelectConfig(0.02);
    }

    static SelectConfig of(@Nullable ConfigNode node, Path base) {
        SelectConfig usual = ofDefaults();
        if (node == null) {
            return usual;
        }
        SelectConfig config = new SelectConfig(node.number("tolerance", usual.tolerance(), 0.001, 1));
        node.rejectOthers();
        return config;
    }

    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("tolerance", tolerance);
        return map;
    }
}
