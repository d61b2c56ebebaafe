package io.spatialforge.drawn;

/** Smooth repeatable noise from hashed lattice points. */
final class Noise {
    private Noise() {}

    /** A value from 0 to 1 for a lattice point. */
    static double hash(int x, int y, int z) {
        int h = x * 0x27d4eb2d ^ y * 0x165667b1 ^ z * 0x9e3779b1;
        h = (h ^ (h >>> 15)) * 0x2c1b3c6d;
        h = (h ^ (h >>> 12)) * 0x297a2d39;
        h ^= h >>> 15;
        return (h >>> 8) / (double) (1 << 24);
    }

    static double hash(int x, int y) {
        return hash(x, y, 7);
    }

    static double at(double x, double y) {
        int ix = (int) Math.floor(x);
        int iy = (int) Math.floor(y);
        double fx = ease(x - ix);
        double fy = ease(y - iy);
        double low = mix(hash(ix, iy), hash(ix + 1, iy), fx);
        return mix(low, mix(hash(ix, iy + 1), hash(ix + 1, iy + 1), fx), fy);
    }

    static double at(double x, double y, double z) {
        int ix = (int) Math.floor(x);
        int iy = (int) Math.floor(y);
        int iz = (int) Math.floor(z);
        double fx = ease(x - ix);
        double fy = ease(y - iy);
        double near = mix(
                mix(hash(ix, iy, iz), hash(ix + 1, iy, iz), fx),
                mix(hash(ix, iy + 1, iz), hash(ix + 1, iy + 1, iz), fx),
                fy);
        double far = mix(
                mix(hash(ix, iy, iz + 1), hash(ix + 1, iy, iz + 1), fx),
                mix(hash(ix, iy + 1, iz + 1), hash(ix + 1, iy + 1, iz + 1), fx),
                fy);
        return mix(near, far, ease(iz == z ? 0 : z - iz));
    }

    /** Several octaves, 0 to 1. */
    static double cloud(double x, double y, int octaves) {
        double sum = 0;
        double weight = 0.5;
        double total = 0;
        double px = x;
        double py = y;
        for (int i = 0; i < octaves; i++) {
            sum += weight * at(px, py);
            total += weight;
            weight /= 2;
            px = px * 2.03 + 17.3;
            py = py * 2.03 + 5.1;
        }
        return sum / total;
    }

    private static double ease(double t) {
        return t * t * (3 - 2 * t);
    }

    static double mix(double a, double b, double t) {
        return a + (b - a) * t;
    }

    static double ramp(double low, double high, double value) {
        double t = Math.clamp((value - low) / (high - low), 0, 1);
        return ease(t);
    }
}
