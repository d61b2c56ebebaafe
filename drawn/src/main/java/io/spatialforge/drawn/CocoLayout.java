package io.spatialforge.drawn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** COCO's document, filled scene by scene, with outlines as run lengths. */
final class CocoLayout implements CorpusLayout {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path file;
    private final ArrayNode images = JSON.createArrayNode();
    private final ArrayNode annotations = JSON.createArrayNode();

    CocoLayout(Path file) {
        this.file = file;
    }

    @Override
    public void add(int index, Path picture, DrawnScene scene) {
        int imageId = images.size() + 1;
        images.addObject()
                .put("id", imageId)
                .put("file_name", String.valueOf(picture.getFileName()))
                .put("width", scene.width())
                .put("height", scene.height())
                .put("license", 1);
        for (DrawnObject object : scene.objects()) {
            double[] box = object.bbox();
            ObjectNode row = annotations
                    .addObject()
                    .put("id", annotations.size())
                    .put("image_id", imageId)
                    .put("category_id", DrawnLabels.id(object.label()));
            row.putArray("bbox")
                    .add(box[0])
                    .add(box[1])
                    .add(box[2] - box[0])
                    .add(box[3] - box[1]);
            row.put("area", (double) object.visiblePixels())
                    .put("iscrowd", 0)
                    .put("isfake", 0)
                    .put("isreflected", 0);
            ObjectNode outline = row.putObject("segmentation");
            outline.putArray("size").add(scene.height()).add(scene.width());
            ArrayNode counts = outline.putArray("counts");
            for (int run : object.runs()) {
                counts.add(run);
            }
            double[] points = object.keypoints();
            if (points != null) {
                row.set("keypoints", TruthLine.keypoints(points));
                int marked = 0;
                for (int k = 2; k < points.length; k += 3) {
                    marked += points[k] > 0 ? 1 : 0;
                }
                row.put("num_keypoints", marked);
            }
        }
    }

    @Override
    public void finish() throws IOException {
        Files.writeString(file, JSON.writeValueAsString(document()) + "\n");
    }

    private ObjectNode document() {
        ObjectNode root = JSON.createObjectNode();
        root.putObject("info")
                .put("description", "Scenes drawn by SpatialForge, with exact truth")
                .put("version", "1");
        root.putArray("licenses")
                .addObject()
                .put("id", 1)
                .put("name", "CC0-1.0")
                .put("url", "https://creativecommons.org/publicdomain/zero/1.0/");
        root.set("images", images);
        root.set("annotations", annotations);
        ArrayNode categories = root.putArray("categories");
        DrawnLabels.ids().forEach((label, id) -> {
            ObjectNode category = categories.addObject().put("id", id).put("name", label);
            if (label.equals("person")) {
                ArrayNode names = category.putArray("keypoints");
                TruthLine.KEYPOINT_NAMES.forEach(names::add);
            }
        });
        return root;
    }}
