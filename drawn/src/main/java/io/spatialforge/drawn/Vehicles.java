package io.spatialforge.drawn;

import java.util.List;

/** Road vehicles, front along −z. */
final class Vehicles {
    private static final List<Integer> LACQUERS =
            List.of(0xB3261E, 0x1F4E8C, 0xE6E7E8, 0x8E9499, 0x23262A, 0x2F6B4F, 0xD9A520, 0x6C1F2E, 0x5FA3C7, 0xD96A27);
    private static final Paint GLASS = Paint.shiny(0x1D262D).polished(0.9, 160);
    private static final Paint RUBBER = Paint.matt(0x18181A);
    private static final Paint TRIM = Paint.satin(0x232427);
    private static final Paint STEEL = Paint.shiny(0xB9BDC2);

    private Vehicles() {}

    static Thing car(Dice dice) {
        Sculptor clay = new Sculptor();
        Paint body = Paint.shiny(dice.pick(LACQUERS));
        boolean tall = dice.chance(0.35);
        boolean hatch = tall || dice.chance(0.4);
        double lift = tall ? 0.12 : 0;
        double rear = hatch ? 1.95 : 2.2;
        clay.save().turnX(90).paint(body);
        clay.loft(4.5, 28, new double[][] {
            ring(-2.12, 0.30, 0.60 + lift, 0.02),
            ring(-2.12, 0.30, 0.60 + lift, 0.66),
            ring(-2.02, 0.24, 0.68 + lift, 0.80),
            ring(-1.80, 0.22, 0.74 + lift, 0.85),
            ring(-1.05, 0.21, 0.86 + lift, 0.87),
            ring(0, 0.21, 0.92 + lift, 0.88),
            ring(rear - 0.7, 0.21, 0.95 + lift, 0.87),
            ring(rear - 0.12, 0.24, 0.93 + lift, 0.84),
            ring(rear, 0.32, 0.84 + lift, 0.74),
            ring(rear, 0.32, 0.84 + lift, 0.02)
        });
        clay.restore();
        double top = 1.40 + 1.6 * lift;
        double base = 0.84 + lift;
        double roofRear = hatch ? rear - 0.42 : 1.12;
        double roofFront = -0.38;
        double baseFront = -1.12;
        double baseRear = hatch ? rear - 0.1 : 1.68;
        double midBase = (baseFront + baseRear) / 2;
        double longBase = (baseRear - baseFront) / 2;
        double midRoof = (roofFront + roofRear) / 2;
        double longRoof = (roofRear - roofFront) / 2;
        clay.paint(GLASS).loft(5, 28, new double[][] {
            {base, 0, midBase, 0.80, longBase}, {top, 0, midRoof, 0.64, longRoof}
        });
        clay.paint(body).loft(5, 28, new double[][] {
            {top - 0.025, 0, midRoof, 0.65, longRoof + 0.015},
            {top + 0.02, 0, midRoof, 0.63, longRoof},
            {top + 0.05, 0, midRoof, 0.5, longRoof - 0.16},
            {top + 0.06, 0, midRoof, 0.02, 0.02}
        });
        for (int side : new int[] {-1, 1}) {
            double k = 0.872;
            pillar(clay, side, k * 0.80, base, midBase - k * longBase, k * 0.645, top, midRoof - k * longRoof);
            pillar(clay, side, k * 0.80, base, midBase + k * longBase, k * 0.645, top, midRoof + k * longRoof);
            pillar(clay, side, 0.80, base, 0.28, 0.645, top, 0.3);
            for (double z : new double[] {-1.33, rear - 0.82}) {
                wheel(clay, side, 0.755, z, 0.32, 0.215);
            }
            clay.paint(Paint.glowing(0xF4F6FF, 0.5).polished(0.6, 80))
                    .softBox(side * 0.6, 0.63 + lift, -2.0, 0.3, 0.13, 0.16, 0.05);
            clay.paint(Paint.glowing(0xC01818, 0.45).polished(0.4, 60))
                    .softBox(side * 0.68, 0.74 + lift, rear - 0.04, 0.22, 0.16, 0.12, 0.04);
            clay.paint(body).softBox(side * 0.92, 0.99 + lift, -0.82, 0.16, 0.11, 0.09, 0.04);
            clay.paint(TRIM);
            for (double z : new double[] {-0.8, 0.29, rear - 0.95}) {
                clay.box(side * 0.878, 0.63 + lift, z, 0.006, 0.46, 0.012);
            }
            clay.paint(STEEL).box(side * 0.885, 0.77 + lift, 0.12, 0.016, 0.025, 0.15);
            clay.box(side * 0.885, 0.77 + lift, rear - 1.1, 0.016, 0.025, 0.15);
        }
        clay.paint(TRIM).softBox(0, 0.52 + lift, -2.1, 0.72, 0.15, 0.06, 0.02);
        clay.softBox(0, 0.3, -2.06, 1.36, 0.12, 0.1, 0.04);
        clay.softBox(0, 0.34, rear - 0.04, 1.4, 0.14, 0.1, 0.04);
        plates(clay, -2.125, 0.4, rear + 0.005, 0.55 + lift);
        return clay.thing("car", true);
    }

