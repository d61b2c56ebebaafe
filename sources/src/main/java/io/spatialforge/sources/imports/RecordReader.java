package io.spatialforge.sources.imports;

import io.spatialforge.core.label.Labels;
import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.core.scene.Keypoints;
import io.spatialforge.sources.CocoRle;
import io.spatialforge.sources.SourceException;
import io.spatialforge.sources.imports.ImportRecord.Pixels;
import io.spatialforge.sources.imports.ImportRecord.Target;
import io.spatialforge.vision.store.ImageKey;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads one record of a file of results; what is not as documented is an error that names line or row, and field. */
final class RecordReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private static final double SEEN = 0.5;
    private static final int LONGEST_LABEL = 200;

    private final ImportFile file;
    private final String place;
    private final JsonNode root;

    /**
     * @param place line or row, for messages
     * @param text a JSON object
     * @throws SourceException if it is none
     */
    RecordReader(ImportFile file, String place, String text) {
        this.file = file;
        this.place = place;
        try {
            root = JSON.readTree(text);
        } catch (JacksonException e) {
            throw new SourceException(
                    file.file(), place, "one JSON object a line", e.getOriginalMessage(), "mend or remove the line");
        }
        if (!root.isObject()) {
            throw fault("", "one JSON object a line", root);
        }
    }

    /** How the record names its image: an id, a file name or a URL. */
    String image() {
        JsonNode image = root.path("image");
        if (image.isIntegralNumber()) {
            return image.asString();
        }
        if (image.isString() && !image.stringValue().isBlank()) {
            return image.stringValue().strip();
        }
        throw fault("image", "an image id or a file name", image);
    }

    /** The score; 1 of what people made without giving one. */
    double score() {
        JsonNode score = root.path("score");
        if ((score.isMissingNode() || score.isNull()) && file.origin().equals(ImportFile.HUMAN)) {
            return 1;
        }
        if (!score.isNumber() || !(score.doubleValue() >= 0 && score.doubleValue() <= 1)) {
            throw fault("score", "a number from 0 to 1 (only what people made may lack one: origin: human)", score);
        }
        return score.doubleValue();
    }

    ImportRecord record() {
        return switch (file.kind()) {
            case BOXES -> new ImportRecord.Boxed(label(), numbers("box", 4), score(), pixelsOrNull());
            case MASKS -> new ImportRecord.Masked(target(), scoreOrOne(), pixels());
            case KEYPOINTS -> new ImportRecord.Posed(target(), scoreOrOne(), keypoints());
            case CAPTIONS -> new ImportRecord.Captioned(text("caption"));
            case DEPTH -> mapped();
        };
    }

    /** The score; 1 where there is none, as of masks made for boxes that are given. */
    double scoreOrOne() {
        return root.hasNonNull("score") ? score() : 1;
    }

    private String label() {
        String label = Labels.normal(text("label"));
        if (label.isEmpty() || label.length() > LONGEST_LABEL) {
            throw fault("label", "a label of 1 to " + LONGEST_LABEL + " letters", root.path("label"));
        }
        return label;
    }

    private Target target() {
        JsonNode region = root.path("region");
        if (!region.isMissingNode() && !region.isNull() && !region.isString()) {
            throw fault("region", "a region's id, as r3", region);
        }
        return new Target(
                region.isString() ? region.stringValue() : null,
                root.hasNonNull("label") ? label() : null,
                root.hasNonNull("box") ? numbers("box", 4) : null);
    }

    private @Nullable Pixels pixelsOrNull() {
        return root.hasNonNull("mask") ? pixels() : null;
    }

    private Pixels pixels() {
        JsonNode mask = root.path("mask");
        if (mask.isString()) {
            return new Pixels.InFile(below("mask", mask));
        }
        if (!mask.isObject()) {
            throw fault("mask", "COCO's {\"size\": [height, width], \"counts\": …}, or the path of a PNG", mask);
        }
        try {
            return new Pixels.Read(CocoRle.read(mask));
        } catch (IllegalArgumentException e) {
            throw new SourceException(
                    file.file(), place + ", field 'mask'", "a run-length mask", e.getMessage() + "", "correct it");
        }
    }

    private Keypoints keypoints() {
        double[] values = numbers("keypoints", 3 * Keypoints.COUNT);
        for (int i = 2; i < values.length; i += 3) {
            values[i] = switch (file.third()) {
                case VISIBILITY -> {
                    if (values[i] != 0 && values[i] != 1 && values[i] != 2) {
                        throw fault(
                                "keypoints",
                                "a visibility of 0, 1 or 2 as every third number (say keypoints_third: score if it is one)",
                                root.path("keypoints"));
                    }
                    yield values[i];
                }
                case SCORE -> values[i] >= SEEN ? 2 : 0;
            };
        }
        for (int i = 0; i < values.length; i += 3) {
            if (values[i + 2] > 0 && !(Double.isFinite(values[i]) && Double.isFinite(values[i + 1]))) {
                throw fault("keypoints", "finite numbers for points that are labelled", root.path("keypoints"));
            }
        }
        return new Keypoints(values);
    }

    private ImportRecord mapped() {
        JsonNode map = root.path("file");
        if (!map.isString()) {
            throw fault("file", "the path of a depth map", map);
        }
        Double scale = numberOrNull("scale");
        if (scale != null && !(scale > 0)) {
            throw fault("scale", "a number above 0", root.path("scale"));
        }
        return ImportRecord.Mapped.of(
                below("file", map),
                Objects.requireNonNull(file.depth()),
                root.hasNonNull("kind") ? oneOf("kind", DepthSource.Kind.class) : null,
                root.hasNonNull("geometry") ? oneOf("geometry", DepthSource.Geometry.class) : null,
                scale,
                numberOrNull("invalid"));
    }

    private <E extends Enum<E>> E oneOf(String field, Class<E> type) {
        JsonNode value = root.path(field);
        for (E constant : type.getEnumConstants()) {
            if (value.isString() && constant.name().equals(value.stringValue().toUpperCase(Locale.ROOT))) {
                return constant;
            }
        }
        throw fault(field, "one of " + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT), value);
    }

    private @Nullable Double numberOrNull(String field) {
        JsonNode value = root.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isNumber()) {
            throw fault(field, "a number", value);
        }
        return value.doubleValue();
    }

    /** A path that stays below the folder of the file. */
    private String below(String field, JsonNode path) {
        if (ImageKey.unsafe(path.stringValue()) != null) {
            throw fault(field, "a path relative to the folder of this file, and below it", path);
        }
        return path.stringValue();
    }

    private String text(String field) {
        JsonNode value = root.path(field);
        if (!value.isString()) {
            throw fault(field, "a text", value);
        }
        return value.stringValue();
    }

    /** Numbers, in one list or in lists within it. */
    private double[] numbers(String field, int count) {
        JsonNode list = root.path(field);
        double[] numbers = new double[count];
        int n = list.isArray() ? collect(list, numbers, 0) : -1;
        if (n != count) {
            throw fault(field, "an array of " + count + " numbers", list);
        }
        return numbers;
    }

    /** How many numbers there are then; -1 if something else is among them, or there are too many. */
    private static int collect(JsonNode list, double[] numbers, int from) {
        int n = from;
        for (JsonNode item : list) {
            if (n < 0 || (n == numbers.length && !item.isArray())) {
                return -1;
            }
            if (item.isArray()) {
                n = collect(item, numbers, n);
            } else if (item.isNumber()) {
                numbers[n++] = item.doubleValue();
            } else {
                return -1;
            }
        }
        return n;
    }

    private SourceException fault(String field, String expected, JsonNode got) {
        String shown = got.isMissingNode() ? "nothing" : got.toString();
        return new SourceException(
                file.file(),
                field.isEmpty() ? place : place + ", field '" + field + "'",
                expected,
                shown.length() <= 120 ? shown : shown.substring(0, 120) + "…",
                "correct it or leave the record out");
    }
}
