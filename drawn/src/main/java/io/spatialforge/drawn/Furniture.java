package io.spatialforge.drawn;

import java.util.List;

/** Furniture and household machines, each standing on y = 0 with its front along −z. */
final class Furniture {
    private static final List<Integer> WOODS = List.of(0x8A5A33, 0xB98552, 0x5E3B22, 0xCDA26F, 0x74503A);
    private static final List<Integer> FABRICS =
            List.of(0x3F6C8F, 0x8C8F94, 0xA8472F, 0x4F6B4C, 0xC9B38E, 0x54465E, 0xD09A3A, 0x2E4A5A, 0x9FB2A6);

    private Furniture() {}

    static Paint wood(Dice dice) {
        return Paint.satin(dice.pick(WOODS)).textured(Textures.wood());
    }

    static Paint fabric(Dice dice) {
        return Paint.matt(dice.pick(FABRICS)).textured(Textures.cloth());
    }

    static Thing chair(Paint frame, Paint seat, boolean slats) {
        Sculptor clay = new Sculptor();
        clay.paint(frame);
        for (int side : new int[] {-1, 1}) {
            clay.limb(new Vec(side * 0.185, 0.02, -0.19), new Vec(side * 0.18, 0.43, -0.18), 0.017, 0.021);
            clay.limb(new Vec(side * 0.19, 0.02, 0.21), new Vec(side * 0.185, 0.43, 0.19), 0.017, 0.021);
            clay.box(side * 0.183, 0.2, 0.01, 0.018, 0.024, 0.36);
        }
        clay.softBox(0, 0.425, 0, 0.43, 0.035, 0.43, 0.012);
        clay.paint(seat).softBox(0, 0.463, -0.01, 0.42, 0.05, 0.41, 0.024).part();
        clay.paint(frame);
        for (int side : new int[] {-1, 1}) {
            clay.limb(new Vec(side * 0.185, 0.43, 0.19), new Vec(side * 0.18, 0.92, 0.265), 0.021, 0.017);
        }
        clay.save().move(0, 0.86, 0.255).turnX(-8.7);
        clay.softBox(0, 0, 0, 0.37, 0.13, 0.028, 0.012).restore();
        if (slats) {
            for (int i = -2; i <= 2; i++) {
                clay.limb(new Vec(i * 0.065, 0.46, 0.195), new Vec(i * 0.065, 0.82, 0.25), 0.009, 0.009);
            }
        } else {
            clay.paint(seat).save().move(0, 0.665, 0.225).turnX(-8.7);
            clay.softBox(0, 0, 0, 0.34, 0.26, 0.04, 0.018).restore();
        }
        return clay.thing("chair", false);
    }

    static Thing officeChair(Paint seat) {
        Sculptor clay = new Sculptor();
        Paint dark = Paint.satin(0x2B2C30);
        clay.paint(dark);
        for (int i = 0; i < 5; i++) {
            double angle = 2 * Math.PI * i / 5;
            Vec tip = new Vec(0.27 * Math.cos(angle), 0.075, 0.27 * Math.sin(angle));
            clay.limb(new Vec(0, 0.11, 0), tip, 0.028, 0.018);
            clay.ball(tip.x(), 0.035, tip.z(), 0.035);
        }
        clay.paint(Paint.shiny(0x9EA3A8)).post(0, 0.1, 0, 0.025, 0.34);
        clay.paint(seat).softBox(0, 0.48, 0, 0.48, 0.09, 0.47, 0.042).part();
        clay.paint(dark).limb(new Vec(0, 0.48, 0.2), new Vec(0, 0.72, 0.27), 0.025, 0.025);
        for (int side : new int[] {-1, 1}) {
            clay.limb(new Vec(side * 0.24, 0.48, 0.05), new Vec(side * 0.27, 0.67, 0.05), 0.016, 0.016);
            clay.softBox(side * 0.27, 0.685, 0, 0.055, 0.03, 0.25, 0.014);
        }
        clay.paint(seat).save().move(0, 0.83, 0.245).turnX(-7);
        clay.softBox(0, 0, 0, 0.43, 0.52, 0.075, 0.036).restore();
        return clay.thing("chair", false);
    }

