package io.spatialforge.sources;

import io.spatialforge.core.scene.Mask;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * COCO's run-length masks: {@code {"size": [height, width], "counts": …}}, the lengths of alternating runs outside and
 * inside the object, column by column from the upper left. They stand either as an array of numbers or as the text that
 * the makers' C code writes: each number in groups of five bits, lowest first, with the bit of value 32 for "more
 * follows" and the offset 48 to make them letters, and from the fourth number on the difference to the number two before.
 */
public final class CocoRle {

    /** The largest grid that is taken, in cells: more than any photograph has, less than would fill the memory. */
    static final long MOST_CELLS = 1L << 28;

    private static final int BITS = 5;
    private static final int MORE = 1 << BITS;
    private static final int SIGN = 1 << BITS - 1;
    private static final int OFFSET = 48;

    private CocoRle() {}

    /**
     * Reads a run-length mask of either spelling.
     *
     * @throws IllegalArgumentException if it is none; the message says what was expected and what is there
     */
    public static Mask read(JsonNode segmentation) {
        JsonNode size = segmentation.path("size");
        if (!size.isArray() || size.size() != 2 || !side(size.get(0)) || !side(size.get(1))) {
            throw new IllegalArgumentException(
                    "expected size [height, width] in whole pixels above 0, got " + shown(size));
        }
        int height = size.get(0).intValue();
        int width = size.get(1).intValue();
        JsonNode counts = segmentation.path("counts");
        if (counts.isString()) {
            return decode(height, width, counts.stringValue());
        }
        if (!counts.isArray()) {
            throw new IllegalArgumentException(
                    "expected counts as an array of numbers or as COCO's compressed text, got " + shown(counts));
        }
        int[] runs = new int[counts.size()];
        for (int i = 0; i < runs.length; i++) {
            JsonNode count = counts.get(i);
            if (!count.canConvertToInt() || !count.canConvertToExactIntegral()) {
                throw new IllegalArgumentException("expected whole numbers in counts, got " + shown(count));
            }
            runs[i] = count.intValue();
        }
        return decode(height, width, runs);
    }

    private static boolean side(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToInt() && value.intValue() > 0;
    }

    private static String shown(JsonNode value) {
        if (value.isMissingNode()) {
            return "nothing";
        }
        String text = value.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    /**
     * @param height rows of the grid
     * @param width columns of the grid
     * @param counts the compressed text
     * @throws IllegalArgumentException if the text ends within a number, holds other letters, or its runs do not fill
     *     the grid
     */
    public static Mask decode(int height, int width, String counts) {
        int[] runs = new int[Math.max(4, counts.length())];
        int n = 0;
        int at = 0;
        while (at < counts.length()) {
            long value = 0;
            int shift = 0;
            int group = MORE;
            while ((group & MORE) != 0) {
                if (at == counts.length()) {
                    throw new IllegalArgumentException("compressed counts end within number " + n);
                }
                group = counts.charAt(at) - OFFSET;
                if (group < 0 || group >= 2 * MORE || shift > 7 * BITS) {
                    throw new IllegalArgumentException(
                            "compressed counts hold no number at letter %d, '%c'".formatted(at, counts.charAt(at)));
                }
                value |= (long) (group & MORE - 1) << shift;
                shift += BITS;
                at++;
            }
            if ((group & SIGN) != 0) {
                value |= -1L << shift;
            }
            if (n > 2) {
                value += runs[n - 2];
            }
            if (value < 0 || value > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("compressed counts hold a run of " + value);
            }
            runs[n++] = (int) value;
        }
        return decode(height, width, Arrays.copyOf(runs, n));
    }

    /**
     * @param height rows of the grid
     * @param width columns of the grid
     * @param counts lengths of the runs, the first outside the object; runs of no length are allowed anywhere
     * @throws IllegalArgumentException if a run is negative, or they do not fill the grid
     */
    public static Mask decode(int height, int width, int[] counts) {
        if ((long) height * width > MOST_CELLS) {
            throw new IllegalArgumentException(
                    "a mask of %dx%d is larger than the %d cells that are taken".formatted(width, height, MOST_CELLS));
        }
        return new Mask(width, height, joined(counts));
    }

    /** Two runs with one of no length between them are one run: the same pixels are then the same mask. */
    private static int[] joined(int[] counts) {
        int @Nullable [] joined = null;
        int n = 0;
        for (int i = 0; i < counts.length; i++) {
            if (joined == null && i > 0 && counts[i] == 0) {
                joined = counts.clone();
                n = i;
            }
            if (joined == null) {
                continue;
            }
            boolean inside = (i & 1) == 1;
            boolean nextIsInside = (n & 1) == 1;
            if (counts[i] == 0) {
                continue;
            }
            if (inside == nextIsInside) {
                joined[n++] = counts[i];
            } else {
                joined[n - 1] = Math.addExact(joined[n - 1], counts[i]);
            }
        }
        return joined == null ? counts : Arrays.copyOf(joined, n);
    }
}
