package io.spatialforge.viewer.picture;

import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.vision.depth.DepthMap;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/** A depth map as a picture: near things light, far ones dark. */
public final class DepthPicture {

    /** From far to near, evenly spaced: dark to light, so that it reads in grey too. */
    private static final Color[] DEPTHS = {
        new Color(0x0D0887),
        new Color(0x6A00A8),
        new Color(0xB12A90),
        new Color(0xE16462),
        new Color(0xFCA636),
        new Color(0xF0F921)
    };

    /** Where there is no depth. */
    private static final int NONE = 0x8A949B;

    private DepthPicture() {}

    /** The map as a picture of its own size. */
    public static BufferedImage of(DepthMap map, DepthSource.Kind kind) {
        float[] sorted = map.values().clone();
        Arrays.sort(sorted); // not-a-number last
        int valid = sorted.length;
        while (valid > 1 && Float.isNaN(sorted[valid - 1])) {
            valid--;
        }
        double low = sorted[(int) (0.02 * (valid - 1))];
        double high = sorted[(int) (0.98 * (valid - 1))];
        BufferedImage image = new BufferedImage(map.width(), map.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < map.height(); y++) {
            for (int x = 0; x < map.width(); x++) {
                double value = map.at(x, y);
                if (Double.isNaN(value)) {
                    image.setRGB(x, y, NONE);
                } else {
                    double share = high <= low ? 0 : Math.clamp((value - low) / (high - low), 0, 1);
                    image.setRGB(x, y, colour(kind == DepthSource.Kind.INVERSE ? share : 1 - share));
                }
            }
        }
        return image;
    }

    private static int colour(double near) {
        double place = near * (DEPTHS.length - 1);
        int from = (int) Math.min(place, DEPTHS.length - 2);
        double share = place - from;
        Color a = DEPTHS[from];
        Color b = DEPTHS[from + 1];
        int red = (int) Math.round(a.getRed() + share * (b.getRed() - a.getRed()));
        int green = (int) Math.round(a.getGreen() + share * (b.getGreen() - a.getGreen()));
        int blue = (int) Math.round(a.getBlue() + share * (b.getBlue() - a.getBlue()));
        return red << 16 | green << 8 | blue;
    }
}
