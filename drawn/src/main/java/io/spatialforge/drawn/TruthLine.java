package io.spatialforge.drawn;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One line of a truth file: a picture and all that is true of its objects. */
final class TruthLine {
    static final List<String> KEYPOINT_NAMES = List.of(
            "nose",
            "left_eye",
            "right_eye",
            "left_ear",
            "right_ear",
            "left_shoulder",
            "right_shoulder",
            "left_elbow",
            "right_elbow",
            "left_wrist",
            "right_wrist",
            "left_hip",
            "right_hip",
            "left_knee",
            "right_knee",
            "left_ankle",
            "right_ankle");

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Share hidden from which an object counts as occluded. */
    private static final double OCCLUDED_FROM = 0.05;

    private TruthLine() {}

    static ObjectNode of(String image, String depthMap, DrawnScene scene) {
        ObjectNode line = JSON.createObjectNode()
                .put("image", image)
                .put("width", scene.width())
                .put("height", scene.height());
        ArrayNode objects = line.putArray("objects");
        scene.objects().forEach(object -> objects.add(object(object)));
        line.put("depth_map", depthMap)
                .put("depth_unit", "uint16 png, millimetres along the optical axis, 0 = no surface")
                .put("depth_scale", 1000)
                .put("source", "drawn")
                .put("exhaustive", true)
                .put("scene_kind", scene.kind().name().toLowerCase(Locale.ROOT));
        Camera camera = scene.camera();
        line.putObject("camera")
                .put("fx", camera.focalPx())
                .put("fy", camera.focalPx())
                .put("cx", camera.centreX())
                .put("cy", camera.centreY())
                .put("height_m", camera.position().y())
                .put("pitch_down_deg", camera.pitchDeg());
        return line;
    }

    private static ObjectNode object(DrawnObject object) {
        ObjectNode row = JSON.createObjectNode().put("id", object.id()).put("label", object.label());
        row.set("bbox", numbers(object.bbox()));
        row.put("depth_m", rounded(object.depthM()))
                .put("depth_near_m", rounded(object.depthNearM()))
                .put("depth_far_m", rounded(object.depthFarM()));
        Vec centre = object.centreInCamera();
        row.set("location_xyz_camera_m", numbers(centre.x(), centre.y(), centre.z()));
        putNullable(row, "facing_deg", object.facingDeg());
        putNullable(row, "facing_vs_viewer_deg", object.facingVsViewerDeg());
        row.put("truncated", object.truncated())
                .put("occluded", object.occludedFraction() >= OCCLUDED_FROM)
                .put("occluded_fraction", rounded(object.occludedFraction()))
                .put("visible_fraction", rounded(object.visibleFraction()))
                .put("visible_px", object.visiblePixels());
        row.set("amodal_bbox", numbers(object.amodalBox()));
        double[] points = object.keypoints();
        if (points != null) {
            putNullable(row, "head_vs_viewer_deg", object.headVsViewerDeg());
            row.put("upright", object.upright());
            row.set("keypoints_coco17", keypoints(points));
            row.put("person_view", object.personView());
        }
        return row.put("iscrowd", false);
    }

    private static void putNullable(ObjectNode row, String field, @Nullable Double value) {
        if (value == null) {
            row.putNull(field);
        } else {
            row.put(field, rounded(value));
        }
    }

    static ArrayNode numbers(double... values) {
        ArrayNode array = JSON.createArrayNode();
        for (double value : values) {
            array.add(rounded(value));
        }
        return array;
    }

    /** Each point's x and y in pixels, then its flag as a whole number. */
    static ArrayNode keypoints(double[] points) {
        ArrayNode array = JSON.createArrayNode();
        for (int i = 0; i < points.length; i += 3) {
            array.add(rounded(points[i])).add(rounded(points[i + 1])).add((int) points[i + 2]);
        }
        return array;
    }

    /** To six decimals: a micrometre, or a millionth of a pixel or degree. */
    private static double rounded(double value) {
        return Math.rint(value * 1e6) / 1e6;
    }
}
