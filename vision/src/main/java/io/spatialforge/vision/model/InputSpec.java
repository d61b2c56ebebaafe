package io.spatialforge.vision.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a picture becomes the tensor that a model takes: resized by {@link #fit}, then for each channel
 * {@code (pixel / 255 · range - mean) / std}.
 *
 * @param width of the tensor in pixels; where the size is not fixed, the one to aim at
 * @param height of the tensor in pixels, likewise
 * @param sizes whether the graph takes any other size
 * @param multiple both sides of the tensor are multiples of it: 14 for Depth Anything V2, 32 for MiDaS and most detectors
 * @param longest most pixels of the longer side under {@link Fit#AT_LEAST}, which a long picture reaches before the shorter
 *     side has its own; null for no limit
 * @param layout order of the tensor's axes
 * @param type of its numbers
 * @param colour order of its channels
 * @param range what white is before mean and deviation: 255 or 1
 * @param mean of red, green, blue or blue, green, red: in the order of {@link #colour}; three numbers
 * @param std deviation in the same order; three numbers above 0
 * @param fit how a picture of another shape is put into the tensor
 * @param pad the grey level, 0 to 255, around a picture that does not fill the tensor
 */
public record InputSpec(
        int width,
        int height,
        Sizes sizes,
        int multiple,
        @Nullable Integer longest,
        Layout layout,
        Type type,
        Colour colour,
        double range,
        List<Double> mean,
        List<Double> std,
        Fit fit,
        int pad) {

    public InputSpec {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
    }

    /** The same with another size to aim at. */
    public InputSpec sized(int otherWidth, int otherHeight) {
        return new InputSpec(
                otherWidth, otherHeight, sizes, multiple, longest, layout, type, colour, range, mean, std, fit, pad);
    }

    /** Whether a graph takes pictures of one size only. */
    public enum Sizes {
        FIXED,
        ANY
    }

    /** The order of the axes of a tensor; a batch comes first in both. */
    public enum Layout {
        /** Channel by channel. */
        NCHW,
        /** Pixel by pixel. */
        NHWC
    }

    /** What the numbers of a tensor are. */
    public enum Type {
        FLOAT32,
        FLOAT16,
        INT32,
        UINT8
    }

    /** The order of the channels. */
    public enum Colour {
        RGB,
        BGR
    }

    /** How a picture of any shape is put into a tensor of a certain shape. */
    public enum Fit {
        /** Both sides to the tensor's, whatever becomes of the shape of things. */
        STRETCH("stretch"),
        /** As large as fits, shape kept, at the top left; grey to the right or below. */
        LETTERBOX("letterbox"),
        /** As large as fits, shape kept, in the middle; grey on two sides. */
        LETTERBOX_CENTRE("letterbox-centre"),
        /**
         * Shape kept up to whole multiples; the tensor takes the picture's shape and is at least as wide and as high as
         * stated. Only for graphs that take any size.
         */
        AT_LEAST("at-least"),
        /** Likewise, at most as wide and as high as stated. */
        AT_MOST("at-most");

        private final String id;

        Fit(String id) {
            this.id = id;
        }

        /** The stable name that catalogues use. */
        public String id() {
            return id;
        }

        /** Whether the shape of the tensor follows the picture's. */
        public boolean followsPicture() {
            return this == AT_LEAST || this == AT_MOST;
        }
    }
}
