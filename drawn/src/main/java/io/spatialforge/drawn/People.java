package io.spatialforge.drawn;

import java.util.ArrayList;
import java.util.List;

/** People: a jointed body with a face that shows where it looks, and the 17 COCO points on it. */
final class People {
    private static final List<Integer> SKINS = List.of(0xF0C8A8, 0xE2AE88, 0xC98F66, 0x9C6843, 0x6E4530, 0xE8BC98);
    private static final List<Integer> HAIRS =
            List.of(0x1C1512, 0x3A2618, 0x5C3A20, 0x8A5A2C, 0xC9A15A, 0x7A7672, 0x8E3B1E);
    private static final List<Integer> SHIRTS = List.of(
            0xB8322E, 0x2E5E9E, 0x3C7A4A, 0xE3B23C, 0xEDE8DC, 0x2B2E36, 0x7A4B8C, 0x2F8C8C, 0xD4713A, 0x8FB7D6,
            0xC25B7A);
    private static final List<Integer> TROUSERS =
            List.of(0x26344F, 0x3A4A66, 0x2A2A2C, 0x6B5B45, 0x8C7B5E, 0x4A4F4A, 0x5B6E86);

    private final Dice dice;
    private final Stance stance;
    private final Sculptor clay = new Sculptor();

    private People(Dice dice, Stance stance) {
        this.dice = dice;
        this.stance = stance;
    }

    /** A standing or walking person of 1.45 to 1.92 m. */
    static Thing person(Dice dice) {
        return new People(dice, Stance.PLAIN).build();
    }

    /** A person who holds itself in some other way. */
    static Thing person(Dice dice, Stance stance) {
        return new People(dice, stance).build();
    }

    private Thing build() {
        Paint shoes = Paint.satin(dice.pick(0x2C2A2E, 0x4A2F20, 0x3A4250, 0x8A8C90));
        double tall = dice.between(1.52, 1.90) / 1.75 * stance.size();
        double broad = dice.between(0.92, 1.12);
        Paint skin = Paint.matt(dice.pick(SKINS)).polished(0.08, 14);
        int shirtColour = dice.pick(SHIRTS);
        Paint shirt = Paint.matt(shirtColour).textured(Textures.cloth());
        int style = dice.count(0, 5);
        if (style == 0) {
            shirt = Paint.matt(shirtColour).textured(Textures.stripes(0xF2F0E8, 0.075));
        } else if (style == 1) {
            shirt = Paint.matt(shirtColour).textured(Textures.plaid(0x20242C));
        }
        Paint trousers = Paint.matt(dice.pick(TROUSERS)).textured(Textures.cloth());
        boolean longHair = dice.chance(0.45);
        boolean skirt = longHair && dice.chance(0.45);
        boolean longSleeves = dice.chance(0.5);
        boolean shorts = !skirt && dice.chance(0.2);
        double stride = dice.chance(0.45) ? dice.between(10, 26) : dice.between(-3, 3);

        Vec[] points = new Vec[17];
        List<Stance.Part> parts = new ArrayList<>();
        torso(shirt, trousers, skin, broad, skirt);
        parts.add(part(parts, Stance.Limb.TORSO));
        head(skin, longHair, points);
        parts.add(part(parts, Stance.Limb.HEAD));
        for (int side : new int[] {1, -1}) {
            leg(side, side * stride, trousers, skin, shoes, shorts || skirt, points);
            parts.add(part(parts, side > 0 ? Stance.Limb.LEFT_LEG : Stance.Limb.RIGHT_LEG));
            arm(side, -side * stride, shirt, skin, longSleeves, broad, points);
            parts.add(part(parts, side > 0 ? Stance.Limb.LEFT_ARM : Stance.Limb.RIGHT_ARM));
        }
        if (!stance.equals(Stance.PLAIN)) {
            stance.take(clay.mesh(), parts, points);
            double lowest = Block.around(clay.mesh(), 0).minY();
            for (int i = 0; i < points.length; i++) {
                points[i] = points[i].minus(new Vec(0, lowest, 0));
            }
        }
        Thing rough = clay.thing("person", true, points);
        Mesh body = rough.mesh();
        float floor = Float.MAX_VALUE;
        for (int i = 0; i < body.vertexCount; i++) {
            floor = Math.min(floor, body.positions[3 * i + 1]);
        }
        for (int i = 0; i < body.vertexCount; i++) {
            body.positions[3 * i] *= (float) tall;
            body.positions[3 * i + 1] = (body.positions[3 * i + 1] - floor) * (float) tall;
            body.positions[3 * i + 2] *= (float) tall;
        }
        for (int i = 0; i < points.length; i++) {
            points[i] = new Vec(points[i].x() * tall, (points[i].y() - floor) * tall, points[i].z() * tall);
        }
        return new Thing("person", body, List.of(Block.around(body, 0)), true, points, stance.posture());
    }

