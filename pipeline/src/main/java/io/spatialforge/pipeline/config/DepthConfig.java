package io.spatialforge.pipeline.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Depth maps that the user has, one for each photograph, and what their values mean.
 *
 * @param folder holds them under the photographs' names with another ending; null where a truth file names them itself
 * @param id names the sensor or model in the evidence
 * @param kind {@code metric}, {@code relative} or {@code inverse}
 * @param geometry {@code z} (along the optical axis) or {@code ray}
 * @param scale stored values are divided by this: 1000 for millimetres, 256 for KITTI
 * @param invalid the stored value that means "no depth"
 */
public record DepthConfig(
        @Nullable Path folder, String id, String kind, String geometry, double scale, double invalid) {

    static DepthConfig of(ConfigNode node, Path base) {
        DepthConfig config = new DepthConfig(
                node.path("folder", base),
                node.text("id", "depth-maps"),
                node.oneOf("kind", "metric", List.of("metric", "relative", "inverse")),
                node.oneOf("geometry", "z", List.of("z", "ray")),
                node.number("scale", 1000, Double.MIN_NORMAL, 1e12),
                node.number("invalid", 0, -1e12, 1e12));
        node.rejectOthers();
        return config;
    }

    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("folder", folder == null ? null : folder.toString());
        map.put("id", id);
        map.put("kind", kind);
        map.put("geometry", geometry);
        map.put("scale", scale);
        map.put("invalid", invalid);
        return map;
    }
}
