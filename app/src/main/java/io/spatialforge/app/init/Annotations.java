package io.spatialforge.app.init;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A file of annotations in JSON, and what its first records tell.
 *
 * @param photographs names of the first photographs it lists, as it lists them
 * @param labels of its categories; none where it has none
 * @param key of its first image, by which files of the same images know each other; empty where it lists none
 */
record Annotations(Path file, Type type, List<String> photographs, Set<String> labels, String key) {

    private static final int MOST_NAMES = 400;
    private static final int LABELS_OF_OBJECTS365 = 365;

    /** What there is in JSON. */
    enum Type {
        INSTANCES("boxes in COCO's layout"),
        KEYPOINTS("people's keypoints in COCO's layout"),
        CAPTIONS("captions in COCO's layout"),
        OBJECTS365("boxes of Objects365"),
        LVIS("boxes of LVIS"),
        REFS("RefCOCO's words"),
        TRUTH("a truth file in SpatialForge's own layout"),
        RESULTS("detections in COCO's results format"),
        OTHER("JSON of some other kind");

        private final String told;

        Type(String told) {
            this.told = told;
        }

        String told() {
            return told;
        }
    }

    static Annotations of(Path file) throws IOException {
        JsonGlance glance = JsonGlance.at(file);
        List<String> names = new ArrayList<>();
        for (JsonNode image : glance.list("images")) {
            JsonNode name = image.has("file_name") ? image.get("file_name") : image.path("coco_url");
            if (names.size() < MOST_NAMES && name.isString()) {
                names.add(name.asString());
            }
        }
        Set<String> labels = new LinkedHashSet<>();
        glance.list("categories")
                .forEach(category -> labels.add(category.path("name").asString("")));
        JsonNode image = glance.first("images");
        String key = image.has("id") ? image.get("id") + " " + image.path("file_name") : "";
        Type type = type(file, glance, labels);
        if (type == Type.LVIS) {
            names.replaceAll(name -> name.replaceFirst("^COCO_[a-z]+[0-9]+_", "")); // how LVIS v0.5 calls them
        }
        return new Annotations(file, type, List.copyOf(names), labels, key);
    }

    private static Type type(Path file, JsonGlance glance, Set<String> labels) throws IOException {
        JsonNode item = glance.first("");
        if (item.has("ann_id") && item.has("sentences")) {
            return Type.REFS;
        }
        if (item.has("image_id") && item.has("category_id") && item.has("score")) {
            return Type.RESULTS;
        }
        if (!glance.list("images").isEmpty()) {
            Type type = ofImages(glance, labels);
            if (type != Type.OTHER) {
                return type;
            }
        }
        return isTruth(file, glance) ? Type.TRUTH : Type.OTHER;
    }

    private static Type ofImages(JsonGlance glance, Set<String> labels) {
        JsonNode image = glance.first("images");
        JsonNode annotation = glance.first("annotations");
        JsonNode category = glance.first("categories");
        boolean boxes = annotation.has("bbox");
        if (image.has("neg_category_ids") || image.has("not_exhaustive_category_ids")) {
            return Type.LVIS;
        }
        boolean flagged = annotation.has("isfake") || annotation.has("isreflected");
        if (boxes && (flagged || labels.size() == LABELS_OF_OBJECTS365) && labels.contains("Person")) {
            return Type.OBJECTS365;
        }
        if (annotation.has("keypoints") && (annotation.has("num_keypoints") || category.has("skeleton"))) {
            return Type.KEYPOINTS;
        }
        if (boxes) {
            return Type.INSTANCES;
        }
        return annotation.has("caption") ? Type.CAPTIONS : Type.OTHER;
    }

    private static boolean isTruth(Path file, JsonGlance glance) throws IOException {
        if (!file.toString().endsWith(".jsonl") || !glance.lists().containsKey("objects")) {
            return false;
        }
        try (var lines = Files.lines(file)) {
            return lines.findFirst().orElse("").contains("\"image\"");
        }
    }
}
