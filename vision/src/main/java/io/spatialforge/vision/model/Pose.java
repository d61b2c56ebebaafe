package io.spatialforge.vision.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The 17 keypoints that a model placed on a person, in COCO's order; left and right are the person's own.
 *
 * @param values 51 numbers: x, y in pixels of the upright image, and the model's score, 0 to 1, for each point
 */
@SuppressWarnings("ArrayRecordComponent") // 51 numbers a person
public record Pose(double[] values) {

    public double x(int point) {
        return values[3 * point];
    }

    public double y(int point) {
        return values[3 * point + 1];
    }

    public double score(int point) {
        return values[3 * point + 2];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Pose pose && Arrays.equals(values, pose.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }
}
