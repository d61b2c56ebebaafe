package io.spatialforge.vision.curate;

import io.spatialforge.core.scene.Transform;
import io.spatialforge.vision.pixels.Picture;
import io.spatialforge.vision.pixels.PictureDecoder;
import io.spatialforge.vision.pixels.PictureException;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * What can be measured of a picture without knowing what it shows. Each figure comes from the thumbnail alone, so that a
 * picture gives the same figures at any resolution it is stored in.
 *
 * @param contrast brightness between the darkest and the lightest thousandth, 0 to 255
 * @param sharpness the steepest step between neighbouring pixels as a share of the contrast around it, in the sharpest
 *     tenth of the picture, along rows or columns, whichever is less: 0 to 1. A picture with one thing in focus is as
 *     sharp as that thing
 * @param flat share of the 8 by 8 blocks without any texture, 0 to 1
 * @param straight share of the strong edges that run exactly along rows or columns, 0 to 1
 * @param palette share of the pixels that have one of the eight most frequent of 4,096 colours, 0 to 1
 * @param text share of the 16 by 16 blocks that look like print: few dark strokes on an even ground or few light ones
 * @param colour mean difference between a pixel's strongest and weakest channel, 0 to 255
 * @param seam how clearly a straight line cuts the picture from side to side into two that have nothing in common: the
 *     share of the line at which it changes, less what neighbours differ by beside it, 0 to 1
 */
public record PhotoMeasures(
        double contrast,
        double sharpness,
        double flat,
        double straight,
        double palette,
        double text,
        double colour,
        double seam) {

    /**
     * Measures a photograph.
     *
     * @param file its bytes
     * @throws PictureException if it can't be decoded, or is damaged
     */
    public static PhotoMeasures read(byte[] file) throws PictureException {
        try (Picture picture = PictureDecoder.decode(file, Transform.IDENTITY, PictureDecoder.FULL)) {
            return of(picture);
        }
    }

    /** Measures a picture that was decoded with all its pixels; how it is turned does not matter. */
    public static PhotoMeasures of(Picture picture) {
        return of(Thumbnail.of(picture));
    }

    /** Measures a picture in memory, as it would be measured if it had been stored without loss. */
    public static PhotoMeasures of(BufferedImage image) {
        return of(Thumbnail.of(image));
    }

    static PhotoMeasures of(Thumbnail picture) {
        int[] luma = picture.luma();
        int width = picture.width();
        int height = picture.height();
        int[] counts = new int[256];
        for (int value : luma) {
            counts[value]++;
        }
        int least = ranked(counts, (int) (0.001 * (luma.length - 1)));
        int most = ranked(counts, (int) (0.999 * (luma.length - 1)));
        Blocks blocks = Blocks.of(luma, width, height);
        return new PhotoMeasures(
                most - least,
                blocks.sharpness(),
                blocks.flat(),
                Edges.straight(luma, width, height),
                palette(picture),
                blocks.text(),
                colour(picture),
                Seams.strongest(luma, width, height));
    }

    /** The brightness that so many pixels stand before, in the order of their brightness. */
    private static int ranked(int[] counts, int rank) {
        int value = 0;
        for (int before = counts[0]; before <= rank; before += counts[value]) {
            value++;
        }
        return value;
    }

    private static double palette(Thumbnail picture) {
        int[] counts = new int[4096];
        int n = picture.width() * picture.height();
        for (int i = 0; i < n; i++) {
            counts[picture.red(i) >> 4 << 8 | picture.green(i) >> 4 << 4 | picture.blue(i) >> 4]++;
        }
        Arrays.sort(counts);
        int most = 0;
        for (int i = counts.length - 8; i < counts.length; i++) {
            most += counts[i];
        }
        return (double) most / n;
    }

    private static double colour(Thumbnail picture) {
        long sum = 0;
        int n = picture.width() * picture.height();
        for (int i = 0; i < n; i++) {
            int r = picture.red(i);
            int g = picture.green(i);
            int b = picture.blue(i);
            sum += Math.max(r, Math.max(g, b)) - Math.min(r, Math.min(g, b));
        }
        return (double) sum / n;
    }
}
