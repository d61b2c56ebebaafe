package io.spatialforge.audit;

import io.spatialforge.audit.TruthImage.Completeness;
import io.spatialforge.audit.TruthImage.Judgement;
import io.spatialforge.audit.TruthImage.Rated;
import io.spatialforge.audit.TruthObject.Place;
import io.spatialforge.core.scene.Box;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads one record of a truth file.
 *
 * <p>A record lists all objects if it says so ({@code exhaustive}). If it says nothing, it is taken to list all objects of
 * the labels that occur in the file, unless something speaks against it: boxes drawn by eye, regions to be ignored, a note
 * on the annotation, raters' judgements of some pairs, or a depth map, whose owners boxed what they liked.
 *
 * <p>Where the camera's downward pitch is given ({@code camera.pitch_down_deg}), places are levelled by it.
 */
final class TruthReader {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final LabelAliases aliases;
    private final TruthFile file;

    TruthReader(LabelAliases aliases, TruthFile file) {
        this.aliases = aliases;
        this.file = file;
    }

    /**
     * @throws IllegalArgumentException if the line is no record; the message names the field
     */
    TruthImage read(String line) {
        JsonNode record;
        try {
            record = MAPPER.readTree(line);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("expected a JSON object, got " + e.getOriginalMessage(), e);
        }
        JsonNode image = record.path("image");
        if (!image.isString()) {
            throw new IllegalArgumentException("image: expected a path, got " + (image.isMissingNode() ? "none" : image)
                    + "; is it a truth file, of one JSON object a line?");
        }
        double pitch = record.path("camera").path("pitch_down_deg").asDouble(0);
        List<TruthObject> objects = new ArrayList<>();
        JsonNode list = record.path("objects");
        if (!list.isArray()) {
            throw new IllegalArgumentException("objects: expected a list, got " + list);
        }
        for (JsonNode object : list) {
            objects.add(object(object, "objects[" + objects.size() + "]", pitch));
        }
        return new TruthImage(
                image.stringValue(),
                size(record, "width"),
                size(record, "height"),
                objects,
                completeness(record),
                rated(record),
                scene(record.path("scene")),
                file);
    }

    private static @Nullable String scene(JsonNode scene) {
        if (scene.isMissingNode() || scene.isNull()) {
            return null;
        }
        if (!scene.isString()) {
            throw new IllegalArgumentException("scene: expected text or null, got " + scene);
        }
        return scene.stringValue();
    }

    private static int size(JsonNode record, String field) {
        JsonNode size = record.path(field);
        if (!size.isIntegralNumber() || size.intValue() <= 0) {
            throw new IllegalArgumentException(field + ": expected pixels, got " + size);
        }
        return size.intValue();
    }

    private TruthObject object(JsonNode object, String at, double pitch) {
        if (!object.path("label").isString()) {
            throw new IllegalArgumentException(at + ".label: expected text, got " + object.path("label"));
        }
        return new TruthObject(
                object.path("id").asInt(-1),
                aliases.of(object.path("label").stringValue()),
                box(object.path("bbox"), at),
                number(object, "depth_m", at),
                number(object, "depth_near_m", at),
                number(object, "depth_far_m", at),
                number(object, "depth_precision_m", at),
                place(object.path("location_xyz_camera_m"), at, pitch),
                number(object, "facing_deg", at),
                number(object, "facing_vs_viewer_deg", at),
                object.hasNonNull("facing_source"),
                object.path("visible_fraction").asDouble(1),
                object.path("iscrowd").asBoolean(false),
                number(object, "head_vs_viewer_deg", at),
                object.path("upright").asBoolean(true),
                also(object.path("also")));
    }

    private Set<String> also(JsonNode labels) {
        Set<String> also = new HashSet<>();
        for (JsonNode label : labels) {
            also.add(aliases.of(label.asString()));
        }
        return also;
    }

    private static Box box(JsonNode box, String at) {
        if (box.size() != 4) {
            throw new IllegalArgumentException(at + ".bbox: expected [x1, y1, x2, y2], got " + box);
        }
        double[] c = new double[4];
        for (int i = 0; i < 4; i++) {
            if (!box.path(i).isNumber()) {
                throw new IllegalArgumentException(at + ".bbox[" + i + "]: expected a number, got " + box.path(i));
            }
            c[i] = box.path(i).doubleValue();
        }
        try {
            return new Box(c[0], c[1], c[2], c[3]);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(at + ".bbox: " + e.getMessage(), e);
        }
    }

    private static @Nullable Double number(JsonNode object, String field, String at) {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isNumber()) {
            throw new IllegalArgumentException(at + "." + field + ": expected a number or null, got " + value);
        }
        return value.doubleValue();
    }

    private static @Nullable Place place(JsonNode xyz, String at, double pitch) {
        if (xyz.isMissingNode() || xyz.isNull()) {
            return null;
        }
        if (xyz.size() != 3
                || !xyz.path(0).isNumber()
                || !xyz.path(1).isNumber()
                || !xyz.path(2).isNumber()) {
            throw new IllegalArgumentException(at + ".location_xyz_camera_m: expected [x, y, z] or null, got " + xyz);
        }
        double radians = Math.toRadians(pitch);
        double level =
                xyz.path(2).doubleValue() * Math.cos(radians) - xyz.path(1).doubleValue() * Math.sin(radians);
        return new Place(xyz.path(0).doubleValue(), level);
    }

    private static Completeness completeness(JsonNode record) {
        if (record.hasNonNull("exhaustive")) {
            return record.path("exhaustive").asBoolean(false) ? Completeness.STATED : Completeness.PARTIAL;
        }
        boolean partial = record.hasNonNull("depth_map")
                || record.hasNonNull("annotation")
                || record.hasNonNull("ignore_regions")
                || record.hasNonNull("near_far_pairs");
        for (JsonNode object : record.path("objects")) {
            partial |= object.path("box_by_eye").asBoolean(false);
        }
        return partial ? Completeness.PARTIAL : Completeness.OF_KNOWN_LABELS;
    }

    private static List<Rated> rated(JsonNode record) {
        List<Rated> rated = new ArrayList<>();
        for (JsonNode pair : record.path("near_far_pairs")) {
            int first = pair.path("a").asInt(-1);
            int second = pair.path("b").asInt(-1);
            Judgement judgement = switch (pair.path("distance_code").asInt(-1)) {
                case 1 -> Judgement.FIRST_NEARER;
                case 2 -> Judgement.SECOND_NEARER;
                case 3 -> Judgement.ABOUT_THE_SAME;
                default -> Judgement.UNSURE;
            };
            rated.add(new Rated(first, second, judgement));
        }
        return rated;
    }
}
