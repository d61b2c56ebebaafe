package io.spatialforge.bench.depth;

import io.spatialforge.core.scene.Box;
import io.spatialforge.vision.depth.DepthMap;
import java.util.Arrays;

/**
 * The distance of a boxed thing by a sensor's map: the median in the middle of the box, if the readings there are of one
 * thing. As the truth sets' own boxes by eye are read, but for the place of the core, which there was chosen by looking.
 */
final class SensorCore {

    /** The core is this share of the box's width and height. */
    private static final double CORE = 0.5;

    private static final int FEWEST = 20;

    /** Largest distance between the quartiles over the median. */
    private static final double SPREAD = 0.2;

    private SensorCore() {}

    /** The distance; not a number where it can't be told. */
    static double distance(DepthMap map, Box box) {
        int x1 = Math.max(0, (int) (box.centreX() - CORE / 2 * box.width()));
        int x2 = Math.min(map.width(), (int) Math.ceil(box.centreX() + CORE / 2 * box.width()));
        int y1 = Math.max(0, (int) (box.centreY() - CORE / 2 * box.height()));
        int y2 = Math.min(map.height(), (int) Math.ceil(box.centreY() + CORE / 2 * box.height()));
        float[] readings = new float[Math.max(0, x2 - x1) * Math.max(0, y2 - y1)];
        int n = 0;
        for (int y = y1; y < y2; y++) {
            for (int x = x1; x < x2; x++) {
                float value = map.at(x, y);
                if (!Float.isNaN(value)) {
                    readings[n++] = value;
                }
            }
        }
        if (n < FEWEST) {
            return Double.NaN;
        }
        Arrays.sort(readings, 0, n);
        double median = readings[n / 2];
        return readings[3 * n / 4] - readings[n / 4] > SPREAD * median ? Double.NaN : median;
    }
}
