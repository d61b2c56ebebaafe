package io.spatialforge.drawn;

/** Four-legged animals, head along −z. */
final class Animals {
    private final Sculptor clay = new Sculptor();
    private final Paint coat;

    /** Height of the back, length between the legs, and girth of the trunk, metres. */
    private final double high;

    private final double length;
    private final double girth;

    private Animals(Paint coat, double high, double length, double girth) {
        this.coat = coat;
        this.high = high;
        this.length = length;
        this.girth = girth;
    }

    static Thing dog(Dice dice) {
        double s = dice.between(0.75, 1.15);
        Paint coat = Paint.matt(dice.pick(0xB07A45, 0x2B2622, 0xE2CFA8, 0x7B4F2C, 0x8C8A88))
                .textured(Textures.fur(0xF2EDE2, dice.chance(0.4) ? 1 : 0));
        Animals dog = new Animals(coat, 0.56 * s, 0.5 * s, 0.125 * s);
        dog.trunk(0.85, 1.05);
        dog.legs(0.042 * s, 0.03 * s, coat, 0.045 * s);
        Vec skull = new Vec(0, 0.74 * s, -0.42 * s);
        dog.neck(skull, 0.095 * s, 0.075 * s);
        dog.clay.ball(0, skull.y(), skull.z(), 0.085 * s, 0.085 * s, 0.1 * s);
        Vec muzzle = skull.plus(new Vec(0, -0.035 * s, -0.17 * s));
        dog.clay.limb(skull.plus(new Vec(0, -0.025 * s, -0.05 * s)), muzzle, 0.055 * s, 0.038 * s);
        dog.face(skull, 0.043 * s, 0.025 * s, -0.082 * s, 0.0145 * s);
        dog.clay
                .paint(Paint.shiny(0x151212))
                .ball(0, muzzle.y() + 0.02 * s, muzzle.z() - 0.03 * s, 0.02 * s, 0.016 * s, 0.016 * s);
        dog.clay.paint(coat.darker(0.6));
        for (int side : new int[] {-1, 1}) {
            dog.clay
                    .save()
                    .move(side * 0.082 * s, skull.y() + 0.03 * s, skull.z() + 0.01 * s)
                    .turnZ(side * 14);
            dog.clay.ball(0, -0.05 * s, 0, 0.022 * s, 0.085 * s, 0.045 * s).restore();
        }
        dog.clay.paint(coat).limb(new Vec(0, 0.52 * s, 0.3 * s), new Vec(0, 0.72 * s, 0.48 * s), 0.03 * s, 0.016 * s);
        dog.clay.paint(Paint.satin(dice.pick(0xC0392B, 0x2C6FA8, 0x2E8B57)));
        dog.clay
                .save()
                .move(0, 0.635 * s, -0.335 * s)
                .turnX(55)
                .lathe(0, 0, 0, 0.09 * s, -0.02 * s, 0.098 * s, -0.01 * s, 0.098 * s, 0.01 * s, 0.09 * s, 0.02 * s)
                .restore();
        return dog.clay.thing("dog", true);
    }