    static Thing couch(Dice dice, double wide) {
        Sculptor clay = new Sculptor();
        Paint cover = fabric(dice);
        Paint cushion = cover.darker(1.12);
        clay.paint(wood(dice));
        for (int side : new int[] {-1, 1}) {
            clay.box(side * (wide / 2 - 0.09), 0.045, -0.36, 0.06, 0.09, 0.06);
            clay.box(side * (wide / 2 - 0.09), 0.045, 0.36, 0.06, 0.09, 0.06);
        }
        clay.paint(cover).softBox(0, 0.19, 0, wide, 0.22, 0.86, 0.04);
        for (int side : new int[] {-1, 1}) {
            clay.softBox(side * (wide / 2 - 0.09), 0.36, 0, 0.18, 0.5, 0.86, 0.075);
        }
        clay.softBox(0, 0.5, 0.34, wide - 0.1, 0.68, 0.19, 0.08);
        int seats = wide > 1.85 ? 3 : 2;
        double each = (wide - 0.38) / seats;
        clay.paint(cushion);
        for (int i = 0; i < seats; i++) {
            double x = (i - (seats - 1) / 2.0) * each;
            clay.softBox(x, 0.375, -0.09, each - 0.012, 0.17, 0.66, 0.055);
            clay.save().move(x, 0.62, 0.215).turnX(-10);
            clay.softBox(0, 0, 0, each - 0.02, 0.36, 0.15, 0.065).restore();
        }
        clay.paint(fabric(dice))
                .save()
                .move(-wide / 2 + 0.36, 0.6, 0.08)
                .turnX(-16)
                .turnZ(12);
        clay.softBox(0, 0, 0, 0.36, 0.36, 0.1, 0.05).restore();
        return clay.thing("couch", false);
    }

    static Thing diningTable(Paint top, double wide, double deep, boolean round) {
        Sculptor clay = new Sculptor();
        if (round) {
            double r = wide / 2;
            clay.paint(top).lathe(0, 0, 0, 0, 0, r * 0.42, 0, r * 0.42, 0, r * 0.40, 0.03, 0.05, 0.07, 0.045, 0.7);
            clay.part();
            clay.lathe(
                    0, 0.695, 0, 0, 0, r - 0.02, 0, r - 0.02, 0, r, 0.015, r, 0.03, r - 0.01, 0.042, r - 0.01, 0.042, 0,
                    0.042);
        } else {
            clay.paint(top);
            for (int i = 0; i < 4; i++) {
                double x = ((i & 1) == 0 ? -1 : 1) * (wide / 2 - 0.07);
                double z = ((i & 2) == 0 ? -1 : 1) * (deep / 2 - 0.07);
                clay.wedge(x, 0.35, z, 0.045, 0.7, 0.045, 0.065, 0.065, 0).part();
            }
            clay.softBox(0, 0.715, 0, wide, 0.042, deep, 0.012);
            clay.box(0, 0.665, 0, wide - 0.16, 0.06, deep - 0.16);
        }
        return clay.thing("dining table", false);
    }

    static Thing coffeeTable(Paint top, double wide, double deep) {
        Sculptor clay = new Sculptor();
        clay.paint(top).softBox(0, 0.4, 0, wide, 0.04, deep, 0.015);
        clay.softBox(0, 0.15, 0, wide - 0.12, 0.022, deep - 0.12, 0.01);
        for (int i = 0; i < 4; i++) {
            clay.box(
                    ((i & 1) == 0 ? -1 : 1) * (wide / 2 - 0.05),
                    0.195,
                    ((i & 2) == 0 ? -1 : 1) * (deep / 2 - 0.05),
                    0.045,
                    0.39,
                    0.045);
        }
        return clay.thing("coffee table", false);
    }

