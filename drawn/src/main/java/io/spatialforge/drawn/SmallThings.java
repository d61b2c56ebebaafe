package io.spatialforge.drawn;

import java.util.List;

/** Things a hand can carry. */
final class SmallThings {
    private static final List<Integer> BRIGHTS =
            List.of(0xC23B32, 0x2F6FB0, 0xE0B13A, 0x3E8E5A, 0xEDE9E0, 0x7C4B93, 0xE07B39, 0x2E8F96, 0xD77A9B);

    private SmallThings() {}

    static Thing cup(Dice dice) {
        Sculptor clay = new Sculptor();
        clay.paint(Paint.satin(dice.pick(BRIGHTS)));
        clay.lathe(
                0, 0, 0, 0, 0, 0.034, 0, 0.034, 0, 0.042, 0.02, 0.044, 0.1, 0.044, 0.1, 0.039, 0.1, 0.039, 0.1, 0.037,
                0.02, 0, 0.018);
        for (int i = 0; i < 6; i++) {
            double a = Math.toRadians(-75 + 25 * i);
            double b = Math.toRadians(-50 + 25 * i);
            clay.limb(
                    new Vec(0.042 + 0.028 * Math.cos(a), 0.053 + 0.032 * Math.sin(a), 0),
                    new Vec(0.042 + 0.028 * Math.cos(b), 0.053 + 0.032 * Math.sin(b), 0),
                    0.0065,
                    0.0065);
        }
        clay.paint(Paint.satin(0x4A2A18)).loft(2, 16, new double[][] {{0.085, 0, 0, 0.0385, 0.0385}, {0.087, 0, 0, 0, 0}
        });
        return clay.thing("cup", false);
    }

    static Thing bottle(Dice dice) {
        Sculptor clay = new Sculptor();
        double s = dice.between(0.9, 1.15);
        clay.paint(Paint.shiny(dice.pick(0x2F5A34, 0x6B3A1C, 0x3E6E86, 0x22402C, 0x8FA8A2)));
        clay.lathe(
                0, 0, 0, 0, 0, 0.036, 0, 0.038 * s, 0.01, 0.038 * s, 0.165 * s, 0.034, 0.19 * s, 0.016, 0.225 * s,
                0.014, 0.28 * s);
        clay.paint(Paint.matt(dice.pick(0xF0E8D4, 0xD9432F, 0xE6C04A, 0xF6F6F2)));
        clay.lathe(0, 0.05 * s, 0, 0.0385 * s, 0, 0.0388 * s, 0.001, 0.0388 * s, 0.09 * s, 0.0385 * s, 0.091 * s);
        clay.paint(Paint.satin(dice.pick(0xB02A2A, 0x1E1E20, 0xC9A84E))).post(0, 0.272 * s, 0, 0.0165, 0.032);
        return clay.thing("bottle", false);
    }

    static Thing bowl(Dice dice) {
        Sculptor clay = new Sculptor();
        clay.paint(Paint.satin(dice.pick(BRIGHTS)));
        clay.lathe(
                0, 0, 0, 0, 0, 0.045, 0, 0.045, 0, 0.05, 0.012, 0.085, 0.035, 0.11, 0.078, 0.11, 0.078, 0.104, 0.078,
                0.104, 0.078, 0.078, 0.036, 0.04, 0.018, 0, 0.015);
        return clay.thing("bowl", false);
    }

    static Thing vase(Dice dice) {
        Sculptor clay = new Sculptor();
        double s = dice.between(0.85, 1.25);
        clay.paint(Paint.shiny(dice.pick(0x2F5E8C, 0xE8E2D2, 0x9C3D33, 0x4E7F74, 0xD2A24C)));
        clay.lathe(
                0, 0, 0, 0, 0, 0.05 * s, 0, 0.05 * s, 0, 0.082 * s, 0.07 * s, 0.088 * s, 0.12 * s, 0.066 * s, 0.19 * s,
                0.036 * s, 0.23 * s, 0.034 * s, 0.26 * s, 0.05 * s, 0.29 * s, 0.05 * s, 0.29 * s, 0.044 * s, 0.288 * s,
                0.028 * s, 0.25 * s, 0, 0.24 * s);
        return clay.thing("vase", false);
    }

