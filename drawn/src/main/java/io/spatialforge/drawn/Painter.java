package io.spatialforge.drawn;

/**
 * Turns what the raster found into a photograph: sun and shadow, sky light, darkened contacts, gloss, haze and film
 * grain.
 *
 * <p>A pixel whose four samples lie on one triangle is lit once under the mean of its four pattern colours, any other is
 * lit at each sample.
 */
final class Painter {
    static final int SAMPLES = 2;
    private static final double BIAS_M = 0.006;

    private static final float[] GAMMA = new float[1 << 15];

    static {
        for (int i = 0; i < GAMMA.length; i++) {
            GAMMA[i] = (float) (255 * Math.pow((i + 0.5) / GAMMA.length, 1 / 2.2));
        }
    }

    private final Mesh mesh;
    private final double[] corner;
    private final Camera camera;
    private final Light light;
    private final ShadowMap shadows;
    private final int width;
    private final int height;
    private final double[] axes;
    private final float[] rgb = new float[3];
    private final double[] spot = new double[9];

    Painter(Mesh mesh, double[] corner, Camera camera, Light light, ShadowMap shadows, int width, int height) {
        this.mesh = mesh;
        this.corner = corner;
        this.camera = camera;
        this.light = light;
        this.shadows = shadows;
        this.width = width;
        this.height = height;
        Vec x = camera.turnBack(new Vec(1, 0, 0));
        Vec y = camera.turnBack(new Vec(0, 1, 0));
        Vec z = camera.turnBack(new Vec(0, 0, 1));
        this.axes = new double[] {x.x(), x.y(), x.z(), y.x(), y.y(), y.z(), z.x(), z.y(), z.z()};
    }