    static Thing desk(Paint top, double wide) {
        Sculptor clay = new Sculptor();
        Paint metal = Paint.satin(0x3B3E44);
        clay.paint(top).softBox(0, 0.725, 0, wide, 0.035, 0.7, 0.01).part();
        clay.paint(metal);
        clay.box(-wide / 2 + 0.06, 0.355, 0, 0.04, 0.71, 0.6).part();
        Paint body = Paint.satin(0xE2DED4);
        clay.paint(body).softBox(wide / 2 - 0.24, 0.36, 0.02, 0.42, 0.66, 0.6, 0.01);
        for (int i = 0; i < 3; i++) {
            double y = 0.16 + 0.2 * i;
            clay.paint(body.darker(0.82)).softBox(wide / 2 - 0.24, y, -0.285, 0.38, 0.18, 0.02, 0.006);
            clay.paint(metal)
                    .limb(
                            new Vec(wide / 2 - 0.3, y + 0.03, -0.31),
                            new Vec(wide / 2 - 0.18, y + 0.03, -0.31),
                            0.008,
                            0.008);
        }
        clay.paint(metal).box(wide / 2 - 0.24, 0.02, 0.02, 0.4, 0.04, 0.56);
        clay.part();
        clay.paint(top.darker(0.85)).box(-0.18, 0.5, 0.3, wide - 0.5, 0.36, 0.02);
        return clay.thing("desk", false);
    }

