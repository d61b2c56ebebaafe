package io.spatialforge.vision.copies;

/**
 * The part of one picture that another one shows, as shares of its width and height. A little below 0 or above 1 where the
 * other one shows more.
 */
public record Window(double left, double right, double top, double bottom) {

    /** All of it. */
    public static final Window WHOLE = new Window(0, 1, 0, 1);

    /** The largest distance of a side from the picture's own. */
    public double cut() {
        return Math.max(Math.max(Math.abs(left), Math.abs(1 - right)), Math.max(Math.abs(top), Math.abs(1 - bottom)));
    }

    Window mirrored() {
        return new Window(1 - right, 1 - left, top, bottom);
    }
}
