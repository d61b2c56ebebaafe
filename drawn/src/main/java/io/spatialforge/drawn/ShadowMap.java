package io.spatialforge.drawn;

import java.util.Arrays;

/**
 * What the sun sees first, as heights along its direction on a square grid.
 *
 * <p>Shadows soften with the distance from their caster: a first look finds how far away the casters are (Fernando,
 * "Percentage-Closer Soft Shadows", 2005), a second counts blocked taps over the blur that this distance asks for.
 */
final class ShadowMap {
    private static final int SIZE = 1024;
    private static final int TAPS = 12;

    private static final int ROTATIONS = 64;
    private static final double[] COS = new double[ROTATIONS];

    static {
        for (int i = 0; i < ROTATIONS; i++) {
            COS[i] = Math.cos(2 * Math.PI * i / ROTATIONS);
        }
    }

    private final float[] nearest = new float[SIZE * SIZE];
    private final Vec right;
    private final Vec up;
    private final Vec towards;
    private final double lowU;
    private final double lowV;
    private final double perMetre;
    private final double softness;
    private final double[] tapU = new double[TAPS];
    private final double[] tapV = new double[TAPS];

    /**
     * Draws the casters of a mesh.
     *
     * @param centre middle of the lit region
     * @param radius half its width, metres
     */
    ShadowMap(Mesh mesh, boolean[] casts, Light light, Vec centre, double radius) {
        this.towards = light.towardsSun();
        this.right = new Vec(0.31, 0.02, 1).cross(towards).unit();
        this.up = towards.cross(right);
        this.lowU = centre.dot(right) - radius;
        this.lowV = centre.dot(up) - radius;
        this.perMetre = SIZE / (2 * radius);
        this.softness = light.softness();
        Arrays.fill(nearest, -1e9f);
        for (int i = 0; i < TAPS; i++) {
            double angle = i * 2.399963;
            double reach = Math.sqrt((i + 0.5) / TAPS);
            tapU[i] = Math.cos(angle) * reach;
            tapV[i] = Math.sin(angle) * reach;
        }
        float[] u = new float[mesh.vertexCount];
        float[] v = new float[mesh.vertexCount];
        float[] w = new float[mesh.vertexCount];
        for (int i = 0; i < mesh.vertexCount; i++) {
            double x = mesh.positions[3 * i];
            double y = mesh.positions[3 * i + 1];
            double z = mesh.positions[3 * i + 2];
            u[i] = (float) ((x * right.x() + y * right.y() + z * right.z() - lowU) * perMetre);
            v[i] = (float) ((x * up.x() + y * up.y() + z * up.z() - lowV) * perMetre);
            w[i] = (float) (x * towards.x() + y * towards.y() + z * towards.z());
        }
        for (int t = 0; t < mesh.triangleCount; t++) {
            if (casts[t]) {
                fill(u, v, w, mesh.corners[3 * t], mesh.corners[3 * t + 1], mesh.corners[3 * t + 2]);
            }
        }
    }

    private void fill(float[] u, float[] v, float[] w, int a, int b, int c) {
        double area = (double) (u[b] - u[a]) * (v[c] - v[a]) - (double) (u[c] - u[a]) * (v[b] - v[a]);
        if (Math.abs(area) < 1e-9) {
            return;
        }
        int left = (int) Math.max(0, Math.floor(Math.min(u[a], Math.min(u[b], u[c])) - 0.5));
        int right0 = (int) Math.min(SIZE - 1, Math.ceil(Math.max(u[a], Math.max(u[b], u[c]))));
        int top = (int) Math.max(0, Math.floor(Math.min(v[a], Math.min(v[b], v[c])) - 0.5));
        int bottom = (int) Math.min(SIZE - 1, Math.ceil(Math.max(v[a], Math.max(v[b], v[c]))));
        for (int row = top; row <= bottom; row++) {
            for (int column = left; column <= right0; column++) {
                double px = column + 0.5;
                double py = row + 0.5;
                double wb = ((px - u[a]) * (v[c] - v[a]) - (u[c] - u[a]) * (py - v[a])) / area;
                double wc = ((u[b] - u[a]) * (py - v[a]) - (px - u[a]) * (v[b] - v[a])) / area;
                if (wb >= 0 && wc >= 0 && wb + wc <= 1) {
                    float height = (float) (w[a] + wb * (w[b] - w[a]) + wc * (w[c] - w[a]));
                    int at = row * SIZE + column;
                    if (height > nearest[at]) {
                        nearest[at] = height;
                    }
                }
            }
        }
    }

    /** Width of a cell, metres. */
    double texel() {
        return 1 / perMetre;
    }

    /**
     * Share of the sun that reaches a point, 0 to 1.
     *
     * @param turn start of the taps as a share of a full turn, 0 to 1; different at neighbouring samples
     */
    double lit(double x, double y, double z, double turn) {
        double u = (x * right.x() + y * right.y() + z * right.z() - lowU) * perMetre;
        double v = (x * up.x() + y * up.y() + z * up.z() - lowV) * perMetre;
        double height = x * towards.x() + y * towards.y() + z * towards.z();
        int rotation = (int) (turn * ROTATIONS) & (ROTATIONS - 1);
        double cos = COS[rotation];
        double sin = COS[(rotation + 3 * ROTATIONS / 4) & (ROTATIONS - 1)];
        double search = Math.max(1.5, softness * 0.6 * perMetre);
        double blockerSum = 0;
        int blockers = 0;
        for (int i = 0; i < TAPS; i += 2) {
            float seen =
                    seen(u + search * (cos * tapU[i] - sin * tapV[i]), v + search * (sin * tapU[i] + cos * tapV[i]));
            if (seen > height) {
                blockerSum += seen - height;
                blockers++;
            }
        }
        if (blockers == 0) {
            return 1;
        }
        double blur = Math.clamp(blockerSum / blockers * softness * perMetre, 1.2, search);
        int open = 0;
        for (int i = 0; i < TAPS; i++) {
            if (seen(u + blur * (cos * tapU[i] - sin * tapV[i]), v + blur * (sin * tapU[i] + cos * tapV[i]))
                    <= height) {
                open++;
            }
        }
        return open / (double) TAPS;
    }

    private float seen(double u, double v) {
        if (u < 0 || v < 0 || u >= SIZE || v >= SIZE) {
            return -1e9f;
        }
        return nearest[(int) v * SIZE + (int) u];
    }
}