    static Thing cabinet(Dice dice, double wide, double high) {
        Sculptor clay = new Sculptor();
        Paint body = dice.chance(0.5) ? wood(dice) : Paint.satin(dice.pick(0xE9E4D8, 0x7F9489, 0x49606E, 0xD8C8A8));
        clay.paint(body).softBox(0, high / 2 + 0.04, 0, wide, high - 0.08, 0.42, 0.008);
        clay.softBox(0, high - 0.012, 0, wide + 0.03, 0.025, 0.44, 0.008);
        clay.paint(Paint.matt(0x2A2520)).box(0, 0.045, 0.01, wide - 0.08, 0.09, 0.36);
        int doors = Math.max(2, (int) Math.rint(wide / 0.45));
        int rows = high > 1.2 ? 2 : 1;
        double each = wide / doors;
        double tall = (high - 0.14) / rows;
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < doors; i++) {
                double x = (i - (doors - 1) / 2.0) * each;
                double y = 0.1 + tall * (row + 0.5);
                clay.paint(body.darker(0.9)).softBox(x, y, -0.212, each - 0.016, tall - 0.016, 0.016, 0.006);
                clay.paint(body).softBox(x, y, -0.218, each - 0.12, tall - 0.12, 0.014, 0.005);
                clay.paint(Paint.shiny(0xB8B0A0))
                        .ball(x + (i % 2 == 0 ? 1 : -1) * (each / 2 - 0.035), y, -0.235, 0.013);
            }
        }
        return clay.thing("cabinet", false);
    }

    static Thing refrigerator(Dice dice) {
        Sculptor clay = new Sculptor();
        Paint body = Paint.satin(dice.pick(0xE8E9EA, 0xB9BDC1, 0x9E2B2B, 0xD6E0DC));
        clay.paint(Paint.matt(0x303236)).box(0, 0.03, 0.0, 0.6, 0.06, 0.58);
        clay.paint(body).softBox(0, 0.92, 0.02, 0.68, 1.74, 0.62, 0.03);
        clay.softBox(0, 0.66, -0.31, 0.67, 1.18, 0.07, 0.025);
        clay.softBox(0, 1.53, -0.31, 0.67, 0.5, 0.07, 0.025);
        clay.paint(Paint.shiny(0xD0D3D6));
        clay.limb(new Vec(-0.27, 0.85, -0.375), new Vec(-0.27, 1.17, -0.375), 0.014, 0.014);
        clay.limb(new Vec(-0.27, 1.36, -0.375), new Vec(-0.27, 1.56, -0.375), 0.014, 0.014);
        return clay.thing("refrigerator", false);
    }

    /** A flat screen on a foot, to stand on a piece of furniture. */
    static Thing tv(double wide) {
        Sculptor clay = new Sculptor();
        double high = wide * 0.575;
        Paint black = Paint.satin(0x18191B);
        clay.paint(black).softBox(0, high / 2 + 0.07, 0.01, wide, high, 0.045, 0.012);
        clay.paint(Paint.shiny(0x10161E).polished(0.8, 120))
                .box(0, high / 2 + 0.075, -0.0135, wide - 0.035, high - 0.045, 0.004);
        clay.paint(black).box(0, 0.05, 0.01, 0.06, 0.09, 0.03);
        clay.softBox(0, 0.011, 0, wide * 0.42, 0.022, 0.2, 0.01);
        clay.paint(Paint.glowing(0x60C0FF, 2)).box(wide / 2 - 0.06, 0.079, -0.0145, 0.008, 0.005, 0.004);
        return clay.thing("tv", false);
    }

    static Thing bed(Dice dice) {
        Sculptor clay = new Sculptor();
        Paint frame = wood(dice);
        clay.paint(frame).softBox(0, 0.2, 0, 1.5, 0.18, 2.05, 0.02);
        clay.softBox(0, 0.5, 1.03, 1.56, 1.0, 0.07, 0.03);
        for (int i = 0; i < 4; i++) {
            clay.box(((i & 1) == 0 ? -1 : 1) * 0.68, 0.06, ((i & 2) == 0 ? -1 : 1) * 0.95, 0.08, 0.12, 0.08);
        }
        clay.paint(Paint.matt(0xF2EFE8)).softBox(0, 0.39, 0.02, 1.46, 0.24, 1.96, 0.09);
        clay.paint(fabric(dice)).softBox(0, 0.42, -0.28, 1.52, 0.25, 1.44, 0.08);
        clay.paint(Paint.matt(0xFAF8F2));
        clay.softBox(-0.36, 0.56, 0.74, 0.62, 0.14, 0.4, 0.07);
        clay.softBox(0.36, 0.56, 0.74, 0.62, 0.14, 0.4, 0.07);
        return clay.thing("bed", false);
    }

    static Thing floorLamp(Dice dice) {
        Sculptor clay = new Sculptor();
        clay.paint(Paint.satin(dice.pick(0x2C2C2E, 0xA88A54, 0x6E5038)));
        clay.lathe(0, 0, 0, 0, 0, 0.15, 0, 0.15, 0, 0.15, 0.015, 0.03, 0.035, 0.012, 0.05, 0.012, 1.3);
        clay.paint(Paint.glowing(0xF6DDB0, 0.75));
        clay.lathe(0, 1.22, 0, 0.0, 0.02, 0.22, 0.02, 0.22, 0.02, 0.22, 0, 0.15, 0.3, 0.15, 0.3, 0, 0.29);
        return clay.thing("lamp", false);
    }

    static Thing pottedPlant(Dice dice, double high) {
        Sculptor clay = new Sculptor();
        double pot = high * 0.3;
        double r = Math.max(0.07, high * 0.15);
        clay.paint(Paint.satin(dice.pick(0xB5623C, 0xE8E4DC, 0x3F4A54, 0x6F8A84, 0xC99B5C)));
        clay.lathe(
                0,
                0,
                0,
                0,
                0,
                r * 0.7,
                0,
                r * 0.7,
                0,
                r,
                pot * 0.86,
                r,
                pot * 0.86,
                r * 1.1,
                pot * 0.86,
                r * 1.1,
                pot * 0.86,
                r * 1.1,
                pot,
                r * 1.1,
                pot,
                r * 0.95,
                pot,
                r * 0.95,
                pot * 0.93,
                0,
                pot * 0.93);
        clay.paint(Paint.matt(0x3A2A1E)).loft(2, 16, new double[][] {
            {pot * 0.9, 0, 0, r * 0.95, r * 0.95}, {pot * 0.95, 0, 0, 0.01, 0.01}
        });
        Paint leaf = Paint.matt(dice.pick(0x3E7A36, 0x2F6B3A, 0x5B8C3A)).polished(0.2, 20);
        int leaves = dice.count(16, 24);
        for (int i = 0; i < leaves; i++) {
            double around = i * 137.5 + dice.between(-20, 20);
            double lean = 12 + 55.0 * i / leaves + dice.between(-6, 6);
            double length = (high - pot) * dice.between(0.62, 0.98) * (1 - 0.35 * i / leaves);
            clay.paint(leaf.darker(dice.between(0.7, 1.25)));
            clay.save().move(0, pot * 0.92, 0).turnY(around).turnX(lean);
            clay.limb(new Vec(0, 0, 0), new Vec(0, length * 0.5, 0), 0.006, 0.004);
            clay.move(0, length * 0.45, 0).turnX(lean * 0.25);
            clay.ball(0, length * 0.28, 0, Math.max(0.022, length * 0.12), length * 0.3, 0.006);
            clay.restore();
        }
        return clay.thing("potted plant", false);
    }
}
