package io.spatialforge.pipeline.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One corpus of a run.
 *
 * @param kind {@code coco} or {@code truth}
 * @param name prefix of its image ids
 * @param annotations its files; of COCO, further files add to the annotations of the first (keypoints)
 * @param images folder of the photographs; null where there are none at hand
 * @param photos {@code check} or {@code off}: whether the photographs are opened
 * @param exhaustive {@code auto}, {@code yes} or {@code no}: whether every instance of a label is annotated
 * @param absentLabels how many labels known to be absent are noted of an image
 * @param depth the depth maps the user has; null where there are none
 */
public record SourceConfig(
        String kind,
        String name,
        List<Path> annotations,
        @Nullable Path images,
        String photos,
        String exhaustive,
        int absentLabels,
        @Nullable DepthConfig depth) {

    public static final String COCO = "coco";
    public static final String TRUTH = "truth";

    public SourceConfig {
        annotations = List.copyOf(annotations);
    }

    static SourceConfig of(ConfigNode node, Path base) {
        String kind = node.oneOf("kind", COCO, List.of(COCO, TRUTH));
        List<Path> annotations = node.texts("annotations").stream()
                .map(a -> base.resolve(a).normalize())
                .toList();
        if (annotations.isEmpty()) {
            throw node.wrong("annotations", "the annotation file, or a list of files");
        }
        Path images = node.path("images", base);
        ConfigNode depth = node.node("depth");
        SourceConfig config = new SourceConfig(
                kind,
                node.text("name", kind),
                annotations,
                images,
                node.oneOf("photos", images == null ? "off" : "check", List.of("check", "off")),
                node.oneOf("exhaustive", "auto", List.of("auto", "yes", "no")),
                (int) node.whole("absent_labels", 3, 0, 1000),
                depth == null ? null : DepthConfig.of(depth, base));
        if (config.photos.equals("check") && images == null) {
            throw node.wrong("images", "the folder of the photographs that 'photos: check' opens");
        }
        if (!config.name.matches("[A-Za-z0-9._-]+")) {
            throw node.wrong("name", "letters, digits, '.', '_' and '-'");
        }
        node.rejectOthers();
        return config;
    }

    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", kind);
        map.put("name", name);
        map.put("annotations", annotations.stream().map(Path::toString).toList());
        map.put("images", images == null ? null : images.toString());
        map.put("photos", photos);
        map.put("exhaustive", exhaustive);
        map.put("absent_labels", absentLabels);
        map.put("depth", depth == null ? null : depth.asMap());
        return map;
    }
}