    static Thing laptop(Dice dice) {
        Sculptor clay = new Sculptor();
        Paint body = Paint.satin(dice.pick(0xB4B8BC, 0x3A3C40, 0xD8CDBE));
        clay.paint(body).softBox(0, 0.009, 0, 0.33, 0.018, 0.23, 0.006);
        clay.paint(Paint.matt(0x26272A));
        for (int row = 0; row < 4; row++) {
            for (int key = 0; key < 11; key++) {
                clay.box(-0.131 + key * 0.0262, 0.0185, -0.005 + row * 0.022, 0.021, 0.004, 0.017);
            }
        }
        clay.paint(body.darker(0.8)).box(0, 0.0185, -0.07, 0.1, 0.002, 0.06);
        clay.save().move(0, 0.014, 0.112).turnX(-18);
        clay.paint(body).softBox(0, 0.108, 0.004, 0.33, 0.215, 0.009, 0.004);
        clay.paint(Paint.glowing(dice.pick(0x3F7FBF, 0x5A9C8C, 0x7A6FB0, 0xDCE6EE), 0.9))
                .box(0, 0.111, -0.0015, 0.31, 0.185, 0.002);
        clay.restore();
        return clay.thing("laptop", false);
    }

    static Thing book(Dice dice) {
        Sculptor clay = new Sculptor();
        double thick = dice.between(0.025, 0.05);
        double wide = dice.between(0.15, 0.19);
        Paint cover = Paint.satin(dice.pick(BRIGHTS));
        clay.paint(cover).softBox(0, 0.003, 0, wide, 0.006, 0.24, 0.002);
        clay.softBox(0, thick - 0.003, 0, wide, 0.006, 0.24, 0.002);
        clay.softBox(-wide / 2 + 0.003, thick / 2, 0, 0.006, thick, 0.24, 0.002);
        clay.paint(Paint.matt(0xF3EEDF)).box(0.002, thick / 2, 0, wide - 0.012, thick - 0.01, 0.228);
        clay.paint(Paint.matt(0xF2E6C0)).box(0, thick + 0.0003, 0.04, wide * 0.6, 0.001, 0.035);
        clay.box(0, thick + 0.0003, -0.03, wide * 0.4, 0.001, 0.015);
        return clay.thing("book", false);
    }

    static Thing sportsBall(Dice dice) {
        Sculptor clay = new Sculptor();
        double r = 0.115;
        int kind = dice.count(0, 2);
        if (kind == 0) {
            clay.paint(Paint.satin(0xF2F0EA)).ball(0, r, 0, r);
            double g = (1 + Math.sqrt(5)) / 2;
            clay.paint(Paint.satin(0x1C1C20));
            for (int i = 0; i < 12; i++) {
                double a = (i & 1) == 0 ? 1 : -1;
                double b = (i & 2) == 0 ? g : -g;
                Vec d = (i % 3 == 0 ? new Vec(0, a, b) : i % 3 == 1 ? new Vec(a, b, 0) : new Vec(b, 0, a)).unit();
                patch(clay, d, r);
            }
        } else {
            clay.paint(Paint.satin(kind == 1 ? 0xD2702C : 0xE8D24A)).ball(0, r, 0, r);
            clay.paint(Paint.matt(kind == 1 ? 0x2A1A12 : 0x2F5FA8));
            for (int ring = 0; ring < 3; ring++) {
                clay.save().move(0, r, 0).turnX(ring == 1 ? 90 : 20).turnZ(ring == 2 ? 90 : 15);
                clay.lathe(0, 0, 0, r * 0.998, -0.004, r * 1.006, -0.003, r * 1.006, 0.003, r * 0.998, 0.004)
                        .restore();
            }
        }
        return clay.thing("sports ball", false);
    }

    private static void patch(Sculptor clay, Vec direction, double r) {
        double yaw = Math.toDegrees(Math.atan2(direction.x(), direction.z()));
        double tilt = Math.toDegrees(Math.acos(Math.clamp(direction.y(), -1, 1)));
        clay.save().move(0, r, 0).turnY(yaw).turnX(tilt);
        clay.lathe(0, 0, 0, r * 0.36, r * 0.93, r * 0.33, r * 0.955, r * 0.2, r * 0.993, 0, r * 1.012)
                .restore();
    }

