package io.spatialforge.export;

/**
 * What users may choose about how a dialect writes.
 *
 * @param maxPixels the most pixels an image has after the trainer scaled it down; Qwen2.5-VL's boxes depend on it
 * @param regions how regions are shown
 * @param imageBase the address that stands before the paths of images where a dialect names them by address; empty where
 *     the paths are to stay as they are
 */
public record DialectOptions(int maxPixels, Regions regions, String imageBase) {

    /** Qwen's own default for images: 16384 tokens of 28 by 28 pixels. */
    public static final int QWEN_MAX_PIXELS = 16384 * 28 * 28;

    /** The least that Qwen's processors can be set to: 4 tokens. */
    public static final int LEAST_MAX_PIXELS = 4 * 28 * 28;

    public static final DialectOptions DEFAULTS = new DialectOptions(QWEN_MAX_PIXELS, Regions.TEXT, "");

    /** The same with regions shown in another manner. */
    public DialectOptions with(Regions newRegions) {
        return new DialectOptions(maxPixels, newRegions, imageBase);
    }

    /** The same with images of another size. */
    public DialectOptions withMaxPixels(int newMaxPixels) {
        return new DialectOptions(newMaxPixels, regions, imageBase);
    }

    /** The same with images under another address. */
    public DialectOptions withImageBase(String newImageBase) {
        return new DialectOptions(maxPixels, regions, newImageBase);
    }

    /** How regions are shown. */
    public enum Regions {
        /** As the dialect writes boxes. */
        TEXT,
        /** As points, the centres of boxes; what needs boxes is left out. */
        POINTS,
        /** As numbered marks drawn into copies of the photographs; what needs coordinates is left out. */
        MARKS
    }
}