    private static double[] ring(double z, double low, double high, double half) {
        return new double[] {z, 0, -(low + high) / 2, half, (high - low) / 2 * (half < 0.05 ? 0.05 : 1)};
    }

    private static void pillar(
            Sculptor clay, int side, double x0, double y0, double z0, double x1, double y1, double z1) {
        clay.limb(new Vec(side * x0, y0, z0), new Vec(side * x1, y1, z1), 0.035, 0.03);
    }

    private static void plates(Sculptor clay, double front, double frontY, double rear, double rearY) {
        clay.paint(Paint.satin(0xF2F2EC)).box(0, frontY, front, 0.44, 0.1, 0.02);
        clay.box(0, rearY, rear, 0.44, 0.1, 0.02);
    }

    private static void wheel(Sculptor clay, int side, double x, double z, double radius, double thick) {
        clay.paint(Paint.matt(0x0C0C0D)).disc(side * (x - 0.005), radius + 0.03, z, radius * 1.17, thick + 0.02);
        clay.paint(RUBBER).disc(side * x, radius, z, radius, thick + 0.03);
        clay.paint(STEEL).disc(side * (x + 0.012), radius, z, radius * 0.62, thick + 0.03);
        clay.paint(TRIM);
        double face = side * (x + thick / 2 + 0.028);
        for (int i = 0; i < 5; i++) {
            double angle = Math.toRadians(72 * i + 18);
            clay.ball(
                    face,
                    radius + radius * 0.4 * Math.cos(angle),
                    z + radius * 0.4 * Math.sin(angle),
                    0.004,
                    radius * 0.13,
                    radius * 0.13);
        }
    }

    static Thing bus(Dice dice) {
        Sculptor clay = new Sculptor();
        Paint body = Paint.shiny(dice.pick(0xC62828, 0x1E6FA8, 0xE0A526, 0x2E7D4F, 0xECECE8));
        clay.paint(body).softBox(0, 1.66, 0, 2.5, 2.6, 9.2, 0.16);
        clay.paint(TRIM).box(0, 0.38, 0, 2.42, 0.24, 8.9);
        clay.paint(GLASS);
        clay.softBox(0, 1.95, -4.58, 2.24, 1.35, 0.09, 0.03);
        clay.softBox(0, 2.15, 4.58, 2.0, 0.8, 0.08, 0.03);
        for (int side : new int[] {-1, 1}) {
            for (int i = 0; i < 6; i++) {
                clay.paint(GLASS).softBox(side * 1.245, 2.08, -3.0 + 1.34 * i, 0.04, 0.95, 1.2, 0.018);
            }
            clay.paint(GLASS).softBox(side * 1.245, 2.02, -4.1, 0.04, 1.1, 0.66, 0.018);
            clay.paint(Paint.satin(0xF2F0E8)).box(side * 1.252, 1.3, 0, 0.006, 0.1, 9);
            for (double z : new double[] {-2.9, 2.7}) {
                wheel(clay, side, 1.08, z, 0.48, 0.3);
            }
            clay.paint(Paint.glowing(0xF6F6FF, 0.6)).softBox(side * 0.9, 0.78, -4.59, 0.32, 0.2, 0.06, 0.03);
            clay.paint(Paint.glowing(0xC01818, 0.5)).softBox(side * 1.02, 0.85, 4.59, 0.2, 0.34, 0.06, 0.03);
            clay.paint(TRIM).softBox(side * 1.38, 2.2, -4.6, 0.14, 0.36, 0.1, 0.04);
        }
        clay.paint(GLASS).softBox(-1.248, 1.4, -3.62, 0.03, 1.9, 0.24, 0.012);
        clay.paint(Paint.matt(0x111214)).softBox(0, 2.78, -4.58, 1.7, 0.26, 0.07, 0.02);
        clay.paint(Paint.glowing(0xFFB020, 1.2)).box(0, 2.78, -4.62, 0.9, 0.12, 0.01);
        plates(clay, -4.6, 0.6, 4.6, 0.7);
        return clay.thing("bus", true);
    }

