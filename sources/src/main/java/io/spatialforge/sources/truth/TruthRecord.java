package io.spatialforge.sources.truth;

import io.spatialforge.core.label.Labels;
import io.spatialforge.core.scene.Flags;
import io.spatialforge.core.scene.Keypoints;
import io.spatialforge.core.scene.RegionFlag;
import io.spatialforge.sources.SourceException;
import io.spatialforge.vision.store.ImageKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One line of a truth file, as much of it as may become part of a scene. Measured depths, places and facings are not
 * read: they are what labels are audited against, and a label made from them would only be compared with itself.
 *
 * @param byEye whether a box was drawn by eye, or parts of the photograph were not annotated
 * @param depthScale raw number over this is metres; 0 where the record names no map
 */
record TruthRecord(
        int line,
        String image,
        int width,
        int height,
        @Nullable String licence,
        List<Thing> things,
        boolean byEye,
        @Nullable String depthMap,
        double depthScale) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    /**
     * @param box x1, y1, x2, y2 in pixels, as they stand
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Thing(
            String id,
            String label,
            double[] box,
            Flags flags,
            @Nullable Keypoints keypoints) {}

    /**
     * @param text the line
     * @throws SourceException naming line and field if it is not such a record
     */
    static TruthRecord read(Path file, int line, String text, boolean needsScale) {
        Reader in = new Reader(file, line);
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JacksonException e) {
            throw in.fault("", "one JSON object a line", e.getOriginalMessage());
        }
        if (!root.isObject()) {
            throw in.fault("", "one JSON object a line", in.shown(root));
        }
        List<Thing> things = new ArrayList<>();
        boolean byEye = root.path("ignore_regions").size() > 0;
        JsonNode objects = in.field(root, "", "objects");
        if (!objects.isArray()) {
            throw in.fault("objects", "an array", in.shown(objects));
        }
        for (JsonNode object : objects) {
            things.add(thing(in, object, things.size()));
            byEye |= object.path("box_by_eye").booleanValue(false);
        }
        JsonNode map = root.path("depth_map");
        JsonNode scale = root.path("depth_scale");
        if (map.isString() && needsScale && !(scale.isNumber() && scale.doubleValue() > 0)) {
            throw in.fault("depth_scale", "a number above 0 beside depth_map", in.shown(scale));
        }
        if (map.isString() && ImageKey.unsafe(map.stringValue()) != null) {
            throw in.fault("depth_map", "a path below the file's folder", in.shown(map));
        }
        JsonNode licence = root.path("photo_licence");
        return new TruthRecord(
                line,
                in.text(root, "", "image"),
                in.side(root, "width"),
                in.side(root, "height"),
                licence.isString() ? licence.stringValue() : null,
                things,
                byEye,
                map.isString() ? map.stringValue() : null,
                scale.isNumber() ? scale.doubleValue() : 0);
    }

    private static Thing thing(Reader in, JsonNode object, int index) {
        String where = "objects[" + index + "].";
        if (!object.isObject()) {
            throw in.fault("objects[" + index + "]", "an object", in.shown(object));
        }
        double[] box = in.numbers(object, where, "bbox", 4);
        JsonNode id = object.path("id");
        JsonNode points = object.path("keypoints_coco17");
        Keypoints keypoints =
                points.isArray() ? marked(in.numbers(object, where, "keypoints_coco17", 3 * Keypoints.COUNT)) : null;
        JsonNode crowd = object.path("iscrowd");
        boolean isCrowd = crowd.booleanValue(false) || crowd.intValue(0) > 0;
        return new Thing(
                id.isMissingNode() ? String.valueOf(index) : id.asString(),
                Labels.normal(in.text(object, where, "label")),
                box,
                isCrowd ? Flags.of(RegionFlag.CROWD) : Flags.NONE,
                keypoints);
    }

    private static @Nullable Keypoints marked(double[] numbers) {
        Keypoints keypoints = new Keypoints(numbers);
        for (int i = 0; i < Keypoints.COUNT; i++) {
            if (keypoints.labelled(i)) {
                return keypoints;
            }
        }
        return null;
    }

    /** Takes fields and says precisely which one is at fault. */
    private record Reader(Path file, int line) {

        SourceException fault(String field, String expected, String got) {
            String place = field.isEmpty() ? "line " + line : "line " + line + ", field '" + field + "'";
            return new SourceException(file, place, expected, got, "correct or remove the line");
        }

        String shown(JsonNode node) {
            if (node.isMissingNode()) {
                return "none";
            }
            String text = node.toString();
            return text.length() > 60 ? text.substring(0, 60) + "…" : text;
        }

        JsonNode field(JsonNode node, String where, String name) {
            JsonNode value = node.path(name);
            if (value.isMissingNode() || value.isNull()) {
                throw fault(where + name, "a value", "none");
            }
            return value;
        }

        String text(JsonNode node, String where, String name) {
            JsonNode value = field(node, where, name);
            if (!value.isString() || value.stringValue().isBlank()) {
                throw fault(where + name, "a text", shown(value));
            }
            return value.stringValue();
        }

        int side(JsonNode node, String name) {
            JsonNode value = field(node, "", name);
            if (!value.isNumber()) {
                throw fault(name, "a number of pixels", shown(value));
            }
            double number = value.doubleValue();
            return number == Math.rint(number) && Math.abs(number) < Integer.MAX_VALUE ? (int) number : 0;
        }

        double[] numbers(JsonNode node, String where, String name, int count) {
            JsonNode value = field(node, where, name);
            if (!value.isArray() || value.size() != count) {
                throw fault(where + name, count + " numbers", shown(value));
            }
            double[] numbers = new double[count];
            for (int i = 0; i < count; i++) {
                if (!value.path(i).isNumber()) {
                    throw fault(where + name, count + " numbers", shown(value));
                }
                numbers[i] = value.path(i).doubleValue();
            }
            return numbers;
        }
    }
}
