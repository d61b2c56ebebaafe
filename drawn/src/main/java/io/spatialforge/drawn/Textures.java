package io.spatialforge.drawn;

import io.spatialforge.drawn.Paint.Texture;

/** Patterns of floors, walls, cloth and bark, all in metres. */
final class Textures {
    private Textures() {}

    private static void scale(float[] rgb, double factor) {
        rgb[0] *= (float) factor;
        rgb[1] *= (float) factor;
        rgb[2] *= (float) factor;
    }

    private static void blend(float[] rgb, int colour, double share) {
        rgb[0] += (float) share * (Paint.linear(colour >> 16) - rgb[0]);
        rgb[1] += (float) share * (Paint.linear(colour >> 8) - rgb[1]);
        rgb[2] += (float) share * (Paint.linear(colour) - rgb[2]);
    }

    private static double fraction(double value) {
        return value - Math.floor(value);
    }

    /** Floor boards along z. */
    static Texture boards(double wide) {
        return (x, y, z, rgb) -> {
            int board = (int) Math.floor(x / wide);
            double shifted = z + 3 * Noise.hash(board, 5);
            int plank = (int) Math.floor(shifted / 1.6);
            double tone = 0.78 + 0.4 * Noise.hash(board, plank);
            double grain = Noise.at(x * 70 + 9 * board, z * 3 + 5 * plank);
            double edge = Math.min(fraction(x / wide), 1 - fraction(x / wide)) * wide;
            double end = Math.min(fraction(shifted / 1.6), 1 - fraction(shifted / 1.6)) * 1.6;
            scale(rgb, tone * (0.86 + 0.2 * grain) * (edge < 0.003 || end < 0.003 ? 0.5 : 1));
        };
    }

    /** Grain of furniture wood along x. */
    static Texture wood() {
        return (x, y, z, rgb) -> {
            double rings = Noise.at(x * 2.2 + 3 * Noise.at(x * 1.5, z * 6), z * 34 + y * 30);
            scale(rgb, 0.8 + 0.3 * rings);
        };
    }

    static Texture tiles(double size, double grout) {
        return (x, y, z, rgb) -> {
            double edgeX = Math.min(fraction(x / size), 1 - fraction(x / size)) * size;
            double edgeZ = Math.min(fraction(z / size), 1 - fraction(z / size)) * size;
            double tone = 0.93 + 0.1 * Noise.hash((int) Math.floor(x / size), (int) Math.floor(z / size));
            double stain = 0.94 + 0.1 * Noise.cloud(x * 5, z * 5, 3);
            scale(rgb, edgeX < grout || edgeZ < grout ? 0.62 : tone * stain);
        };
    }

    /** Short pile with a border and a centred field, for a rug of the given half sizes. */
    static Texture rug(double halfX, double halfZ, int border, int motif) {
        return (x, y, z, rgb) -> {
            double inset = Math.min(halfX - Math.abs(x), halfZ - Math.abs(z));
            if (inset < 0.16 && inset > 0.06) {
                blend(rgb, border, 0.85);
            } else if (inset >= 0.2) {
                double diamond = Math.abs(fraction(x * 2.5) - 0.5) + Math.abs(fraction(z * 2.5) - 0.5);
                blend(rgb, motif, diamond < 0.22 ? 0.75 : diamond < 0.3 ? 0.3 : 0);
            }
            scale(rgb, 0.85 + 0.3 * Noise.hash((int) Math.floor(x * 160), (int) Math.floor(z * 160)));
        };
    }

    static Texture carpet() {
        return (x, y, z, rgb) -> scale(rgb, 0.86 + 0.2 * Noise.at(x * 90, z * 90) + 0.08 * Noise.at(x * 2, z * 2));
    }

    /** Weave of upholstery and clothes. */
    static Texture cloth() {
        return (x, y, z, rgb) -> scale(rgb, 0.9 + 0.2 * Noise.at(x * 60, y * 60, z * 60));
    }

    static Texture stripes(int second, double period) {
        return (x, y, z, rgb) -> {
            if (fraction(y / period) < 0.45) {
                blend(rgb, second, 0.95);
            }
        };
    }

    /** Squares of a flannel shirt. */
    static Texture plaid(int second) {
        return (x, y, z, rgb) -> {
            double share = (fraction(y / 0.11) < 0.4 ? 0.45 : 0) + (fraction((x + z) / 0.11) < 0.4 ? 0.45 : 0);
            blend(rgb, second, share);
        };
    }

    /** A plastered wall, slightly uneven. */
    static Texture plaster() {
        return (x, y, z, rgb) -> scale(rgb, 0.96 + 0.06 * Noise.cloud((x + z) * 1.3, y * 1.3, 3));
    }

    static Texture wallpaper(int second) {
        return (x, y, z, rgb) -> {
            double along = x + z;
            if (fraction(along / 0.32) < 0.5) {
                blend(rgb, second, 0.35);
            }
            scale(rgb, 0.97 + 0.05 * Noise.at(along * 3, y * 3));
        };
    }