    static Thing truck(Dice dice) {
        Sculptor clay = new Sculptor();
        Paint cab = Paint.shiny(dice.pick(LACQUERS));
        clay.paint(TRIM).box(0, 0.62, 0.3, 0.9, 0.22, 5.4);
        clay.box(0, 0.5, -2.85, 2.0, 0.3, 0.5);
        clay.paint(cab).softBox(0, 1.0, -2.35, 2.1, 0.95, 1.6, 0.12);
        clay.loft(6, 28, new double[][] {
            {1.35, 0, -2.35, 1.03, 0.79},
            {1.95, 0, -2.27, 0.99, 0.7},
            {2.2, 0, -2.22, 0.95, 0.62},
            {2.26, 0, -2.2, 0.84, 0.52},
            {2.26, 0, -2.2, 0.02, 0.02}
        });
        clay.paint(GLASS).save().move(0, 1.72, -3.045).turnX(9.5);
        clay.softBox(0, 0, 0, 1.7, 0.62, 0.06, 0.025).restore();
        clay.paint(Paint.satin(dice.pick(0xF0EFEA, 0xD8DDE2, 0xE5C34A, 0x3E6E9C)))
                .softBox(0, 1.93, 0.98, 2.3, 2.3, 4.5, 0.04);
        clay.paint(TRIM).box(0, 1.9, 3.235, 0.02, 2.1, 0.01);
        for (int side : new int[] {-1, 1}) {
            clay.paint(GLASS).softBox(side * 1.0, 1.7, -2.42, 0.06, 0.52, 0.8, 0.025);
            clay.paint(TRIM).box(side * 1.06, 1.15, -1.9, 0.01, 0.9, 0.015);
            clay.softBox(side * 1.2, 1.75, -2.95, 0.1, 0.34, 0.16, 0.04);
            clay.paint(Paint.glowing(0xF6F6FF, 0.6)).softBox(side * 0.75, 0.85, -3.13, 0.36, 0.2, 0.08, 0.03);
            clay.paint(Paint.glowing(0xC01818, 0.5)).box(side * 0.9, 0.72, 3.2, 0.3, 0.12, 0.06);
            for (double z : new double[] {-2.3, 1.3, 2.3}) {
                wheel(clay, side, 0.92, z, 0.44, 0.26);
            }
        }
        clay.paint(Paint.matt(0x16181A)).softBox(0, 1.02, -3.14, 1.0, 0.3, 0.05, 0.02);
        plates(clay, -3.12, 0.5, 3.02, 0.6);
        return clay.thing("truck", true);
    }

    static Thing bicycle(Dice dice) {
        Sculptor clay = new Sculptor();
        Paint frame = Paint.shiny(dice.pick(LACQUERS));
        double r = 0.335;
        for (double z : new double[] {-0.52, 0.52}) {
            tyre(clay, z, r, 0.02, 16);
        }
        Vec hub = new Vec(0, r, -0.52);
        Vec head = new Vec(0, 0.78, -0.36);
        Vec bars = new Vec(0, 0.96, -0.31);
        Vec crank = new Vec(0, 0.3, 0.08);
        Vec seat = new Vec(0, 0.8, 0.24);
        Vec rear = new Vec(0, r, 0.52);
        clay.paint(frame);
        clay.limb(hub, head, 0.014, 0.018).limb(head, bars, 0.016, 0.014);
        clay.limb(head, crank, 0.02, 0.02).limb(head, new Vec(0, 0.72, 0.22), 0.018, 0.018);
        clay.limb(crank, seat, 0.018, 0.016).limb(crank, rear, 0.013, 0.012);
        clay.limb(new Vec(0, 0.72, 0.22), rear, 0.012, 0.012);
        clay.paint(STEEL).limb(new Vec(-0.26, 0.98, -0.27), new Vec(0.26, 0.98, -0.27), 0.013, 0.013);
        clay.paint(TRIM);
        clay.limb(new Vec(-0.27, 0.98, -0.26), new Vec(-0.25, 0.97, -0.14), 0.018, 0.018);
        clay.limb(new Vec(0.27, 0.98, -0.26), new Vec(0.25, 0.97, -0.14), 0.018, 0.018);
        clay.softBox(0, 0.84, 0.24, 0.14, 0.06, 0.27, 0.028);
        clay.disc(0.03, 0.3, 0.08, 0.085, 0.012);
        clay.limb(new Vec(0.06, 0.3, 0.08), new Vec(0.08, 0.16, 0.14), 0.011, 0.011);
        clay.limb(new Vec(-0.06, 0.3, 0.08), new Vec(-0.08, 0.44, 0.02), 0.011, 0.011);
        clay.box(0.13, 0.15, 0.14, 0.1, 0.025, 0.08).box(-0.13, 0.45, 0.02, 0.1, 0.025, 0.08);
        return clay.thing("bicycle", true);
    }

