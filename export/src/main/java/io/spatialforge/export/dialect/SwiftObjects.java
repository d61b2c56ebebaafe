package io.spatialforge.export.dialect;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Shape;
import io.spatialforge.export.Faults;
import io.spatialforge.export.Told;
import io.spatialforge.export.Told.Turn;
import io.spatialforge.export.syntax.BoxTags;
import io.spatialforge.export.syntax.Frame;
import io.spatialforge.export.syntax.Shown;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * The field {@code objects} of a record of ms-swift: names and boxes in the order in which the texts have tags for them.
 * {@code bbox_type} is {@code real}, pixels of the image as it is stored; {@code norm1}, 0 to 1, can be read too.
 */
final class SwiftObjects {

    private static final String OBJECTS = "objects";
    private static final String REAL = "real";
    private static final String NORM1 = "norm1";
    /** Coordinates are written to a ten-thousandth of a pixel. */
    private static final double STEPS = 10_000;

    private final List<String> names;
    private final List<Shape> shapes;
    private int namesTaken;
    private int shapesTaken;

    private SwiftObjects(List<String> names, List<Shape> shapes) {
        this.names = names;
        this.shapes = shapes;
    }

    static void write(Told told, JsonGenerator json) {
        List<String> names = new ArrayList<>();
        json.writeName(OBJECTS);
        json.writeStartObject();
        json.writeName("bbox");
        json.writeStartArray();
        for (Turn turn : told.turns()) {
            Iterator<Shown> shown = turn.shown().iterator();
            for (String text : List.of(turn.question(), turn.answer())) {
                for (int at = text.indexOf(BoxTags.BOX); at >= 0; at = text.indexOf(BoxTags.BOX, at + 1)) {
                    Shown region = shown.next();
                    if (text.startsWith(BoxTags.REF, at - BoxTags.REF.length())) {
                        names.add(region.label());
                    }
                    shape(region.shape(), told.frame(), json);
                }
            }
        }
        json.writeEndArray();
        Fields.strings("ref", names, json);
        json.writeStringProperty("bbox_type", REAL);
        json.writeEndObject();
    }

    private static void shape(Shape shape, @Nullable Frame frame, JsonGenerator json) {
        double width = frame == null ? Double.MAX_VALUE : frame.width();
        double height = frame == null ? Double.MAX_VALUE : frame.height();
        json.writeStartArray();
        switch (shape) {
            case Box box -> {
                json.writeNumber(rounded(box.x1(), width));
                json.writeNumber(rounded(box.y1(), height));
                json.writeNumber(rounded(box.x2(), width));
                json.writeNumber(rounded(box.y2(), height));
            }
            case Point point -> {
                json.writeNumber(rounded(point.x(), width));
                json.writeNumber(rounded(point.y(), height));
            }
        }
        json.writeEndArray();
    }

    private static double rounded(double pixels, double max) {
        return Math.rint(Math.clamp(pixels, 0, max) * STEPS) / STEPS;
    }

    /**
     * @param images how many the record has
     * @param frame the image's size, where the record says it
     * @return null if the field is there and can't be read, in which case a fault was reported
     */
    static @Nullable SwiftObjects read(JsonNode record, int images, @Nullable Frame frame, Faults faults) {
        JsonNode objects = record.path(OBJECTS);
        if (objects.isMissingNode() || objects.isNull()) {
            return new SwiftObjects(List.of(), List.of());
        }
        JsonNode boxes = objects.path("bbox");
        if (!boxes.isArray()) {
            faults.add(OBJECTS + ".bbox", "a list of boxes", Fields.got(boxes));
            return null;
        }
        JsonNode type = objects.path("bbox_type");
        boolean real =
                type.isMissingNode() || type.isNull() || type.asString("").equals(REAL);
        if (!real && !type.asString("").equals(NORM1)) {
            faults.add(OBJECTS + ".bbox_type", REAL + " or " + NORM1, Fields.got(type));
            return null;
        }
        if (!imageIds(objects.path("image_id"), boxes.size(), images, faults)) {
            return null;
        }
        Frame limit = real ? frame : new Frame(1, 1);
        List<Shape> shapes = new ArrayList<>(boxes.size());
        for (JsonNode box : boxes) {
            Shape shape = shape(box, limit);
            if (shape == null) {
                faults.add(
                        OBJECTS + ".bbox[" + shapes.size() + "]",
                        "[x1, y1, x2, y2] with x1 < x2 and y1 < y2, or [x, y], inside "
                                + (real ? "the image" : "0 to 1"),
                        Fields.got(box));
                return null;
            }
            shapes.add(real || frame == null ? shape : scaled(shape, frame));
        }
        List<String> names = names(objects.path("ref"), faults);
        return names == null ? null : new SwiftObjects(names, shapes);
    }

