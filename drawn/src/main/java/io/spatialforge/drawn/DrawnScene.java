package io.spatialforge.drawn;

import java.awt.image.BufferedImage;
import java.util.List;

/**
 * A drawn photograph and its truth; arrays run row by row from the upper left pixel.
 *
 * @param rgb 0xRRGGBB per pixel
 * @param depthMetres distance along the optical axis at the pixel's centre, 0 where there is only sky
 * @param instanceIds id of the object at the pixel's centre, −1 for the setting
 * @param objects every labelled object in the picture, by id
 */
public record DrawnScene(
        SceneKind kind,
        int width,
        int height,
        int[] rgb,
        float[] depthMetres,
        int[] instanceIds,
        List<DrawnObject> objects,
        Camera camera) {

    /** The picture, for {@code ImageIO}. */
    public BufferedImage picture() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, rgb, 0, width);
        return image;
    }
}