    static Thing cat(Dice dice) {
        double s = dice.between(0.95, 1.2);
        Paint coat = Paint.matt(dice.pick(0x9A9690, 0xC98642, 0x26231F, 0xE9E2D4))
                .textured(Textures.fur(0x5A4634, dice.chance(0.5) ? 0.8 : 0));
        Animals cat = new Animals(coat, 0.27 * s, 0.27 * s, 0.072 * s);
        cat.trunk(0.95, 1.05);
        cat.legs(0.026 * s, 0.018 * s, coat, 0.024 * s);
        Vec skull = new Vec(0, 0.345 * s, -0.2 * s);
        cat.neck(skull, 0.055 * s, 0.05 * s);
        cat.clay.ball(0, skull.y(), skull.z(), 0.064 * s, 0.056 * s, 0.055 * s);
        cat.clay.ball(0, skull.y() - 0.018 * s, skull.z() - 0.042 * s, 0.03 * s, 0.022 * s, 0.022 * s);
        cat.clay.paint(Paint.glowing(0xC9D24A, 0.3).polished(0.6, 60));
        for (int side : new int[] {-1, 1}) {
            cat.clay.ball(
                    side * 0.027 * s, skull.y() + 0.01 * s, skull.z() - 0.047 * s, 0.0125 * s, 0.012 * s, 0.008 * s);
        }
        cat.clay.paint(Paint.shiny(0x101010));
        for (int side : new int[] {-1, 1}) {
            cat.clay.ball(
                    side * 0.027 * s, skull.y() + 0.01 * s, skull.z() - 0.053 * s, 0.004 * s, 0.01 * s, 0.004 * s);
        }
        cat.clay
                .paint(Paint.matt(0xD08A86))
                .ball(0, skull.y() - 0.006 * s, skull.z() - 0.064 * s, 0.008 * s, 0.006 * s, 0.005 * s);
        cat.clay.paint(coat);
        for (int side : new int[] {-1, 1}) {
            cat.clay
                    .save()
                    .move(side * 0.042 * s, skull.y() + 0.04 * s, skull.z())
                    .turnZ(-side * 14);
            cat.clay
                    .wedge(0, 0.02 * s, 0, 0.042 * s, 0.055 * s, 0.02 * s, 0.003 * s, 0.003 * s, 0)
                    .restore();
        }
        cat.clay.limb(new Vec(0, 0.25 * s, 0.16 * s), new Vec(0, 0.36 * s, 0.28 * s), 0.018 * s, 0.016 * s);
        cat.clay.limb(new Vec(0, 0.36 * s, 0.28 * s), new Vec(0, 0.5 * s, 0.27 * s), 0.016 * s, 0.012 * s);
        return cat.clay.thing("cat", true);
    }

    static Thing horse(Dice dice) {
        Paint coat = Paint.matt(dice.pick(0x6E4023, 0x3A2618, 0xB98A5A, 0xD8D2C6, 0x8A5530))
                .polished(0.15, 24)
                .textured(Textures.fur(0, 0));
        Paint mane = Paint.matt(dice.pick(0x1E1510, 0x2A1C12, 0xD9C9A8));
        Animals horse = new Animals(coat, 1.5, 1.15, 0.29);
        horse.trunk(0.9, 1.08);
        horse.legs(0.105, 0.05, coat, 0.062);
        Vec skull = new Vec(0, 2.0, -1.12);
        horse.neck(skull, 0.21, 0.125);
        Vec muzzle = skull.plus(new Vec(0, -0.33, -0.38));
        horse.clay.limb(skull, muzzle, 0.135, 0.08);
        horse.clay.ball(muzzle.x(), muzzle.y(), muzzle.z(), 0.085, 0.085, 0.09);
        horse.face(skull.plus(new Vec(0, -0.05, -0.1)), 0.11, 0.03, -0.03, 0.026);
        horse.clay.paint(Paint.matt(0x18120E));
        horse.clay
                .ball(0.045, muzzle.y() - 0.01, muzzle.z() - 0.078, 0.018)
                .ball(-0.045, muzzle.y() - 0.01, muzzle.z() - 0.078, 0.018);
        horse.clay.paint(coat);
        for (int side : new int[] {-1, 1}) {
            horse.clay.limb(
                    skull.plus(new Vec(side * 0.07, 0.1, 0.02)),
                    skull.plus(new Vec(side * 0.1, 0.25, 0.0)),
                    0.04,
                    0.012);
        }
        horse.clay.paint(mane);
        for (int i = 0; i <= 9; i++) {
            double t = i / 9.0;
            Vec crest = new Vec(0, 1.62 + 0.5 * t, -0.42 - 0.62 * t);
            horse.clay.limb(crest, crest.plus(new Vec(0.12, -0.16, 0.06)), 0.06, 0.025);
        }
        horse.clay.limb(new Vec(0, 1.42, 0.78), new Vec(0, 1.15, 0.95), 0.06, 0.08);
        horse.clay.limb(new Vec(0, 1.15, 0.95), new Vec(0, 0.55, 0.96), 0.08, 0.035);
        return horse.clay.thing("horse", true);
    }

