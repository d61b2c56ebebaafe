package io.spatialforge.drawn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * As OpenImages is published, under the names of its files. Every drawn class is verified, present or absent, and every
 * instance of a present one is boxed.
 */
final class OpenImagesLayout implements CorpusLayout {
    private static final String CLICKS = ",-1,-1,-1,-1,-1,-1,-1,-1";
    private static final double OCCLUDED = 0.05;

    private final Path folder;
    private final StringBuilder boxes = new StringBuilder("ImageID,Source,LabelName,Confidence,XMin,XMax,YMin,YMax,"
            + "IsOccluded,IsTruncated,IsGroupOf,IsDepiction,IsInside,"
            + "XClick1X,XClick2X,XClick3X,XClick4X,XClick1Y,XClick2Y,XClick3Y,XClick4Y\n");
    private final StringBuilder labels = new StringBuilder("ImageID,Source,LabelName,Confidence\n");
    private final StringBuilder table = new StringBuilder("ImageID,Subset,OriginalURL,OriginalLandingURL,License,"
            + "AuthorProfileURL,Author,Title,OriginalSize,OriginalMD5,Thumbnail300KURL,Rotation\n");
    private final StringBuilder sizes = new StringBuilder("ImageID,Width,Height\n");

    OpenImagesLayout(Path folder) {
        this.folder = folder;
    }

    @Override
    public void add(int index, Path picture, DrawnScene scene) throws IOException {
        String id = "%016x".formatted(0xd0a70000L + index);
        Path copy = folder.resolve("images").resolve(id + ".jpg");
        Files.createDirectories(copy.getParent());
        Files.copy(picture, copy, StandardCopyOption.REPLACE_EXISTING);
        sizes.append("%s,%d,%d%n".formatted(id, scene.width(), scene.height()).replace("\r", ""));
        table.append("%s,train,https://example.org/%s.jpg,https://example.org/%s,".formatted(id, id, id))
                .append("https://creativecommons.org/publicdomain/zero/1.0/,https://example.org/drawn,SpatialForge,")
                .append("\"Drawn, scene %d\",%d,,,0.0%n".formatted(index, Files.size(picture)).replace("\r", ""));
        Set<String> present = scene.objects().stream().map(DrawnObject::label).collect(Collectors.toSet());
        CategoryNames.OPEN_IMAGES.forEach((label, category) -> labels.append(id)
                .append(",verification,")
                .append(category.id())
                .append(present.contains(label) ? ",1\n" : ",0\n"));
        for (DrawnObject object : scene.objects()) {
            CategoryNames.Category category = CategoryNames.OPEN_IMAGES.get(object.label());
            if (category != null) {
                double[] box = object.bbox();
                boxes.append(id)
                        .append(",xclick,")
                        .append(category.id())
                        .append(",1,")
                        .append(share(box[0], scene.width()))
                        .append(',')
                        .append(share(box[2], scene.width()))
                        .append(',')
                        .append(share(box[1], scene.height()))
                        .append(',')
                        .append(share(box[3], scene.height()))
                        .append(object.occludedFraction() > OCCLUDED ? ",1" : ",0")
                        .append(object.truncated() ? ",1" : ",0")
                        .append(",0,0,0")
                        .append(CLICKS)
                        .append('\n');
            }
        }
    }

    private static String share(double pixels, int side) {
        return String.format(Locale.ROOT, "%.6f", pixels / side);
    }

    @Override
    public void finish() throws IOException {
        Files.writeString(folder.resolve("oidv6-train-annotations-bbox.csv"), boxes);
        Files.writeString(folder.resolve("train-annotations-human-imagelabels-boxable.csv"), labels);
        Files.writeString(folder.resolve("train-images-boxable-with-rotation.csv"), table);
        Files.writeString(folder.resolve("sizes.csv"), sizes);
        StringBuilder classes = new StringBuilder("LabelName,DisplayName\n");
        ObjectNode hierarchy = JsonMapper.shared().createObjectNode().put("LabelName", "/m/0bl9f");
        ArrayNode kinds = hierarchy.putArray("Subcategory");
        CategoryNames.OPEN_IMAGES.forEach((label, category) -> {
            classes.append(category.id()).append(',').append(category.name()).append('\n');
            kinds.addObject().put("LabelName", category.id());
        });
        Files.writeString(folder.resolve("oidv7-class-descriptions-boxable.csv"), classes);
        Files.writeString(folder.resolve("bbox_labels_600_hierarchy.json"), hierarchy.toString());
    }
}
