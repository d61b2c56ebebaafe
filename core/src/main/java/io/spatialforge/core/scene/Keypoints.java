package io.spatialforge.core.scene;

import java.util.Arrays;

/**
 * The 17 keypoints of a person in COCO's order. Left and right are the person's own.
 *
 * @param values 51 numbers: x, y in pixels of the upright image and visibility (0 not labelled, 1 labelled but hidden, 2
 *     visible) for each point
 */
@SuppressWarnings("ArrayRecordComponent") // 51 numbers a person: a list of boxed values would triple a scene's size
public record Keypoints(double[] values) {

    public static final int COUNT = 17;
    public static final int NOSE = 0;
    public static final int LEFT_EYE = 1;
    public static final int RIGHT_EYE = 2;
    public static final int LEFT_EAR = 3;
    public static final int RIGHT_EAR = 4;
    public static final int LEFT_SHOULDER = 5;
    public static final int RIGHT_SHOULDER = 6;
    public static final int LEFT_HIP = 11;
    public static final int RIGHT_HIP = 12;

    /** For each point its twin on the other side of the body; the nose is its own. */
    private static final int[] TWIN = {0, 2, 1, 4, 3, 6, 5, 8, 7, 10, 9, 12, 11, 14, 13, 16, 15};

    /**
     * @throws IllegalArgumentException if there are not 51 numbers
     */
    public Keypoints {
        if (values.length != 3 * COUNT) {
            throw new IllegalArgumentException("17 keypoints are 51 numbers, got " + values.length);
        }
    }

    /** The same point on the other side of the body; the nose is its own. */
    public static int twin(int point) {
        return TWIN[point];
    }

    /** x of a point by its number in COCO's order, in pixels. */
    public double x(int point) {
        return values[3 * point];
    }

    /** y of a point by its number in COCO's order, in pixels. */
    public double y(int point) {
        return values[3 * point + 1];
    }

    /** Whether the point was labelled at all, seen or hidden. */
    public boolean labelled(int point) {
        return values[3 * point + 2] > 0;
    }

    /** Whether the point is seen in the image. */
    public boolean visible(int point) {
        return values[3 * point + 2] > 1.5;
    }

    /** The same person in the image flipped left to right: places mirrored, left and right points exchanged. */
    public Keypoints mirrored(double imageWidth) {
        double[] flipped = new double[values.length];
        for (int i = 0; i < COUNT; i++) {
            int from = 3 * TWIN[i];
            flipped[3 * i] = values[from + 2] > 0 ? imageWidth - values[from] : values[from];
            flipped[3 * i + 1] = values[from + 1];
            flipped[3 * i + 2] = values[from + 2];
        }
        return new Keypoints(flipped);
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof Keypoints k && Arrays.equals(values, k.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }
}