    private static void tyre(Sculptor clay, double z, double r, double thick, int spokes) {
        double[] profile = new double[18];
        for (int i = 0; i < 9; i++) {
            double angle = -Math.PI / 2 + 2 * Math.PI * i / 8;
            profile[2 * i] = r - thick + thick * Math.cos(angle);
            profile[2 * i + 1] = thick * Math.sin(angle);
        }
        clay.paint(RUBBER)
                .save()
                .move(0, r, z)
                .turnZ(90)
                .lathe(0, 0, 0, profile)
                .restore();
        clay.paint(STEEL);
        for (int i = 0; i < spokes; i++) {
            double angle = 2 * Math.PI * i / spokes;
            clay.limb(
                    new Vec(0, r, z),
                    new Vec(0, r + (r - thick) * Math.cos(angle), z + (r - thick) * Math.sin(angle)),
                    0.004,
                    0.004);
        }
        clay.disc(0, r, z, 0.035, 0.06);
    }

    static Thing motorcycle(Dice dice) {
        Sculptor clay = new Sculptor();
        Paint body = Paint.shiny(dice.pick(LACQUERS));
        for (double z : new double[] {-0.72, 0.68}) {
            tyre(clay, z, 0.32, 0.065, 8);
            clay.paint(STEEL).disc(0, 0.32, z, 0.14, 0.09);
        }
        clay.paint(STEEL);
        for (int side : new int[] {-1, 1}) {
            clay.limb(new Vec(side * 0.09, 0.32, -0.72), new Vec(side * 0.09, 0.86, -0.46), 0.026, 0.026);
            clay.limb(new Vec(side * 0.06, 0.95, -0.42), new Vec(side * 0.34, 0.98, -0.33), 0.015, 0.015);
            clay.limb(new Vec(side * 0.1, 0.32, 0.68), new Vec(side * 0.08, 0.4, 0.1), 0.025, 0.03);
        }
        clay.limb(new Vec(-0.14, 0.3, -0.1), new Vec(-0.15, 0.32, 0.85), 0.035, 0.05);
        clay.paint(Paint.satin(0x4A4C50)).softBox(0, 0.4, -0.05, 0.3, 0.36, 0.46, 0.07);
        clay.disc(0, 0.36, -0.02, 0.13, 0.36);
        clay.paint(body).ball(0, 0.77, -0.13, 0.15, 0.13, 0.29);
        clay.softBox(0, 0.64, 0.45, 0.2, 0.14, 0.5, 0.06);
        clay.softBox(0, 0.675, -0.74, 0.12, 0.04, 0.42, 0.018);
        clay.softBox(0, 0.68, 0.72, 0.14, 0.05, 0.4, 0.02);
        clay.paint(TRIM).softBox(0, 0.76, 0.32, 0.25, 0.1, 0.62, 0.045);
        clay.paint(Paint.glowing(0xFFF8E0, 0.6)).ball(0, 0.83, -0.56, 0.085, 0.085, 0.07);
        clay.paint(STEEL).ball(0, 0.83, -0.53, 0.093, 0.093, 0.07);
        clay.paint(Paint.glowing(0xC01818, 0.5)).softBox(0, 0.69, 0.92, 0.12, 0.06, 0.03, 0.012);
        for (int side : new int[] {-1, 1}) {
            clay.paint(TRIM).limb(new Vec(side * 0.34, 0.98, -0.33), new Vec(side * 0.4, 0.965, -0.26), 0.022, 0.022);
            clay.ball(side * 0.3, 1.12, -0.36, 0.055, 0.035, 0.012);
            clay.limb(new Vec(side * 0.27, 0.98, -0.35), new Vec(side * 0.3, 1.1, -0.36), 0.008, 0.008);
        }
        return clay.thing("motorcycle", true);
    }
}