    private Stance.Part part(List<Stance.Part> before, Stance.Limb limb) {
        int from = before.isEmpty() ? 0 : before.getLast().end();
        return new Stance.Part(limb, from, clay.mesh().vertexCount);
    }

    private void torso(Paint shirt, Paint trousers, Paint skin, double broad, boolean skirt) {
        clay.paint(trousers);
        clay.loft(2.6, 18, new double[][] {
            {0.815, 0, 0.0, 0.03, 0.03},
            {0.825, 0, 0.0, 0.10 * broad, 0.07},
            {0.85, 0, 0.0, 0.145 * broad, 0.096},
            {0.90, 0, 0.0, 0.168 * broad, 0.11},
            {0.97, 0, 0.0, 0.158 * broad, 0.108},
            {1.02, 0, 0.0, 0.148 * broad, 0.1}
        });
        if (skirt) {
            clay.loft(2.2, 20, new double[][] {
                {0.52, 0, 0, 0.10, 0.10},
                {0.52, 0, 0, 0.26 * broad, 0.225},
                {0.78, 0, 0, 0.2 * broad, 0.155},
                {0.98, 0, 0, 0.162 * broad, 0.112},
                {1.02, 0, 0, 0.15 * broad, 0.102}
            });
        }
        clay.paint(Paint.satin(0x2A2018)).loft(2.6, 18, new double[][] {
            {0.985, 0, 0, 0.162 * broad, 0.113}, {1.02, 0, 0, 0.160 * broad, 0.112}
        });
        clay.paint(Paint.shiny(0xC8B070)).softBox(0, 1.003, -0.112, 0.045, 0.032, 0.012, 0.004);
        clay.paint(shirt).loft(2.5, 22, new double[][] {
            {0.995, 0, 0, 0.157 * broad, 0.111},
            {1.08, 0, 0.002, 0.150 * broad, 0.108},
            {1.18, 0, 0.0, 0.162 * broad, 0.116},
            {1.30, 0, -0.004, 0.180 * broad, 0.124},
            {1.39, 0, 0.0, 0.186 * broad, 0.116},
            {1.445, 0, 0.006, 0.165 * broad, 0.094},
            {1.475, 0, 0.01, 0.105, 0.072},
            {1.49, 0, 0.01, 0.062, 0.06}
        });
        clay.paint(skin).limb(new Vec(0, 1.45, 0.012), new Vec(0, 1.56, 0.0), 0.056, 0.052);
        clay.paint(shirt.darker(0.45));
        for (int i = 0; i < 4; i++) {
            clay.ball(0, 1.1 + 0.08 * i, -0.111 - 0.011 * Math.min(i, 2) + (i == 3 ? 0.003 : 0), 0.009);
        }
        clay.paint(shirt.darker(0.75));
        clay.limb(new Vec(0.055, 1.485, -0.045), new Vec(0.01, 1.44, -0.095), 0.015, 0.012);
        clay.limb(new Vec(-0.055, 1.485, -0.045), new Vec(-0.01, 1.44, -0.095), 0.015, 0.012);
    }