    private static @Nullable List<String> names(JsonNode refs, Faults faults) {
        List<String> names = new ArrayList<>(refs.size());
        for (JsonNode ref : refs) {
            if (!ref.isString()) {
                faults.add(OBJECTS + ".ref[" + names.size() + "]", "a name", Fields.got(ref));
                return null;
            }
            names.add(ref.stringValue());
        }
        return names;
    }

    private static boolean imageIds(JsonNode ids, int boxes, int images, Faults faults) {
        if (ids.isMissingNode() || ids.isNull()) {
            return true;
        }
        boolean fine = ids.isArray() && ids.size() == boxes;
        for (int i = 0; i < ids.size() && fine; i++) {
            fine = ids.get(i).isInt()
                    && ids.get(i).intValue() >= 0
                    && ids.get(i).intValue() < Math.max(1, images);
        }
        if (!fine) {
            faults.add(
                    OBJECTS + ".image_id",
                    "for each of the " + boxes + " boxes the number of an image, from 0",
                    Fields.got(ids));
        }
        return fine;
    }

    private static @Nullable Shape shape(JsonNode box, @Nullable Frame limit) {
        if (!box.isArray() || box.size() != 2 && box.size() != 4) {
            return null;
        }
        double[] numbers = new double[box.size()];
        for (int i = 0; i < numbers.length; i++) {
            double max = limit == null ? Double.MAX_VALUE : i % 2 == 0 ? limit.width() : limit.height();
            if (!box.get(i).isNumber()) {
                return null;
            }
            numbers[i] = box.get(i).doubleValue(-1);
            if (!(numbers[i] >= 0 && numbers[i] <= max)) {
                return null;
            }
        }
        if (numbers.length == 2) {
            return new Point(numbers[0], numbers[1]);
        }
        return numbers[0] < numbers[2] && numbers[1] < numbers[3]
                ? new Box(numbers[0], numbers[1], numbers[2], numbers[3])
                : null;
    }

    private static Shape scaled(Shape shape, Frame frame) {
        double w = frame.width();
        double h = frame.height();
        return switch (shape) {
            case Box box -> new Box(box.x1() * w, box.y1() * h, box.x2() * w, box.y2() * h);
            case Point point -> new Point(point.x() * w, point.y() * h);
        };
    }

    /** Takes what a text has tags for, in the order of the texts. */
    void take(String text, List<Shown> shown) {
        int named = -1;
        for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
            if (text.startsWith(BoxTags.REF, at)) {
                named = at + BoxTags.REF.length();
                namesTaken++;
            } else if (text.startsWith(BoxTags.BOX, at)) {
                if (shapesTaken < shapes.size()) {
                    String name = named == at && namesTaken <= names.size() ? names.get(namesTaken - 1) : "";
                    shown.add(new Shown(name, shapes.get(shapesTaken), shapesTaken + 1));
                }
                shapesTaken++;
            }
        }
    }

    void requireAllTaken(Faults faults) {
        requireEqual("bbox", shapes.size(), BoxTags.BOX, shapesTaken, faults);
        requireEqual("ref", names.size(), BoxTags.REF, namesTaken, faults);
    }

    private static void requireEqual(String field, int has, String tag, int tags, Faults faults) {
        if (has != tags) {
            faults.add(OBJECTS + "." + field, "as many as there are " + tag + " in the messages, " + tags, has + "");
        }
    }
}
