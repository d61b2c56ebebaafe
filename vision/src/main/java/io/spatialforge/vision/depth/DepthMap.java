package io.spatialforge.vision.depth;

import io.spatialforge.core.scene.Transform;
import java.util.Arrays;
import org.apiguardian.api.API;

/**
 * One depth value for each pixel of an image.
 *
 * @param width columns
 * @param height rows
 * @param values row by row from the top, in the unit its {@link DepthMeaning} says; NaN where there is no measurement
 */
@API(status = API.Status.EXPERIMENTAL)
@SuppressWarnings("ArrayRecordComponent") // a quarter of a million pixels a map
public record DepthMap(int width, int height, float[] values) {

    /**
     * @throws IllegalArgumentException if there are not width × height values
     */
    public DepthMap {
        if (width <= 0 || height <= 0 || values.length != (long) width * height) {
            throw new IllegalArgumentException(
                    "a depth map of %dx%d with %d values".formatted(width, height, values.length));
        }
    }

    public float at(int column, int row) {
        return values[row * width + column];
    }

    /** The map of the upright image, from one of the stored image. */
    public DepthMap upright(Transform transform) {
        if (transform == Transform.IDENTITY) {
            return this;
        }
        int w = transform.swapsAxes() ? height : width;
        int h = transform.swapsAxes() ? width : height;
        float[] turned = new float[values.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int right = width - 1 - x;
                int below = height - 1 - y;
                int column = switch (transform) {
                    case IDENTITY, FLIP_VERTICAL -> x;
                    case FLIP_HORIZONTAL, ROTATE_180 -> right;
                    case TRANSPOSE, ROTATE_270 -> y;
                    case ROTATE_90, TRANSVERSE -> below;
                };
                int row = switch (transform) {
                    case IDENTITY, FLIP_HORIZONTAL -> y;
                    case ROTATE_180, FLIP_VERTICAL -> below;
                    case TRANSPOSE, ROTATE_90 -> x;
                    case TRANSVERSE, ROTATE_270 -> right;
                };
                turned[row * w + column] = values[y * width + x];
            }
        }
        return new DepthMap(w, h, turned);
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof DepthMap m && width == m.width && height == m.height && Arrays.equals(values, m.values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + height) + Arrays.hashCode(values);
    }
}