    static Texture bricks() {
        return (x, y, z, rgb) -> {
            double along = x + z;
            int course = (int) Math.floor(y / 0.075);
            double shifted = along / 0.22 + (course & 1) * 0.5;
            double edge = Math.min(fraction(shifted), 1 - fraction(shifted)) * 0.22;
            double bed = Math.min(fraction(y / 0.075), 1 - fraction(y / 0.075)) * 0.075;
            if (edge < 0.006 || bed < 0.006) {
                blend(rgb, 0xC8C0B4, 0.7);
            } else {
                scale(rgb, 0.75 + 0.45 * Noise.hash((int) Math.floor(shifted), course));
            }
        };
    }

    static Texture asphalt() {
        return (x, y, z, rgb) ->
                scale(rgb, 0.8 + 0.25 * Noise.cloud(x * 0.6, z * 0.6, 3) + 0.18 * Noise.at(x * 55, z * 55) - 0.09);
    }

    static Texture paving() {
        return (x, y, z, rgb) -> {
            int row = (int) Math.floor(z / 0.6);
            double shifted = x / 0.6 + (row & 1) * 0.5;
            double edge = Math.min(fraction(shifted), 1 - fraction(shifted)) * 0.6;
            double bed = Math.min(fraction(z / 0.6), 1 - fraction(z / 0.6)) * 0.6;
            double tone = 0.88 + 0.2 * Noise.hash((int) Math.floor(shifted), row);
            scale(rgb, (edge < 0.012 || bed < 0.012 ? 0.6 : tone) * (0.92 + 0.14 * Noise.at(x * 30, z * 30)));
        };
    }

    static Texture grass() {
        return (x, y, z, rgb) -> {
            double patch = Noise.cloud(x * 0.25, z * 0.25, 3);
            double blades = Noise.at(x * 45, z * 16);
            double tufts = Noise.at(x * 6, z * 6);
            blend(rgb, 0x8E9A3E, 0.5 * patch);
            scale(rgb, 0.55 + 0.5 * blades + 0.3 * tufts);
        };
    }

    static Texture gravel() {
        return (x, y, z, rgb) -> scale(rgb, 0.72 + 0.4 * Noise.at(x * 50, z * 50) + 0.16 * Noise.cloud(x, z, 2));
    }

    static Texture leaves() {
        return (x, y, z, rgb) -> {
            double speck = Noise.at(x * 24, y * 24, z * 24);
            double clump = Noise.at(x * 4, y * 4, z * 4);
            scale(rgb, 0.2 + 1.25 * speck * speck + 0.55 * clump);
        };
    }

    static Texture bark() {
        return (x, y, z, rgb) -> scale(rgb, 0.6 + 0.7 * Noise.at((x + z) * 40, y * 6));
    }

    static Texture fur(int second, double patches) {
        return (x, y, z, rgb) -> {
            if (patches > 0) {
                double spot = Noise.at(x * 3.1 + 7, y * 3.1, z * 3.1);
                blend(rgb, second, Noise.ramp(0.56, 0.6, spot) * patches);
            }
            scale(rgb, 0.82 + 0.32 * Noise.at(x * 70, y * 28, z * 28));
        };
    }

    /** A house front: floors of windows in a rendered or brick wall, pattern of the facade by {@code seed}. */
    static Texture facade(int seed, int glass, double storey, double bay) {
        return (x, y, z, rgb) -> {
            double along = x + z;
            int floor = (int) Math.floor(y / storey);
            int column = (int) Math.floor(along / bay);
            double px = fraction(along / bay);
            double py = fraction(y / storey);
            boolean shop = floor == 0;
            double low = shop ? 0.10 : 0.30;
            double high = shop ? 0.78 : 0.82;
            double side = shop ? 0.12 : 0.27;
            boolean frame = px > side - 0.03 && px < 1 - side + 0.03 && py > low - 0.02 && py < high + 0.02;
            boolean pane = px > side && px < 1 - side && py > low && py < high;
            if (pane) {
                double sheen = 0.45 + 0.75 * Noise.hash(column + seed, floor, seed) + 0.35 * (py - low);
                boolean bar = Math.abs(px - 0.5) < 0.015 || (!shop && Math.abs(py - 0.6) < 0.012);
                blend(rgb, bar ? 0xE8E4DA : glass, 1);
                scale(rgb, bar ? 1 : sheen);
            } else if (frame) {
                blend(rgb, 0xECE8DE, 0.85);
            } else {
                if (py > 0.955 && !shop) {
                    scale(rgb, 1.15);
                }
                scale(rgb, 0.9 + 0.14 * Noise.cloud(along * 0.8, y * 0.8, 3));
            }
        };
    }

    /** An abstract painting that shows no thing anyone could name. */
    static Texture painting(int seed) {
        return (x, y, z, rgb) -> {
            double band = Noise.cloud((x + z) * 2.2 + seed, y * 3.1 + seed, 4);
            blend(rgb, 0x2F5D7C, Noise.ramp(0.42, 0.5, band));
            blend(rgb, 0xD9A441, Noise.ramp(0.55, 0.6, band));
            blend(rgb, 0xB5482F, Noise.ramp(0.63, 0.68, band));
        };
    }

    /** The view through a window: pale sky over soft green. */
    static Texture outside() {
        return (x, y, z, rgb) -> {
            double green = 1.25 + 0.18 * Noise.cloud((x + z) * 2, 1, 3);
            blend(rgb, 0x9DB48C, Noise.ramp(green + 0.12, green - 0.05, y));
        };
    }
}
