package io.spatialforge.sources.coco;

import static io.spatialforge.sources.coco.CocoTokens.described;
import static io.spatialforge.sources.coco.CocoTokens.isNumber;

import io.spatialforge.sources.CocoRle;
import io.spatialforge.sources.coco.Segmentation.Grid;
import io.spatialforge.sources.coco.Segmentation.Malformed;
import io.spatialforge.sources.coco.Segmentation.Polygons;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads {@code segmentation}: polygons, run lengths as numbers, or run lengths as COCO compresses them. */
final class SegmentationReader {

    /** Fewest numbers of an outline. */
    static final int TRIANGLE = 6;

    private float[] numbers = new float[256];

    /** The parser's current value; null where it is null or an empty list. */
    @Nullable
    Segmentation read(JsonParser p, JsonToken value) {
        return switch (value) {
            case VALUE_NULL -> null;
            case START_ARRAY -> polygons(p);
            case START_OBJECT -> runs(p);
            default -> {
                p.skipChildren();
                yield new Malformed("segmentation is " + described(value));
            }
        };
    }

    private @Nullable Segmentation polygons(JsonParser p) {
        List<float[]> rings = new ArrayList<>();
        String problem = null;
        for (JsonToken t = p.nextToken(); t != JsonToken.END_ARRAY; t = p.nextToken()) {
            String place = "segmentation[" + rings.size() + "]";
            if (t != JsonToken.START_ARRAY) {
                p.skipChildren();
                problem = place + " is " + described(t) + ", not a list of numbers";
                continue;
            }
            int n = 0;
            boolean finite = true;
            for (JsonToken number = p.nextToken(); number != JsonToken.END_ARRAY; number = p.nextToken()) {
                if (!isNumber(number)) {
                    p.skipChildren();
                    finite = false;
                    continue;
                }
                numbers = n == numbers.length ? Arrays.copyOf(numbers, 2 * n) : numbers;
                numbers[n] = (float) p.getDoubleValue();
                finite &= Float.isFinite(numbers[n]);
                n++;
            }
            if (!finite || n < TRIANGLE || n % 2 != 0) {
                problem = place + (finite ? " has " + n + " numbers" : " holds something that is no number");
            }
            rings.add(Arrays.copyOf(numbers, n));
        }
        if (problem != null) {
            return new Malformed(problem);
        }
        return rings.isEmpty() ? null : new Polygons(rings);
    }

    private static Segmentation runs(JsonParser p) {
        int[] size = {};
        int[] counts = null;
        String text = null;
        while (p.nextToken() != JsonToken.END_OBJECT) {
            String name = p.currentName();
            JsonToken value = p.nextToken();
            if (name.equals("size") && value == JsonToken.START_ARRAY) {
                size = whole(p);
            } else if (name.equals("counts") && value == JsonToken.START_ARRAY) {
                counts = whole(p);
            } else if (name.equals("counts") && value == JsonToken.VALUE_STRING) {
                text = p.getString();
            } else {
                p.skipChildren();
            }
        }
        if (size.length != 2) {
            return new Malformed("segmentation.size has " + size.length + " numbers, not height and width");
        }
        try {
            if (counts != null) {
                return new Grid(CocoRle.decode(size[0], size[1], counts));
            }
            return text == null
                    ? new Malformed("segmentation has no counts")
                    : new Grid(CocoRle.decode(size[0], size[1], text));
        } catch (IllegalArgumentException | ArithmeticException e) {
            return new Malformed("segmentation: " + e.getMessage());
        }
    }

    /** Whole numbers; what is none becomes -1. */
    private static int[] whole(JsonParser p) {
        int[] found = new int[64];
        int n = 0;
        for (JsonToken t = p.nextToken(); t != JsonToken.END_ARRAY; t = p.nextToken()) {
            found = n == found.length ? Arrays.copyOf(found, 2 * n) : found;
            double number = isNumber(t) ? p.getDoubleValue() : -1;
            found[n++] = number == Math.rint(number) && number < Integer.MAX_VALUE ? (int) number : -1;
            p.skipChildren();
        }
        return Arrays.copyOf(found, n);
    }
}
