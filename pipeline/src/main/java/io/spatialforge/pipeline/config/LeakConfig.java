package io.spatialforge.pipeline.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What must not leak: copies between splits, and images of benchmarks.
 *
 * @param nearCopies {@code on} or {@code off}: whether photographs at hand are compared by what they show, or copies told by
 *     their bytes and names alone
 * @param lists files that name images of benchmarks
 * @param folders places with photographs of benchmarks, as a source's {@code images}
 */
public record LeakConfig(String nearCopies, List<Path> lists, List<String> folders) {

    private static final String ON = "on";

    public LeakConfig {
        lists = List.copyOf(lists);
        folders = List.copyOf(folders);
    }

    /** What is done where a configuration says nothing: copies are kept together, no benchmark is known. */
    public static LeakConfig ofDefaults() {
        return new LeakConfig(ON, List.of(), List.of());
    }

    /** Whether photographs are compared by what they show. */
    public boolean looksForNearCopies() {
        return nearCopies.equals(ON);
    }

    static LeakConfig of(@Nullable ConfigNode node, Path base) {
        if (node == null) {
            return ofDefaults();
        }
        LeakConfig config = new LeakConfig(
                node.oneOf("near_copies", ON, List.of(ON, "off")),
                node.texts("lists").stream()
                        .map(file -> FarFiles.resolve(base, file))
                        .toList(),
                node.texts("folders").stream()
                        .map(place -> place.contains("://")
                                ? place
                                : FarFiles.told(base.resolve(place).normalize()))
                        .toList());
        node.rejectOthers();
        return config;
    }

    Map<String, Object> asMap() {
        Map<String, Object> map = new TreeMap<>();
        map.put("near_copies", nearCopies);
        map.put("lists", lists.stream().map(Path::toString).toList());
        map.put("folders", folders);
        return map;
    }
}
