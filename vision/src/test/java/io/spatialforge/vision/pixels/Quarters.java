package io.spatialforge.vision.pixels;

import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Transform;
import java.awt.Color;
import java.awt.image.BufferedImage;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;

/** A picture of four even quarters, each of its own colour, so that a turned one is seen to be. */
final class Quarters {

    static final Color TOP_LEFT = new Color(200, 40, 30);
    static final Color TOP_RIGHT = new Color(40, 170, 60);
    static final Color BOTTOM_LEFT = new Color(30, 60, 190);
    static final Color BOTTOM_RIGHT = new Color(220, 200, 60);

    private Quarters() {}

    static BufferedImage upright(int width, int height) {
        return stored(width, height, Transform.IDENTITY);
    }

    /**
     * What is stored so that it is upright once it is turned. Worked out by where the transform takes each pixel's centre,
     * which is how boxes are turned.
     *
     * @param width as stored
     * @param height as stored
     */
    static BufferedImage stored(int width, int height, Transform transform) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        double uprightWidth = transform.swapsAxes() ? height : width;
        double uprightHeight = transform.swapsAxes() ? width : height;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                Point at = transform.apply(new Point(x + 0.5, y + 0.5), width, height);
                image.setRGB(
                        x, y, at(at.x() / uprightWidth, at.y() / uprightHeight).getRGB());
            }
        }
        return image;
    }

    /** The colour of a place of the upright picture, 0 to 1 along both sides. */
    static Color at(double x, double y) {
        if (y < 0.5) {
            return x < 0.5 ? TOP_LEFT : TOP_RIGHT;
        }
        return x < 0.5 ? BOTTOM_LEFT : BOTTOM_RIGHT;
    }

    /** The colour of a pixel. */
    static Color colour(Picture picture, int x, int y) {
        return colour(picture.pixels(), x, y);
    }

    static Color colour(Mat pixels, int x, int y) {
        try (BytePointer at = pixels.ptr(y, x)) {
            return new Color(at.get(2) & 0xFF, at.get(1) & 0xFF, at.get(0) & 0xFF);
        }
    }

    /** The largest difference between two colours in one channel. */
    static int apart(Color a, Color b) {
        return Math.max(
                Math.abs(a.getRed() - b.getRed()),
                Math.max(Math.abs(a.getGreen() - b.getGreen()), Math.abs(a.getBlue() - b.getBlue())));
    }
}