    static Thing cow(Dice dice) {
        boolean pied = dice.chance(0.65);
        Paint coat = Paint.matt(pied ? 0xF2EFE8 : dice.pick(0x7A4A2A, 0xC08A58))
                .textured(Textures.fur(0x1E1B1A, pied ? 1 : 0));
        Animals cow = new Animals(coat, 1.4, 1.35, 0.36);
        cow.trunk(1.0, 1.0);
        cow.legs(0.11, 0.06, coat, 0.075);
        Vec skull = new Vec(0, 1.42, -1.15);
        cow.neck(skull, 0.23, 0.16);
        Vec muzzle = skull.plus(new Vec(0, -0.24, -0.3));
        cow.clay.limb(skull, muzzle, 0.16, 0.105);
        cow.face(skull.plus(new Vec(0, -0.03, -0.08)), 0.135, 0.03, -0.03, 0.028);
        cow.clay.paint(Paint.satin(0xD9A79C)).ball(0, muzzle.y() - 0.02, muzzle.z() - 0.035, 0.115, 0.09, 0.085);
        cow.clay
                .paint(Paint.matt(0x3A2422))
                .ball(0.045, muzzle.y(), muzzle.z() - 0.11, 0.02)
                .ball(-0.045, muzzle.y(), muzzle.z() - 0.11, 0.02);
        for (int side : new int[] {-1, 1}) {
            cow.clay
                    .paint(coat)
                    .save()
                    .move(side * 0.22, skull.y() + 0.04, skull.z() + 0.04)
                    .turnZ(side * -12);
            cow.clay.ball(0, 0, 0, 0.12, 0.055, 0.03).restore();
            cow.clay
                    .paint(Paint.satin(0xE2D8C0))
                    .limb(
                            skull.plus(new Vec(side * 0.1, 0.12, 0)),
                            skull.plus(new Vec(side * 0.2, 0.27, -0.05)),
                            0.04,
                            0.014);
        }
        cow.clay.paint(Paint.matt(0xE3B4A8)).ball(0, 0.68, 0.42, 0.17, 0.13, 0.2);
        cow.clay.paint(coat).limb(new Vec(0, 1.32, 1.0), new Vec(0.03, 0.72, 1.08), 0.035, 0.025);
        cow.clay.paint(Paint.matt(0x2A2220)).limb(new Vec(0.03, 0.7, 1.08), new Vec(0.03, 0.5, 1.09), 0.05, 0.035);
        return cow.clay.thing("cow", true);
    }

    static Thing sheep(Dice dice) {
        Paint wool = Paint.matt(dice.pick(0xEDE6D6, 0xE2D9C6, 0xF4F0E6)).textured(Textures.fur(0, 0));
        Paint skin = Paint.matt(dice.pick(0x2A2522, 0xD9C2A6, 0x3A332E)).textured(Textures.cloth());
        Animals sheep = new Animals(wool, 0.78, 0.62, 0.24);
        sheep.trunk(1.05, 1.05);
        for (int i = 0; i < 70; i++) {
            double along = dice.between(-0.42, 0.42);
            double around = dice.between(-2.6, 2.6);
            double r = 0.245 * Math.sqrt(Math.max(0.2, 1 - Math.pow(along / 0.52, 2)));
            sheep.clay.ball(r * Math.sin(around), 0.55 + r * Math.cos(around), along, dice.between(0.055, 0.085));
        }
        sheep.clay.paint(skin);
        sheep.legs(0.042, 0.03, skin, 0.034);
        Vec skull = new Vec(0, 0.84, -0.53);
        sheep.clay.paint(wool);
        sheep.neck(skull, 0.13, 0.1);
        sheep.clay.ball(0, skull.y() + 0.06, skull.z() + 0.03, 0.095, 0.075, 0.09);
        sheep.clay
                .paint(skin)
                .limb(skull.plus(new Vec(0, 0.005, -0.03)), skull.plus(new Vec(0, -0.11, -0.16)), 0.084, 0.052);
        sheep.face(skull, 0.07, 0.0, -0.085, 0.015);
        sheep.clay.paint(skin);
        for (int side : new int[] {-1, 1}) {
            sheep.clay
                    .save()
                    .move(side * 0.12, skull.y() + 0.01, skull.z())
                    .turnZ(side * -20)
                    .ball(0, 0, 0, 0.065, 0.026, 0.018)
                    .restore();
        }
        return sheep.clay.thing("sheep", true);
    }