    /**
     * Paints the picture.
     *
     * @param exact one sample at each pixel's centre
     * @param fine {@link #SAMPLES} × {@link #SAMPLES} samples in each pixel
     */
    int[] paint(Raster exact, Raster fine, long grainSeed) {
        float[] openness = new Contact(exact, this).openness();
        Dice grain = new Dice(grainSeed);
        int[] picture = new int[width * height];
        double[] sum = new double[3];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                int at = row * SAMPLES * fine.width + column * SAMPLES;
                int t0 = fine.triangle[at];
                int t1 = fine.triangle[at + 1];
                int t2 = fine.triangle[at + fine.width];
                int t3 = fine.triangle[at + fine.width + 1];
                double open = openness[row * width + column];
                sum[0] = 0;
                sum[1] = 0;
                sum[2] = 0;
                if (t0 == t1 && t1 == t2 && t2 == t3) {
                    if (t0 >= 0) {
                        colourOver(t0, exact, column, row);
                    }
                    light(t0, exact.rayX(column + 0.5), exact.rayY(row + 0.5), open, column, row, sum);
                    tone(picture, row * width + column, sum, 1, grain);
                } else {
                    shade(t0, exact.rayX(column + 0.25), exact.rayY(row + 0.25), open, 2 * column, 2 * row, sum);
                    shade(t1, exact.rayX(column + 0.75), exact.rayY(row + 0.25), open, 2 * column + 1, 2 * row, sum);
                    shade(t2, exact.rayX(column + 0.25), exact.rayY(row + 0.75), open, 2 * column, 2 * row + 1, sum);
                    shade(
                            t3,
                            exact.rayX(column + 0.75),
                            exact.rayY(row + 0.75),
                            open,
                            2 * column + 1,
                            2 * row + 1,
                            sum);
                    tone(picture, row * width + column, sum, 0.25, grain);
                }
            }
        }
        return picture;
    }

    /** Leaves the mean colour of a pixel that one triangle fills in {@link #rgb}. */
    private void colourOver(int triangle, Raster exact, int column, int row) {
        if (mesh.paints.get(mesh.paintOf[triangle]).texture() == null) {
            colour(triangle, 0, 0);
            return;
        }
        float red = 0;
        float green = 0;
        float blue = 0;
        for (int sample = 0; sample < 4; sample++) {
            double u = exact.rayX(column + 0.25 + 0.5 * (sample & 1));
            double v = exact.rayY(row + 0.25 + 0.5 * (sample >> 1));
            colour(triangle, u, v);
            red += rgb[0];
            green += rgb[1];
            blue += rgb[2];
        }
        rgb[0] = red / 4;
        rgb[1] = green / 4;
        rgb[2] = blue / 4;
    }

    /** Leaves the colour of a triangle's surface at a ray in {@link #rgb}. */
    private void colour(int triangle, double u, double v) {
        Paint paint = mesh.paints.get(mesh.paintOf[triangle]);
        rgb[0] = paint.red();
        rgb[1] = paint.green();
        rgb[2] = paint.blue();
        Paint.Texture texture = paint.texture();
        if (texture != null) {
            meet(triangle, u, v, spot);
            texture.tint(spot[4], spot[5], spot[6], rgb);
        }
    }

    private void tone(int[] picture, int at, double[] sum, double share, Dice grain) {
        double speck = grain.between(-1, 1) + grain.between(-1, 1);
        int packed = 0;
        for (int channel = 0; channel < 3; channel++) {
            double value = sum[channel] * share * light.exposure();
            double film = value * (2.51 * value + 0.03) / (value * (2.43 * value + 0.59) + 0.14);
            double shown = GAMMA[(int) (Math.clamp(film, 0, 1) * (GAMMA.length - 1))] + speck * 1.6;
            packed = packed << 8 | (int) Math.clamp(Math.rint(shown), 0, 255);
        }
        picture[at] = packed;
    }

    /**
     * Finds where a ray meets a triangle's plane.
     *
     * @param found out: depth along the axis, three weights' worth of normal (world), then the pattern place
     */
    void meet(int triangle, double u, double v, double[] found) {
        int a = 3 * mesh.corners[3 * triangle];
        int b = 3 * mesh.corners[3 * triangle + 1];
        int c = 3 * mesh.corners[3 * triangle + 2];
        double ax = corner[a];
        double ay = corner[a + 1];
        double az = corner[a + 2];
        double bx = corner[b];
        double by = corner[b + 1];
        double bz = corner[b + 2];
        double cx = corner[c];
        double cy = corner[c + 1];
        double cz = corner[c + 2];
        double wa = u * (by * cz - bz * cy) + v * (bz * cx - bx * cz) + bx * cy - by * cx;
        double wb = u * (cy * az - cz * ay) + v * (cz * ax - cx * az) + cx * ay - cy * ax;
        double wc = u * (ay * bz - az * by) + v * (az * bx - ax * bz) + ax * by - ay * bx;
        double total = wa + wb + wc;
        wa /= total;
        wb /= total;
        wc /= total;
        found[0] = wa * az + wb * bz + wc * cz;
        float[] n = mesh.normals;
        double nx = wa * n[a] + wb * n[b] + wc * n[c];
        double ny = wa * n[a + 1] + wb * n[b + 1] + wc * n[c + 1];
        double nz = wa * n[a + 2] + wb * n[b + 2] + wc * n[c + 2];
        double length = Math.sqrt(nx * nx + ny * ny + nz * nz) + 1e-12;
        double viewX = u * axes[0] + v * axes[3] + axes[6];
        double viewY = u * axes[1] + v * axes[4] + axes[7];
        double viewZ = u * axes[2] + v * axes[5] + axes[8];
        if (nx * viewX + ny * viewY + nz * viewZ > 0) {
            length = -length;
        }
        found[1] = nx / length;
        found[2] = ny / length;
        found[3] = nz / length;
        float[] p = mesh.patterns;
        found[4] = wa * p[a] + wb * p[b] + wc * p[c];
        found[5] = wa * p[a + 1] + wb * p[b + 1] + wc * p[c + 1];
        found[6] = wa * p[a + 2] + wb * p[b + 2] + wc * p[c + 2];
    }

    /** Turns a world direction into the camera's frame without allocating. */
    void intoCamera(double[] found, double[] out) {
        for (int axis = 0; axis < 3; axis++) {
            out[axis] = found[1] * axes[3 * axis] + found[2] * axes[3 * axis + 1] + found[3] * axes[3 * axis + 2];
        }
    }

    private void shade(int triangle, double u, double v, double open, int column, int row, double[] sum) {
        if (triangle >= 0) {
            colour(triangle, u, v);
        }
        light(triangle, u, v, open, column, row, sum);
    }

    /** Adds the light that a surface of the colour in {@link #rgb} sends along a ray. */
    private void light(int triangle, double u, double v, double open, int column, int row, double[] sum) {
        double dx = u * axes[0] + v * axes[3] + axes[6];
        double dy = u * axes[1] + v * axes[4] + axes[7];
        double dz = u * axes[2] + v * axes[5] + axes[8];
        double perZ = Math.sqrt(dx * dx + dy * dy + dz * dz);
        if (triangle < 0) {
            sky(dx / perZ, dy / perZ, dz / perZ, sum);
            return;
        }
        meet(triangle, u, v, spot);
        Paint paint = mesh.paints.get(mesh.paintOf[triangle]);
        double z = spot[0];
        double nx = spot[1];
        double ny = spot[2];
        double nz = spot[3];
        double x = camera.position().x() + dx * z;
        double y = camera.position().y() + dy * z;
        double wz = camera.position().z() + dz * z;
        Vec sun = light.towardsSun();
        double facing = nx * sun.x() + ny * sun.y() + nz * sun.z();
        double lit = 0;
        if (facing > 0) {
            double bias = shadows.texel() * 0.9 + BIAS_M;
            double turn = Noise.hash(column, row);
            lit = shadows.lit(
                    x + nx * bias + sun.x() * bias,
                    y + ny * bias + sun.y() * bias,
                    wz + nz * bias + sun.z() * bias,
                    turn);
        }
        double direct = Math.max(0, facing) * lit;
        double upward = 0.5 + 0.5 * ny;
        double lampShare = 0;
        Vec lamp = light.lamp();
        if (lamp != null) {
            double lx = lamp.x() - x;
            double ly = lamp.y() - y;
            double lz = lamp.z() - wz;
            double square = lx * lx + ly * ly + lz * lz;
            double inward = (nx * lx + ny * ly + nz * lz) / Math.sqrt(square);
            lampShare = Math.max(0, 0.35 + 0.65 * inward) / (0.6 + square) * open;
        }
        double mirror = 0;
        double mirrored = 0;
        double along = (nx * dx + ny * dy + nz * dz) / perZ;
        if (paint.gloss() > 0.02) {
            double rx = dx / perZ - 2 * along * nx;
            double ry = dy / perZ - 2 * along * ny;
            double rz = dz / perZ - 2 * along * nz;
            double highlight = Math.max(0, rx * sun.x() + ry * sun.y() + rz * sun.z());
            double edge = 1 + along;
            mirror = paint.gloss() * lit * Math.pow(highlight, paint.sharpness()) * 1.4;
            mirrored = paint.gloss()
                    * (0.10 + 0.55 * edge * edge * edge)
                    * (0.25 + 0.75 * open)
                    * Noise.ramp(-0.25, 0.5, ry);
        }
        double haze = 1 - Math.exp(-light.fogPerMetre() * z * perZ);
        for (int channel = 0; channel < 3; channel++) {
            double fromSky = component(light.sky(), channel);
            double around = (fromSky * upward + component(light.ground(), channel) * (1 - upward)) * open;
            double sunHere = component(light.sun(), channel);
            double colour = rgb[channel]
                    * (around
                            + direct * sunHere * (0.6 + 0.4 * open)
                            + lampShare * component(light.lampColour(), channel)
                            + paint.glow());
            colour += mirror * sunHere + mirrored * fromSky;
            sum[channel] += colour + haze * (component(light.horizon(), channel) - colour);
        }
    }

    private static double component(Vec colour, int channel) {
        return channel == 0 ? colour.x() : channel == 1 ? colour.y() : colour.z();
    }

    private void sky(double dx, double dy, double dz, double[] sum) {
        double climb = Math.max(0, dy);
        double t = 1 - Math.pow(1 - Math.min(1, climb * 1.25), 2.2);
        double cover = 0;
        if (dy > 0.01 && light.clouds() > 0) {
            double flat = 1 / (dy + 0.12);
            double puffs = Noise.cloud(dx * flat * 1.3 + 40, dz * flat * 1.3 + 11, 5);
            cover = Noise.ramp(0.62 - 0.25 * light.clouds(), 0.85 - 0.2 * light.clouds(), puffs)
                    * Math.min(1, dy * 6)
                    * 0.85;
        }
        double white = 1.25
                * (light.horizon().x() + light.horizon().y() + light.horizon().z())
                / 3;
        for (int channel = 0; channel < 3; channel++) {
            double clear = Noise.mix(component(light.horizon(), channel), component(light.zenith(), channel), t);
            sum[channel] += Noise.mix(clear, white, cover);
        }
    }
}
