package io.spatialforge.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes COCO-style files of any size in the layout of Objects365: 365 categories, about 14 boxes an image, skewed labels,
 * crowds and reflections at their usual rates, floats with many digits, images and annotations as separate arrays.
 */
public final class CocoGenerator {

    private static final int CATEGORIES = 365;
    private static final int BOXES_PER_IMAGE = 14;

    private CocoGenerator() {}

    /**
     * @param bytes size to reach, within a percent
     * @param annotationsFirst which of the two arrays comes first
     * @throws IOException if the disk has not twice the space, or writing fails
     */
    public static void write(Path file, long bytes, long seed, boolean annotationsFirst) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        FileStore store = Files.getFileStore(folder);
        if (store.getUsableSpace() < 2 * bytes) {
            throw new IOException("writing %d MB to %s leaves too little of its %d MB; free some space"
                    .formatted(bytes >> 20, folder, store.getUsableSpace() >> 20));
        }
        // 193 bytes an annotation and 153 an image, as measured on what this writes.
        long images = bytes / (193L * BOXES_PER_IMAGE + 153);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
                JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            if (annotationsFirst) {
                annotations(json, images, seed);
                images(json, images, seed);
            } else {
                images(json, images, seed);
                annotations(json, images, seed);
            }
            json.writeArrayPropertyStart("categories");
            for (int id = 1; id <= CATEGORIES; id++) {
                json.writeStartObject();
                json.writeStringProperty("name", name(id));
                json.writeNumberProperty("id", id);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    /** A name of letters only for each category. */
    static String name(int id) {
        return "thing " + (char) ('a' + id / 26) + (char) ('a' + id % 26);
    }

    private static void images(JsonGenerator json, long images, long seed) {
        json.writeArrayPropertyStart("images");
        for (long id = 1; id <= images; id++) {
            SplittableRandom random = new SplittableRandom(seed + id);
            json.writeStartObject();
            json.writeNumberProperty("height", height(random));
            json.writeNumberProperty("id", id);
            json.writeNumberProperty("license", 5);
            json.writeNumberProperty("width", width(random));
            json.writeStringProperty("file_name", "images/v1/patch%d/objects365_v1_%08d.jpg".formatted(id % 51, id));
            json.writeStringProperty("url", "");
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void annotations(JsonGenerator json, long images, long seed) {
        json.writeArrayPropertyStart("annotations");
        SplittableRandom boxes = new SplittableRandom(~seed);
        long annotation = 1;
        for (long id = 1; id <= images; id++) {
            SplittableRandom random = new SplittableRandom(seed + id);
            int height = height(random);
            int width = width(random);
            int count = 1 + boxes.nextInt(2 * BOXES_PER_IMAGE - 1);
            for (int i = 0; i < count; i++) {
                double w = width * (0.01 + 0.35 * boxes.nextDouble() * boxes.nextDouble());
                double h = height * (0.01 + 0.45 * boxes.nextDouble() * boxes.nextDouble());
                double x = boxes.nextDouble() * (width - w);
                double y = boxes.nextDouble() * (height - h);
                json.writeStartObject();
                json.writeNumberProperty("id", annotation++);
                json.writeNumberProperty("iscrowd", boxes.nextInt(100) == 0 ? 1 : 0);
                json.writeNumberProperty("isfake", boxes.nextInt(200) == 0 ? 1 : 0);
                json.writeNumberProperty("area", w * h);
                json.writeNumberProperty("isreflected", boxes.nextInt(200) == 0 ? 1 : 0);
                json.writeArrayPropertyStart("bbox");
                json.writeNumber(x);
                json.writeNumber(y);
                json.writeNumber(w);
                json.writeNumber(h);
                json.writeEndArray();
                json.writeNumberProperty("image_id", id);
                json.writeNumberProperty("category_id", category(boxes));
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private static int height(SplittableRandom random) {
        return 400 + random.nextInt(400);
    }

    private static int width(SplittableRandom random) {
        return 500 + random.nextInt(800);
    }

    /** Labels as skewed as real ones: the first few of 365 make up half of all boxes. */
    private static int category(SplittableRandom random) {
        double u = random.nextDouble();
        return 1 + (int) (CATEGORIES * u * u * u);
    }
}
