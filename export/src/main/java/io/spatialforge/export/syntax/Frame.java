package io.spatialforge.export.syntax;

import io.spatialforge.core.scene.Image;

/**
 * The size of an upright image.
 *
 * @param width in pixels, positive
 * @param height in pixels, positive
 */
public record Frame(int width, int height) {

    /**
     * @throws IllegalArgumentException if a side is not positive
     */
    public Frame {
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("a frame of " + width + "x" + height);
        }
    }

    public static Frame of(Image image) {
        return new Frame(image.width(), image.height());
    }
}
