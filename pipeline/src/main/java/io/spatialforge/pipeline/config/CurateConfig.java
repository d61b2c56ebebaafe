package io.spatialforge.pipeline.config;

import io.spatialforge.vision.curate.CurationLimits;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What curation leaves out.
 *
 * @param pixels {@code on} or {@code off}: whether photographs at hand are decoded and measured
 * @param limits where the lines are drawn
 * @param takedown files that list images to leave out, one id, file name, URL or SHA-256 a line
 */
public record CurateConfig(String pixels, CurationLimits limits, List<Path> takedown) {

    private static final String ON = "on";

    public CurateConfig {
        takedown = List.copyOf(takedown);
    }

    /** Photographs at hand are measured, by the default limits; nothing is taken down. */
    public static CurateConfig ofDefaults() {
        return new CurateConfig(ON, CurationLimits.ofDefaults(), List.of());
    }

    /** Whether photographs at hand are decoded and measured. */
    public boolean looksAtPixels() {
        return pixels.equals(ON);
    }

    static CurateConfig of(@Nullable ConfigNode node, Path base) {
        if (node == null) {
            return ofDefaults();
        }
        CurationLimits limits = CurationLimits.ofDefaults();
        CurateConfig config = new CurateConfig(
                node.oneOf("pixels", ON, List.of(ON, "off")),
                limits.withShape(
                        (int) node.whole("min_side", limits.minSide(), 0, 100_000),
                        node.number("max_aspect", limits.maxAspect(), 1, 1e6)),
                node.texts("takedown").stream()
                        .map(file -> FarFiles.resolve(base, file))
                        .toList());
        node.rejectOthers();
        return config;
    }

    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("pixels", pixels);
        map.put("min_side", limits.minSide());
        map.put("max_aspect", limits.maxAspect());
        map.put("takedown", takedown.stream().map(Path::toString).toList());
        return new TreeMap<>(map);
    }
}
