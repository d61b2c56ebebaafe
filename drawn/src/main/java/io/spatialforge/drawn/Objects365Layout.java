package io.spatialforge.drawn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** As Objects365 v2 is published: its names and ids, its flags, and paths of which the last two parts are on the disk. */
final class Objects365Layout implements CorpusLayout {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int PER_PATCH = 50;
    private static final int FIRST_ID = 2_500_000;

    private final Path folder;
    private final ArrayNode images = JSON.createArrayNode();
    private final ArrayNode annotations = JSON.createArrayNode();

    Objects365Layout(Path folder) {
        this.folder = folder;
    }

    @Override
    public void add(int index, Path picture, DrawnScene scene) throws IOException {
        int id = FIRST_ID + index;
        String name = "patch%d/objects365_v2_%08d.jpg".formatted(index / PER_PATCH, id);
        Path copy = folder.resolve(name);
        Files.createDirectories(copy.getParent());
        Files.copy(picture, copy, StandardCopyOption.REPLACE_EXISTING);
        images.addObject()
                .put("height", scene.height())
                .put("id", id)
                .put("license", 5)
                .put("width", scene.width())
                .put("file_name", "images/v2/" + name)
                .put("url", "");
        for (DrawnObject object : scene.objects()) {
            CategoryNames.Category category = CategoryNames.OBJECTS365.get(object.label());
            if (category == null) {
                continue;
            }
            double[] box = object.bbox();
            ObjectNode row = annotations
                    .addObject()
                    .put("id", annotations.size())
                    .put("iscrowd", 0)
                    .put("isfake", 0)
                    .put("area", (box[2] - box[0]) * (box[3] - box[1]))
                    .put("isreflected", 0);
            row.putArray("bbox")
                    .add(box[0])
                    .add(box[1])
                    .add(box[2] - box[0])
                    .add(box[3] - box[1]);
            row.put("image_id", id).put("category_id", Integer.parseInt(category.id()));
        }
    }

    @Override
    public void finish() throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.set("images", images);
        root.set("annotations", annotations);
        ArrayNode categories = root.putArray("categories");
        CategoryNames.OBJECTS365.forEach((label, category) -> categories
                .addObject()
                .put("name", category.name())
                .put("id", Integer.parseInt(category.id())));
        Files.writeString(folder.resolve("annotations.json"), JSON.writeValueAsString(root));
    }
}
