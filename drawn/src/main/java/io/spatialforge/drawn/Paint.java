package io.spatialforge.drawn;

import org.jspecify.annotations.Nullable;

/**
 * What a surface is made of.
 *
 * @param red linear reflectance, 0 to 1, likewise green and blue
 * @param gloss strength of highlight and mirrored sky, 0 (chalk) to 1 (polished)
 * @param sharpness exponent of the highlight
 * @param glow share of the colour given off without any light
 */
record Paint(
        float red,
        float green,
        float blue,
        float gloss,
        float sharpness,
        float glow,
        @Nullable Texture texture) {

    /** A matt surface of an sRGB colour such as {@code 0xB03020}. */
    static Paint matt(int rgb) {
        return new Paint(linear(rgb >> 16), linear(rgb >> 8), linear(rgb), 0.03f, 12, 0, null);
    }

    static Paint satin(int rgb) {
        return matt(rgb).polished(0.18, 30);
    }

    static Paint shiny(int rgb) {
        return matt(rgb).polished(0.55, 90);
    }

    static Paint glowing(int rgb, double glow) {
        return new Paint(linear(rgb >> 16), linear(rgb >> 8), linear(rgb), 0.05f, 40, (float) glow, null);
    }

    Paint polished(double newGloss, double newSharpness) {
        return new Paint(red, green, blue, (float) newGloss, (float) newSharpness, glow, texture);
    }

    Paint textured(Texture newTexture) {
        return new Paint(red, green, blue, gloss, sharpness, glow, newTexture);
    }

    Paint darker(double factor) {
        return new Paint(
                (float) (red * factor),
                (float) (green * factor),
                (float) (blue * factor),
                gloss,
                sharpness,
                glow,
                texture);
    }

    static float linear(int channel) {
        double value = (channel & 255) / 255.0;
        return (float) (value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4));
    }

    /** A pattern over a surface. */
    @FunctionalInterface
    interface Texture {
        /**
         * Changes the linear colour of a surface point.
         *
         * @param x place on the model, metres, likewise y and z
         * @param rgb in: the plain paint, out: the patterned one
         */
        void tint(double x, double y, double z, float[] rgb);
    }
}
