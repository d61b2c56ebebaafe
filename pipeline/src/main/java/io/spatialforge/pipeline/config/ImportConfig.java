package io.spatialforge.pipeline.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of what the user already computed of a corpus's images.
 *
 * @param file JSON lines or Parquet
 * @param kind {@code boxes}, {@code masks}, {@code keypoints}, {@code captions} or {@code depth}
 * @param origin the declared source of the records
 * @param minConfidence least score, 0 to 1
 * @param exhaustive {@code yes} or {@code no}: whether every instance of the labels is boxed
 * @param frame {@code upright} or {@code stored}: the pixels that coordinates are of
 * @param keypointsThird {@code visibility} or {@code score}: the third number of a keypoint
 * @param depth what depth maps mean; null of other kinds
 */
public record ImportConfig(
        Path file,
        String kind,
        String origin,
        double minConfidence,
        String exhaustive,
        String frame,
        String keypointsThird,
        @Nullable DepthConfig depth) {

    private static final List<String> KINDS = List.of("boxes", "masks", "keypoints", "captions", "depth");

    static ImportConfig of(ConfigNode node, Path base) {
        Path file = node.path("file", base);
        if (file == null) {
            throw node.wrong("file", "a file of JSON lines, or a Parquet file");
        }
        String kind = node.oneOf("kind", "", KINDS);
        String origin = node.text("origin", "");
        if (origin.isBlank()) {
            throw node.wrong("origin", "who or what made the records, as a model's name or human");
        }
        ConfigNode depth = node.node("depth");
        ImportConfig config = new ImportConfig(
                file,
                kind,
                origin,
                node.number("min_confidence", 0, 0, 1),
                node.oneOf("exhaustive", "no", List.of("no", "yes")),
                node.oneOf("frame", "upright", List.of("upright", "stored")),
                node.oneOf("keypoints_third", "visibility", List.of("visibility", "score")),
                depth == null ? null : DepthConfig.of(depth, base));
        if (kind.equals("depth") && depth == null) {
            throw node.wrong("depth", "what the maps mean, as {kind: metric, geometry: z, scale: 1000}");
        }
        node.rejectOthers();
        return config;
    }

    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", file.toString());
        map.put("kind", kind);
        map.put("origin", origin);
        map.put("min_confidence", minConfidence);
        map.put("exhaustive", exhaustive);
        map.put("frame", frame);
        map.put("keypoints_third", keypointsThird);
        if (depth != null) {
            map.put("depth", depth.asMap());
        }
        return map;
    }
}