    static Thing teddyBear(Dice dice, double scale) {
        Sculptor clay = new Sculptor();
        Paint fur =
                Paint.matt(dice.pick(0x9C6B3C, 0xC49A6C, 0x6E4A2E, 0xD8C4A4)).textured(Textures.fur(0, 0));
        Paint pale = Paint.matt(0xE6D2B0).textured(Textures.cloth());
        double s = scale;
        clay.paint(fur).ball(0, 0.15 * s, 0, 0.115 * s, 0.14 * s, 0.1 * s);
        clay.paint(pale).ball(0, 0.15 * s, -0.04 * s, 0.078 * s, 0.095 * s, 0.07 * s);
        clay.paint(fur).ball(0, 0.345 * s, -0.01 * s, 0.105 * s, 0.095 * s, 0.095 * s);
        for (int side : new int[] {-1, 1}) {
            clay.paint(fur).ball(side * 0.082 * s, 0.425 * s, 0, 0.038 * s, 0.038 * s, 0.02 * s);
            clay.paint(pale).ball(side * 0.082 * s, 0.425 * s, -0.012 * s, 0.023 * s, 0.023 * s, 0.014 * s);
            clay.paint(Paint.shiny(0x18120E)).ball(side * 0.038 * s, 0.365 * s, -0.094 * s, 0.0115 * s);
            clay.paint(fur)
                    .limb(
                            new Vec(side * 0.09 * s, 0.24 * s, -0.01),
                            new Vec(side * 0.16 * s, 0.15 * s, -0.08 * s),
                            0.045 * s,
                            0.042 * s);
            clay.limb(
                    new Vec(side * 0.07 * s, 0.06 * s, -0.03),
                    new Vec(side * 0.115 * s, 0.058 * s, -0.18 * s),
                    0.055 * s,
                    0.05 * s);
            clay.paint(pale).ball(side * 0.118 * s, 0.06 * s, -0.215 * s, 0.034 * s, 0.036 * s, 0.02 * s);
        }
        clay.paint(pale).ball(0, 0.322 * s, -0.085 * s, 0.05 * s, 0.038 * s, 0.045 * s);
        clay.paint(Paint.shiny(0x18120E)).ball(0, 0.34 * s, -0.128 * s, 0.016 * s, 0.011 * s, 0.011 * s);
        clay.paint(Paint.satin(dice.pick(BRIGHTS)))
                .ball(-0.04 * s, 0.255 * s, -0.095 * s, 0.035 * s, 0.024 * s, 0.012 * s);
        clay.ball(0.04 * s, 0.255 * s, -0.095 * s, 0.035 * s, 0.024 * s, 0.012 * s);
        return clay.thing("teddy bear", false);
    }

    static Thing suitcase(Dice dice) {
        Sculptor clay = new Sculptor();
        Paint shell = Paint.satin(dice.pick(0xA8322E, 0x2C4A6E, 0x33363A, 0xC99A3C, 0x3F7A72));
        clay.paint(shell).softBox(0, 0.37, 0, 0.44, 0.62, 0.25, 0.06);
        for (int i = -2; i <= 2; i++) {
            clay.paint(shell.darker(0.8)).softBox(i * 0.075, 0.37, -0.124, 0.03, 0.5, 0.016, 0.007);
        }
        clay.paint(Paint.satin(0x1E1F22));
        clay.softBox(0, 0.37, 0, 0.446, 0.63, 0.018, 0.008);
        for (int side : new int[] {-1, 1}) {
            clay.disc(side * 0.17, 0.035, -0.08, 0.035, 0.03);
            clay.disc(side * 0.17, 0.035, 0.08, 0.035, 0.03);
            clay.paint(Paint.shiny(0xB0B4B8))
                    .limb(new Vec(side * 0.11, 0.66, 0.07), new Vec(side * 0.11, 0.98, 0.07), 0.011, 0.011);
            clay.paint(Paint.satin(0x1E1F22));
        }
        clay.limb(new Vec(-0.115, 0.985, 0.07), new Vec(0.115, 0.985, 0.07), 0.02, 0.02);
        clay.limb(new Vec(-0.07, 0.7, 0), new Vec(0.07, 0.7, 0), 0.014, 0.014);
        return clay.thing("suitcase", false);
    }

    static Thing backpack(Dice dice) {
        Sculptor clay = new Sculptor();
        Paint cloth = Paint.matt(dice.pick(BRIGHTS)).textured(Textures.cloth());
        Paint dark = Paint.matt(0x26282C);
        clay.paint(cloth).softBox(0, 0.22, 0, 0.31, 0.43, 0.17, 0.075);
        clay.paint(cloth.darker(0.75)).softBox(0, 0.14, -0.1, 0.24, 0.2, 0.07, 0.03);
        clay.paint(cloth.darker(0.85)).softBox(0, 0.385, -0.02, 0.3, 0.12, 0.19, 0.055);
        clay.paint(Paint.shiny(0xC8C8C4))
                .limb(new Vec(-0.09, 0.215, -0.138), new Vec(0.09, 0.215, -0.138), 0.006, 0.006);
        clay.paint(dark);
        clay.limb(new Vec(-0.05, 0.44, 0.04), new Vec(0.0, 0.485, 0.05), 0.012, 0.012);
        clay.limb(new Vec(0.05, 0.44, 0.04), new Vec(0.0, 0.485, 0.05), 0.012, 0.012);
        for (int side : new int[] {-1, 1}) {
            clay.limb(new Vec(side * 0.08, 0.42, 0.08), new Vec(side * 0.11, 0.28, 0.14), 0.022, 0.022);
            clay.limb(new Vec(side * 0.11, 0.28, 0.14), new Vec(side * 0.12, 0.06, 0.08), 0.022, 0.014);
            clay.paint(cloth.darker(0.7)).softBox(side * 0.16, 0.11, 0, 0.04, 0.16, 0.12, 0.02);
            clay.paint(dark);
        }
        return clay.thing("backpack", false);
    }
}
