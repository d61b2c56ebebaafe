package io.spatialforge.export.syntax;

import org.jspecify.annotations.Nullable;

/**
 * The size to which Qwen's image processors scale an image before the model sees it: both sides multiples of a factor, the
 * area between two bounds, the aspect ratio kept as well as that allows. After {@code smart_resize} in Qwen's
 * {@code qwen_vl_utils} and in the processor of transformers, operation by operation, since one pixel more or less may
 * round to another multiple.
 *
 * <p>The versions of that function agree on all images that {@link #problem} lets pass. They do not on images with a side
 * shorter than the factor, or one that would be when scaled down: some raise an error, some scale to no pixels at all.
 *
 * @param factor in pixels, of which both sides become multiples
 * @param minPixels the smallest area
 * @param maxPixels the largest area
 */
public record SmartResize(int factor, int minPixels, int maxPixels) {

    /** The most times one side may be as long as the other. */
    public static final int MAX_RATIO = 200;

    /** Of Qwen2-VL and Qwen2.5-VL. */
    public static final int FACTOR_28 = 28;

    /** Of Qwen2-VL and Qwen2.5-VL as published. */
    public static final int MIN_PIXELS = 4 * FACTOR_28 * FACTOR_28;

    /**
     * @throws IllegalArgumentException if the factor is not positive or the bounds are not in order
     */
    public SmartResize {
        if (factor <= 0 || minPixels <= 0 || maxPixels < minPixels) {
            throw new IllegalArgumentException("smart resizing by a factor of " + factor + " to between " + minPixels
                    + " and " + maxPixels + " pixels; the most must be at least " + minPixels);
        }
    }

    /** The sizes that Qwen2.5-VL sees. */
    public static SmartResize qwen25(int maxPixels) {
        return new SmartResize(FACTOR_28, MIN_PIXELS, maxPixels);
    }

    /** That one side is too many times as long as the other; all of Qwen's processors raise an error then. */
    public static @Nullable Problem inRatio(Frame frame) {
        double ratio = (double) Math.max(frame.width(), frame.height()) / Math.min(frame.width(), frame.height());
        return ratio > MAX_RATIO
                ? new Problem("an image at most " + MAX_RATIO + " times as long as wide", named(frame))
                : null;
    }

    /** Why an image can't be scaled. */
    public @Nullable Problem problem(Frame frame) {
        Problem ratio = inRatio(frame);
        if (ratio != null) {
            return ratio;
        }
        if (frame.width() < factor || frame.height() < factor) {
            return new Problem("an image with sides of " + factor + " pixels or more", named(frame));
        }
        Frame scaled = scaled(frame);
        return scaled == null
                ? new Problem(
                        "an image with sides of " + factor + " pixels or more when scaled to an area of " + maxPixels,
                        named(frame))
                : null;
    }

    /**
     * The size that the model sees.
     *
     * @throws IllegalArgumentException if there is a problem with the image
     */
    public Frame resized(Frame frame) {
        Frame scaled = problem(frame) == null ? scaled(frame) : null;
        if (scaled == null) {
            throw new IllegalArgumentException("an image of " + named(frame) + " can't be scaled");
        }
        return scaled;
    }

    private @Nullable Frame scaled(Frame frame) {
        double height = frame.height();
        double width = frame.width();
        double tall = Math.rint(height / factor) * factor;
        double wide = Math.rint(width / factor) * factor;
        if (tall * wide > maxPixels) {
            double beta = Math.sqrt(height * width / maxPixels);
            tall = Math.floor(height / beta / factor) * factor;
            wide = Math.floor(width / beta / factor) * factor;
        } else if (tall * wide < minPixels) {
            double beta = Math.sqrt(minPixels / (height * width));
            tall = Math.ceil(height * beta / factor) * factor;
            wide = Math.ceil(width * beta / factor) * factor;
        }
        return tall < factor || wide < factor ? null : new Frame((int) wide, (int) tall);
    }

    private static String named(Frame frame) {
        return frame.width() + "x" + frame.height();
    }
}
