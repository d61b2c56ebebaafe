package io.spatialforge.drawn;

/** Fixed furniture of streets and parks. */
final class StreetThings {
    private StreetThings() {}

    static Thing bench(Dice dice) {
        Sculptor clay = new Sculptor();
        Paint wood = Paint.satin(dice.pick(0x8A5A33, 0x9C6B42, 0x4F6B4C)).textured(Textures.wood());
        Paint iron = Paint.satin(0x26292B);
        for (double x : new double[] {-0.68, 0.68}) {
            clay.paint(iron);
            clay.limb(new Vec(x, 0.02, -0.2), new Vec(x, 0.43, -0.2), 0.025, 0.025);
            clay.limb(new Vec(x, 0.02, 0.22), new Vec(x, 0.43, 0.18), 0.025, 0.025);
            clay.limb(new Vec(x, 0.43, 0.18), new Vec(x, 0.86, 0.29), 0.025, 0.02);
            clay.limb(new Vec(x, 0.42, -0.22), new Vec(x, 0.42, 0.19), 0.022, 0.022);
            clay.limb(new Vec(x, 0.63, -0.2), new Vec(x, 0.64, 0.22), 0.02, 0.02);
            clay.limb(new Vec(x, 0.43, -0.2), new Vec(x, 0.63, -0.2), 0.02, 0.02);
        }
        clay.paint(wood);
        for (int i = 0; i < 4; i++) {
            clay.softBox(0, 0.455, -0.19 + 0.115 * i, 1.6, 0.035, 0.095, 0.01);
        }
        for (int i = 0; i < 3; i++) {
            clay.save().move(0, 0.56 + 0.125 * i, 0.205 + 0.032 * i).turnX(-14);
            clay.softBox(0, 0, 0, 1.6, 0.095, 0.032, 0.01).restore();
        }
        return clay.thing("bench", false);
    }

    static Thing fireHydrant(Dice dice) {
        Sculptor clay = new Sculptor();
        Paint red = Paint.satin(dice.pick(0xC22A1F, 0xE0B020, 0xC22A1F));
        clay.paint(red)
                .lathe(
                        0, 0, 0, 0, 0, 0.17, 0, 0.17, 0, 0.17, 0.04, 0.17, 0.04, 0.115, 0.05, 0.11, 0.46, 0.11, 0.46,
                        0.145, 0.47, 0.145, 0.5, 0.145, 0.5, 0.12, 0.52, 0.105, 0.6, 0.06, 0.66, 0, 0.68);
        clay.paint(Paint.satin(0xE6E2D6)).post(0, 0.67, 0, 0.028, 0.06);
        clay.paint(red);
        clay.limb(new Vec(-0.16, 0.36, 0), new Vec(0.16, 0.36, 0), 0.055, 0.055);
        clay.limb(new Vec(0, 0.3, 0), new Vec(0, 0.3, -0.14), 0.07, 0.07);
        clay.paint(Paint.satin(0xE6E2D6)).disc(-0.2, 0.36, 0, 0.06, 0.05).disc(0.2, 0.36, 0, 0.06, 0.05);
        clay.ball(0, 0.3, -0.19, 0.066, 0.066, 0.035);
        return clay.thing("fire hydrant", false);
    }

    static Thing stopSign() {
        Sculptor clay = new Sculptor();
        clay.paint(Paint.satin(0x9A9EA2)).post(0, 0, 0, 0.03, 2.2);
        Paint white = Paint.satin(0xF4F2EE);
        clay.save().move(0, 2.15, -0.045).turnX(-90).turnY(22.5);
        octagon(clay, white, 0.385, 0.0);
        octagon(clay, Paint.satin(0xB71C1C), 0.355, 0.012);
        clay.restore();
        clay.paint(white);
        String[][] letters = {
            {"111", "100", "111", "001", "111"},
            {"111", "010", "010", "010", "010"},
            {"111", "101", "101", "101", "111"},
            {"111", "101", "111", "100", "100"}
        };
        for (int k = 0; k < 4; k++) {
            for (int row = 0; row < 5; row++) {
                for (int column = 0; column < 3; column++) {
                    if (letters[k][row].charAt(column) == '1') {
                        // Seen from the front, the reader's right is the sign's own right, −x, turned about.
                        double fromLeft = k * 0.135 + column * 0.036;
                        clay.box(-0.238 + fromLeft, 2.15 + 0.084 - row * 0.042, -0.085, 0.036, 0.042, 0.006);
                    }
                }
            }
        }
        return clay.thing("stop sign", false);
    }

    private static void octagon(Sculptor clay, Paint paint, double radius, double up) {
        clay.paint(paint).loft(2, 8, new double[][] {
            {up, 0, 0, 0, 0},
            {up, 0, 0, radius, radius},
            {up, 0, 0, radius, radius},
            {up + 0.025, 0, 0, radius, radius},
            {up + 0.025, 0, 0, radius, radius},
            {up + 0.025, 0, 0, 0, 0}
        });
    }

    static Thing trafficLight(Dice dice) {
        Sculptor clay = new Sculptor();
        Paint iron = Paint.satin(0x2C3033);
        clay.paint(iron).post(0, 0, 0, 0.065, 3.1);
        clay.lathe(0, 0, 0, 0, 0, 0.14, 0, 0.14, 0, 0.14, 0.25, 0.07, 0.32);
        clay.paint(Paint.satin(0x1D2022)).softBox(0, 2.75, -0.16, 0.34, 0.96, 0.24, 0.05);
        int on = dice.count(0, 2);
        int[] colours = {0xE53028, 0xF0B428, 0x35C060};
        for (int i = 0; i < 3; i++) {
            double y = 3.04 - 0.29 * i;
            Paint lens = Paint.glowing(colours[i], i == on ? 2.2 : 0.02);
            clay.paint(i == on ? lens : lens.darker(0.25)).ball(0, y, -0.272, 0.105, 0.105, 0.035);
            clay.paint(iron);
            for (int k = -3; k <= 3; k++) {
                double a = Math.toRadians(90 + k * 24);
                double b = Math.toRadians(90 + (k + 1) * 24);
                if (k < 3) {
                    clay.limb(
                            new Vec(0.125 * Math.cos(a), y + 0.125 * Math.sin(a), -0.34),
                            new Vec(0.125 * Math.cos(b), y + 0.125 * Math.sin(b), -0.34),
                            0.014,
                            0.014);
                }
            }
        }
        return clay.thing("traffic light", false);
    }
}
