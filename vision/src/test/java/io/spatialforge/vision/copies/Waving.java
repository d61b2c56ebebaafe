package io.spatialforge.vision.copies;

import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/** Pictures of random waves, as strong as those of photographs; each seed gives another one, at any size and cut. */
final class Waving {

    private static final int WAVES = 14;

    private final double[][] strengths = new double[WAVES][WAVES];

    Waving(long seed) {
        SplittableRandom dice = new SplittableRandom(seed);
        for (int across = 0; across < WAVES; across++) {
            for (int down = 0; down < WAVES; down++) {
                strengths[across][down] = across + down == 0
                        ? 0
                        : 45 * dice.nextGaussian() / Math.pow(across * across + down * down, 0.6);
            }
        }
    }

    Miniature miniature() {
        return miniature(Window.WHOLE);
    }

    /** Of what a window shows. */
    Miniature miniature(Window window) {
        byte[] luma = new byte[Miniature.BYTES];
        for (int i = 0; i < luma.length; i++) {
            luma[i] = (byte) at(
                    window, (i % Miniature.SIDE + 0.5) / Miniature.SIDE, (i / Miniature.SIDE + 0.5) / Miniature.SIDE);
        }
        return Miniature.ofBytes(luma);
    }

    BufferedImage image(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int grey = at(Window.WHOLE, (x + 0.5) / width, (y + 0.5) / height);
                image.setRGB(x, y, grey << 16 | grey << 8 | grey);
            }
        }
        return image;
    }

    private int at(Window window, double u, double v) {
        double x = window.left() + (window.right() - window.left()) * u;
        double y = window.top() + (window.bottom() - window.top()) * v;
        double sum = 120;
        for (int across = 0; across < WAVES; across++) {
            double wave = Math.cos(Math.PI * across * x);
            for (int down = 0; down < WAVES; down++) {
                sum += strengths[across][down] * wave * Math.cos(Math.PI * down * y);
            }
        }
        return (int) Math.clamp(Math.round(sum), 0, 255);
    }
}
