package io.spatialforge.drawn;

/**
 * How open to its surroundings each pixel's surface is, from 0 to 1: corners and the ground under things are darker.
 *
 * <p>Samples of the depth buffer in a spiral around the pixel count as they rise over the surface (McGuire and others,
 * "The Alchemy Screen-Space Ambient Obscurance Algorithm", 2011); a small blur removes the spiral's noise.
 */
final class Contact {
    private static final int TAPS = 10;
    private static final double REACH_M = 0.45;

    private static final double[] COS = new double[16 * TAPS];
    private static final double[] SIN = new double[16 * TAPS];

    static {
        for (int i = 0; i < COS.length; i++) {
            double turn = 2 * Math.PI * Noise.hash(i / TAPS, 3) + i % TAPS * 2.4;
            COS[i] = Math.cos(turn);
            SIN[i] = Math.sin(turn);
        }
    }

    private final Raster raster;
    private final Painter painter;

    Contact(Raster exact, Painter painter) {
        this.raster = exact;
        this.painter = painter;
    }

    float[] openness() {
        int width = raster.width;
        int height = raster.height;
        float[] raw = new float[width * height];
        double[] found = new double[9];
        double[] normal = new double[3];
        double pixels = 1 / (raster.rayX(1) - raster.rayX(0));
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                int at = row * width + column;
                if (raster.triangle[at] < 0) {
                    raw[at] = 1;
                    continue;
                }
                double u = raster.rayX(column + 0.5);
                double v = raster.rayY(row + 0.5);
                painter.meet(raster.triangle[at], u, v, found);
                painter.intoCamera(found, normal);
                double z = 1.0 / raster.inverseDepth[at];
                double reach = Math.clamp(pixels * REACH_M / z, 4, 70);
                int rotation = ((column & 3) + 4 * (row & 3)) * TAPS;
                double blocked = 0;
                for (int i = 0; i < TAPS; i++) {
                    double far = reach * (i + 0.6) / TAPS;
                    int sideways = column + (int) Math.rint(far * COS[rotation + i]);
                    int down = row + (int) Math.rint(far * SIN[rotation + i]);
                    if (sideways < 0 || down < 0 || sideways >= width || down >= height) {
                        continue;
                    }
                    float inverse = raster.inverseDepth[down * width + sideways];
                    if (inverse <= 0) {
                        continue;
                    }
                    double there = 1.0 / inverse;
                    double x = raster.rayX(sideways + 0.5) * there - u * z;
                    double y = raster.rayY(down + 0.5) * there - v * z;
                    double deep = there - z;
                    double square = x * x + y * y + deep * deep;
                    double rise = x * normal[0] + y * normal[1] + deep * normal[2] - 0.004 * z - 0.006;
                    if (rise > 0 && square < 4 * REACH_M * REACH_M) {
                        blocked += rise / (square + 0.015) * Math.max(0, 1 - square / (REACH_M * REACH_M));
                    }
                }
                raw[at] = (float) Math.clamp(1 - 0.42 * blocked / TAPS, 0.2, 1);
            }
        }
        return blurred(raw);
    }

    private float[] blurred(float[] raw) {
        int width = raster.width;
        int height = raster.height;
        float[] across = new float[raw.length];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                across[row * width + column] = average(raw, row * width + column, column, width, 1);
            }
        }
        float[] out = new float[raw.length];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                out[row * width + column] = average(across, row * width + column, row, height, width);
            }
        }
        return out;
    }

    private float average(float[] from, int at, int place, int end, int stride) {
        float here = raster.inverseDepth[at];
        float sum = 0;
        int counted = 0;
        for (int offset = -2; offset <= 1; offset++) {
            if (place + offset >= 0 && place + offset < end) {
                int other = at + offset * stride;
                if (Math.abs(raster.inverseDepth[other] - here) <= 0.05f * here) {
                    sum += from[other];
                    counted++;
                }
            }
        }
        return counted == 0 ? from[at] : sum / counted;
    }
}
