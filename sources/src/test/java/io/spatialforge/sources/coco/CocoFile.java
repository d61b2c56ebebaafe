package io.spatialforge.sources.coco;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A COCO-style file put together record by record. */
final class CocoFile {

    static final String PERSON = "{\"id\": 1, \"name\": \"person\"}";
    static final String DOG = "{\"id\": 18, \"name\": \"dog\"}";
    static final String CUP = "{\"id\": 47, \"name\": \"cup\"}";

    private final List<String> images = new ArrayList<>();
    private final List<String> annotations = new ArrayList<>();
    private final List<String> categories = new ArrayList<>();
    private final List<String> licences = new ArrayList<>();

    /** With person, dog and cup under COCO's own ids. */
    static CocoFile ofThree() {
        return new CocoFile().category(PERSON).category(DOG).category(CUP);
    }

    CocoFile image(String json) {
        images.add(json);
        return this;
    }

    CocoFile image(int id, int width, int height) {
        return image("{\"id\": %d, \"width\": %d, \"height\": %d, \"file_name\": \"%d.jpg\"}"
                .formatted(id, width, height, id));
    }

    CocoFile annotation(String json) {
        annotations.add(json);
        return this;
    }

    CocoFile annotation(int id, int image, int category, String box) {
        return annotation("{\"id\": %d, \"image_id\": %d, \"category_id\": %d, \"bbox\": %s}"
                .formatted(id, image, category, box));
    }

    CocoFile category(String json) {
        categories.add(json);
        return this;
    }

    CocoFile licence(String json) {
        licences.add(json);
        return this;
    }

    /** Writes the arrays in the order of the letters: i, a, c, l. */
    Path write(Path file, String order) throws IOException {
        List<String> fields = new ArrayList<>();
        for (char c : order.toCharArray()) {
            fields.add(
                    switch (c) {
                        case 'i' -> field("images", images);
                        case 'a' -> field("annotations", annotations);
                        case 'c' -> field("categories", categories);
                        default -> field("licenses", licences);
                    });
        }
        return Files.writeString(file, "{\"info\": {\"year\": 2026}, " + String.join(", ", fields) + "}");
    }

    Path write(Path file) throws IOException {
        return write(file, "liac");
    }

    private static String field(String name, List<String> records) {
        return "\"" + name + "\": [" + String.join(", ", records) + "]";
    }
}
