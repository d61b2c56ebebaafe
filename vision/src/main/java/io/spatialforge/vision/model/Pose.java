package io.spatialforge.vision.model;

import io.spatialforge.core.scene.Keypoints;
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

    /** The same person in the image flipped left to right: places mirrored, left and right points exchanged. */
    public Pose mirrored(double imageWidth) {
        double[] flipped = new double[values.length];
        for (int i = 0; i < Keypoints.COUNT; i++) {
            int from = 3 * Keypoints.twin(i);
            flipped[3 * i] = imageWidth - values[from];
            flipped[3 * i + 1] = values[from + 1];
            flipped[3 * i + 2] = values[from + 2];
        }
        return new Pose(flipped);
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
