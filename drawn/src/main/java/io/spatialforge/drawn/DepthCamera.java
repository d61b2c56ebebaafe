package io.spatialforge.drawn;

/** What a depth camera, a LiDAR, stereo or a network would make of a drawn scene. */
public final class DepthCamera {

    /** What the numbers of a map stand for. */
    public enum Reading {
        /** Metres along the optical axis. */
        METRES,
        /** Metres along the ray. */
        RAY,
        /** Distance along the axis up to a factor. */
        RELATIVE,
        /** Inverse depth up to a factor and an offset. */
        INVERSE
    }

    /**
     * A map as it was sensed.
     *
     * @param values row by row; NaN where there is none. Of a network it may be smaller than the picture
     */
    public record Sensed(Reading reading, int width, int height, float[] values) {}

    private static final int SHRINK = 3;

    private final Dice dice;
    private final int width;
    private final int height;
    private final double focal;

    DepthCamera(Dice dice, int width, int height, double focal) {
        this.dice = dice;
        this.width = width;
        this.height = height;
        this.focal = focal;
    }

    /**
     * @param surfaces metres along the axis, 0 for none
     * @param seen the same, beyond the glass of mirrors
     */
    Sensed sense(Trap trap, float[] surfaces, float[] seen) {
        double roll = dice.between(0, 1);
        float[] depth = dice.chance(0.5) ? surfaces : seen;
        if (trap == Trap.NETWORK || (trap != Trap.SENSOR && roll < 0.22)) {
            return network(depth);
        }
        if (trap != Trap.SENSOR && roll < 0.45) {
            return new Sensed(Reading.METRES, width, height, plain(depth));
        }
        float[] faulty = faulty(depth, trap == Trap.SENSOR ? dice.between(0.8, 2) : dice.between(0.2, 1));
        if (roll < 0.8) {
            return new Sensed(Reading.METRES, width, height, faulty);
        }
        return roll < 0.9 ? ray(faulty) : relative(faulty);
    }

    private static float[] plain(float[] depth) {
        float[] values = depth.clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] <= 0 ? Float.NaN : values[i];
        }
        return values;
    }

    /** Shifted, with flying pixels and shadows at edges, noise that grows with distance, and holes. */
    private float[] faulty(float[] depth, double strength) {
        int right = (int) Math.rint(strength * dice.between(-3.5, 3.5));
        int down = (int) Math.rint(strength * dice.between(-2.5, 2.5));
        float[] values = new float[depth.length];
        double noise = strength * dice.between(0.0005, 0.006);
        double shadow = dice.chance(0.6) ? strength * dice.between(0, 6) : 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                float z = at(depth, x - right, y - down);
                float left = at(depth, x - right - 2, y - down);
                if (z > 0 && left > 0 && Math.abs(z - left) > 0.15f * Math.min(z, left) && dice.chance(0.5)) {
                    z += (left - z) * (float) dice.between(0, 1);
                }
                boolean hidden = false;
                for (int k = 1; k <= shadow && z > 0; k++) {
                    float nearer = at(depth, x - right - k, y - down);
                    hidden |= nearer > 0 && nearer < 0.85f * z;
                }
                double bell = dice.between(-1, 1) + dice.between(-1, 1);
                values[y * width + x] = z <= 0 || hidden || z > 60 ? Float.NaN : (float) (z * (1 + noise * z * bell));
            }
        }
        for (int hole = dice.count(0, (int) (10 * strength)); hole > 0; hole--) {
            int x0 = dice.count(0, width - 1);
            int y0 = dice.count(0, height - 1);
            double rx = dice.between(3, 45);
            double ry = dice.between(3, 45);
            for (int y = (int) Math.max(0, y0 - ry); y < Math.min(height, y0 + ry); y++) {
                for (int x = (int) Math.max(0, x0 - rx); x < Math.min(width, x0 + rx); x++) {
                    if (Math.hypot((x - x0) / rx, (y - y0) / ry) < 1) {
                        values[y * width + x] = Float.NaN;
                    }
                }
            }
        }
        return values;
    }

    private float at(float[] depth, int x, int y) {
        return depth[Math.clamp(y, 0, height - 1) * width + Math.clamp(x, 0, width - 1)];
    }

    private Sensed ray(float[] depth) {
        float[] values = depth.clone();
        for (int i = 0; i < values.length; i++) {
            double u = (i % width + 0.5 - width / 2.0) / focal;
            double v = (i / width + 0.5 - height / 2.0) / focal;
            values[i] *= (float) Math.sqrt(1 + u * u + v * v);
        }
        return new Sensed(Reading.RAY, width, height, values);
    }

    private Sensed relative(float[] depth) {
        double factor = Math.exp(dice.between(-3, 3));
        float[] values = depth.clone();
        for (int i = 0; i < values.length; i++) {
            values[i] *= (float) factor;
        }
        return new Sensed(Reading.RELATIVE, width, height, values);
    }

    /** Small, blurred, bent by slow waves, of any scale and offset; the sky is far. */
    private Sensed network(float[] depth) {
        int columns = width / SHRINK;
        int rows = height / SHRINK;
        float[] near = new float[columns * rows];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                float sum = 0;
                for (int i = 0; i < SHRINK * SHRINK; i++) {
                    float z = depth[(y * SHRINK + i / SHRINK) * width + x * SHRINK + i % SHRINK];
                    sum += z <= 0 ? 0 : 1 / Math.max(z, 0.3f);
                }
                near[y * columns + x] = sum / (SHRINK * SHRINK);
            }
        }
        for (int pass = dice.count(1, 4); pass > 0; pass--) {
            near = blurred(near, columns, rows);
        }
        double bend = dice.between(0, 0.1);
        double across = dice.between(0, 6.28);
        double down = dice.between(0, 6.28);
        double factor = Math.exp(dice.between(-2, 5));
        double offset = factor * dice.between(-0.1, 0.3);
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                int i = y * columns + x;
                double wave = Math.sin(across + 5.0 * x / columns) * Math.sin(down + 5.0 * y / rows);
                near[i] = (float) (offset + factor * near[i] * (1 + bend * wave));
            }
        }
        return new Sensed(Reading.INVERSE, columns, rows, near);
    }

    private static float[] blurred(float[] from, int columns, int rows) {
        float[] to = new float[from.length];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                float sum = 0;
                for (int dy = -1; dy <= 1; dy++) {
                    for (int dx = -1; dx <= 1; dx++) {
                        int weight = (2 - Math.abs(dx)) * (2 - Math.abs(dy));
                        sum += weight
                                * from[Math.clamp(y + dy, 0, rows - 1) * columns + Math.clamp(x + dx, 0, columns - 1)];
                    }
                }
                to[y * columns + x] = sum / 16;
            }
        }
        return to;
    }
}