    private void trunk(double chest, double rump) {
        double y = high - girth;
        double half = length / 2 + girth * 0.75;
        clay.save().turnX(90).paint(coat);
        clay.loft(2.2, 18, new double[][] {
            {-half, 0, -y - girth * 0.05, 0.01, 0.01},
            {-half + girth * 0.25, 0, -y - girth * 0.02, girth * 0.62 * chest, girth * 0.7 * chest},
            {-half + girth * 0.9, 0, -y + girth * 0.04, girth * 0.9 * chest, girth * 1.06 * chest},
            {-length * 0.1, 0, -y + girth * 0.08, girth, girth * 1.05},
            {length * 0.25, 0, -y, girth * 0.95 * rump, girth * 0.94},
            {half - girth * 0.6, 0, -y - girth * 0.04, girth * 0.88 * rump, girth * 0.92 * rump},
            {half - girth * 0.15, 0, -y - girth * 0.05, girth * 0.55, girth * 0.62},
            {half, 0, -y, 0.01, 0.01}
        });
        clay.restore();
    }

    private void legs(double thick, double thin, Paint paint, double hoof) {
        clay.paint(paint);
        for (int side : new int[] {-1, 1}) {
            double x = side * girth * 0.62;
            double belly = high - 1.35 * girth;
            double front = -length / 2 - girth * 0.05;
            double back = length / 2 + girth * 0.1;
            clay.limb(new Vec(x, belly, front), new Vec(x, high * 0.32, front - 0.01), thick * 1.15, thin * 1.15);
            clay.limb(new Vec(x, high * 0.32, front - 0.01), new Vec(x, hoof, front), thin * 1.15, thin);
            clay.limb(
                    new Vec(x, belly + girth * 0.2, back - girth * 0.1),
                    new Vec(x, high * 0.36, back + girth * 0.22),
                    thick * 1.5,
                    thin * 1.15);
            clay.limb(
                    new Vec(x, high * 0.36, back + girth * 0.22),
                    new Vec(x, hoof, back + girth * 0.05),
                    thin * 1.15,
                    thin);
        }
        clay.paint(paint.darker(0.45));
        for (int side : new int[] {-1, 1}) {
            double x = side * girth * 0.62;
            clay.softBox(x, hoof / 2, -length / 2 - girth * 0.1 - hoof * 0.3, hoof * 1.7, hoof, hoof * 2.3, hoof * 0.4);
            clay.softBox(x, hoof / 2, length / 2 + girth * 0.1 - hoof * 0.3, hoof * 1.7, hoof, hoof * 2.3, hoof * 0.4);
        }
        clay.paint(coat);
    }

    private void neck(Vec skull, double thick, double thin) {
        clay.paint(coat).limb(new Vec(0, high - girth * 0.85, -length / 2 - girth * 0.1), skull, thick * 1.1, thin);
    }

    private void face(Vec at, double apart, double up, double forward, double size) {
        clay.paint(Paint.shiny(0x140F0C));
        for (int side : new int[] {-1, 1}) {
            clay.ball(side * apart, at.y() + up, at.z() + forward, size);
        }
        clay.paint(coat);
    }
}