    private void head(Paint skin, boolean longHair, Vec[] points) {
        Paint hair = Paint.matt(dice.pick(HAIRS)).polished(0.12, 22);
        double y = 1.635;
        clay.paint(skin).ball(0, y + 0.012, 0.004, 0.081, 0.108, 0.096);
        clay.ball(0, y - 0.05, -0.014, 0.064, 0.068, 0.074);
        clay.limb(new Vec(0, y + 0.012, -0.088), new Vec(0, y - 0.022, -0.102), 0.011, 0.0155);
        for (int side : new int[] {1, -1}) {
            clay.paint(Paint.shiny(0xF6F2EC)).ball(side * 0.033, y + 0.016, -0.0795, 0.0175, 0.0125, 0.012);
            clay.paint(Paint.shiny(0x22180F)).ball(side * 0.033, y + 0.016, -0.0865, 0.0085, 0.0095, 0.0075);
            clay.paint(hair.darker(0.6))
                    .limb(
                            new Vec(side * 0.05, y + 0.041, -0.074),
                            new Vec(side * 0.018, y + 0.043, -0.089),
                            0.0055,
                            0.0065);
            clay.paint(skin.darker(0.92)).ball(side * 0.083, y - 0.003, 0.006, 0.013, 0.03, 0.02);
            points[side > 0 ? 1 : 2] = new Vec(side * 0.033, y + 0.016, -0.091);
            points[side > 0 ? 3 : 4] = new Vec(side * 0.088, y - 0.003, 0.006);
        }
        points[0] = new Vec(0, y - 0.02, -0.113);
        clay.paint(Paint.satin(0x9C4A42)).ball(0, y - 0.062, -0.083, 0.026, 0.0085, 0.012);
        int cut = dice.count(0, 6);
        clay.paint(hair);
        if (!longHair && cut == 0) {
            clay.ball(0, y - 0.02, 0.03, 0.084, 0.06, 0.078);
        } else {
            clay.ball(0, y + 0.045, 0.022, 0.086, 0.094, 0.098);
            clay.ball(0, y + 0.0, 0.042, 0.082, 0.09, 0.075);
        }
        if (longHair) {
            clay.loft(2.2, 18, new double[][] {
                {y - 0.24, 0, 0.075, 0.02, 0.01},
                {y - 0.24, 0, 0.075, 0.085, 0.03},
                {y - 0.12, 0, 0.068, 0.098, 0.045},
                {y - 0.02, 0, 0.05, 0.096, 0.066},
                {y + 0.06, 0, 0.04, 0.085, 0.07}
            });
            clay.limb(new Vec(0.082, y + 0.05, 0.01), new Vec(0.09, y - 0.12, 0.03), 0.02, 0.018);
            clay.limb(new Vec(-0.082, y + 0.05, 0.01), new Vec(-0.09, y - 0.12, 0.03), 0.02, 0.018);
        } else if (cut == 1 || cut == 2) {
            Paint cap = Paint.matt(dice.pick(SHIRTS));
            clay.paint(cap).ball(0, y + 0.06, 0.012, 0.093, 0.085, 0.106);
            clay.loft(2.2, 18, new double[][] {
                {y + 0.055, 0, -0.1, 0.01, 0.01},
                {y + 0.052, 0, -0.1, 0.075, 0.075},
                {y + 0.062, 0, -0.1, 0.075, 0.075},
                {y + 0.066, 0, -0.1, 0.01, 0.01}
            });
        } else if (cut == 3) {
            clay.ball(0, y - 0.085, -0.03, 0.058, 0.05, 0.066);
        }
    }

    private void leg(int side, double swing, Paint trousers, Paint skin, Paint shoes, boolean bare, Vec[] points) {
        double x = side * 0.092;
        Vec hip = new Vec(x, 0.88, 0);
        Vec knee = hip.plus(swung(0.42, swing));
        double bend = swing < 0 ? -swing * 0.9 : swing * 0.15;
        Vec ankle = knee.plus(swung(0.40, swing - bend));
        clay.paint(trousers).limb(hip, knee, 0.089, 0.06);
        Paint lower = bare ? skin : trousers;
        clay.paint(lower).limb(knee, ankle, bare ? 0.052 : 0.06, bare ? 0.038 : 0.052);
        clay.save().move(ankle.x(), ankle.y(), ankle.z()).turnX(Math.max(-28, Math.min(10, (swing - bend) * 0.8)));
        clay.paint(shoes).softBox(0, -0.025, -0.05, 0.088, 0.08, 0.255, 0.034);
        clay.paint(Paint.matt(0xE6E2DA)).softBox(0, -0.065, -0.052, 0.092, 0.024, 0.265, 0.01);
        clay.restore();
        points[side > 0 ? 11 : 12] = hip;
        points[side > 0 ? 13 : 14] = knee;
        points[side > 0 ? 15 : 16] = ankle;
    }

    private void arm(int side, double swing, Paint shirt, Paint skin, boolean longSleeves, double broad, Vec[] points) {
        Vec shoulder = new Vec(side * 0.176 * broad, 1.395, 0.004);
        double outward = side * dice.between(0.05, 0.11);
        Vec elbow = shoulder.plus(swung(0.285, swing)).plus(new Vec(outward, 0, 0));
        double fold = dice.chance(0.2) ? dice.between(55, 95) : dice.between(8, 26);
        Vec wrist = elbow.plus(swung(0.25, swing + fold)).plus(new Vec(-outward * 0.15, 0, 0));
        Vec hand = wrist.plus(wrist.minus(elbow).unit().times(0.075));
        clay.paint(shirt).limb(shoulder, elbow, 0.06, longSleeves ? 0.05 : 0.056);
        clay.paint(longSleeves ? shirt : skin)
                .limb(elbow, wrist, longSleeves ? 0.049 : 0.042, longSleeves ? 0.04 : 0.031);
        clay.paint(skin).limb(wrist, hand, 0.031, 0.037);
        clay.limb(hand, hand.plus(new Vec(-side * 0.012, -0.01, -0.03)), 0.015, 0.012);
        points[side > 0 ? 5 : 6] = shoulder;
        points[side > 0 ? 7 : 8] = elbow;
        points[side > 0 ? 9 : 10] = wrist;
    }

    /** Down from a joint, swung forwards (towards −z) by an angle in degrees. */
    private static Vec swung(double length, double degrees) {
        double angle = Math.toRadians(degrees);
        return new Vec(0, -length * Math.cos(angle), -length * Math.sin(angle));
    }
}
