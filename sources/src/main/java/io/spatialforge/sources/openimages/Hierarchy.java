package io.spatialforge.sources.openimages;

import io.spatialforge.sources.SourceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which class is a kind of which, from {@code {"LabelName": …, "Subcategory": […], "Part": […]}}. A class may stand in
 * several places; parts are things of their own and no kinds.
 */
final class Hierarchy {

    private final Map<String, Set<String>> kinds;

    private Hierarchy(Map<String, Set<String>> kinds) {
        this.kinds = kinds;
    }

    /**
     * @param files one, or none for a hierarchy without classes
     * @throws SourceException if a file is not JSON of that form
     */
    static Hierarchy read(List<Path> files) throws IOException {
        Map<String, Set<String>> kinds = new HashMap<>();
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                collect(file, JsonMapper.shared().readTree(in), "the root", kinds);
            } catch (JacksonException e) {
                throw new SourceException(
                        file,
                        "the document",
                        "well-formed JSON to the end of the file",
                        e.getOriginalMessage(),
                        "the file is damaged or was cut off on its way: fetch it again");
            }
        }
        return new Hierarchy(kinds);
    }

    private static String collect(Path file, JsonNode node, String place, Map<String, Set<String>> kinds) {
        String name = node.path("LabelName").asString("");
        if (name.isEmpty()) {
            throw new SourceException(
                    file,
                    place,
                    "an object with LabelName",
                    node.isMissingNode() ? "an empty file" : "none",
                    "give bbox_labels_600_hierarchy.json as OpenImages publishes it");
        }
        Set<String> own = kinds.computeIfAbsent(name, n -> new TreeSet<>());
        for (JsonNode kind : node.path("Subcategory")) {
            own.add(collect(file, kind, "a Subcategory of " + name, kinds));
        }
        for (JsonNode part : node.path("Part")) {
            collect(file, part, "a Part of " + name, kinds);
        }
        return name;
    }

    Set<String> classes() {
        return kinds.keySet();
    }

    boolean has(String id) {
        return kinds.containsKey(id);
    }

    /** All kinds of the class, and kinds of those, without itself. */
    Set<String> below(String id) {
        Set<String> below = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(kinds.getOrDefault(id, Set.of()));
        while (!open.isEmpty()) {
            String kind = open.pop();
            if (!kind.equals(id) && below.add(kind)) {
                open.addAll(kinds.getOrDefault(kind, Set.of()));
            }
        }
        return below;
    }
}
