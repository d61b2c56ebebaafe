package io.spatialforge.drawn;

import io.spatialforge.drawn.Paint.Texture;

/** Streets between houses, and parks. */
final class Outdoors {
    private static final double ROAD_M = 3.8;
    private static final double HOUSES_M = 7.4;
    private static final double KERB_M = 0.12;

    private final Dice dice;
    private final Stage stage;

    private Outdoors(Dice dice, Stage stage) {
        this.dice = dice;
        this.stage = stage;
    }

    /** A street seen along or across, with vehicles in its lanes and people on its pavements. */
    static Stage street(Dice dice, Camera lens, int width, int height) {
        boolean across = dice.chance(0.4);
        double yaw = across ? 90 + dice.between(-16, 16) : dice.between(-16, 16);
        Vec eye = across
                ? new Vec(-HOUSES_M + 0.4, dice.between(1.6, 1.9), 0)
                : new Vec(dice.between(-4.6, 4.6), dice.between(1.55, 1.9), 0);
        Camera camera = new Camera(lens.focalPx(), lens.centreX(), lens.centreY(), eye, yaw, dice.between(1.5, 5));
        Stage stage = new Stage(camera, width, height, (x, z) -> Math.abs(x) < HOUSES_M - 0.15);
        Outdoors scene = new Outdoors(dice, stage);
        scene.road();
        scene.traffic(across);
        return stage;
    }

    /** A meadow with a path, trees at its edge, people and animals. */
    static Stage park(Dice dice, Camera lens, int width, int height) {
        Camera camera = new Camera(
                lens.focalPx(),
                lens.centreX(),
                lens.centreY(),
                new Vec(0, dice.between(1.5, 1.85), 0),
                dice.between(-10, 10),
                dice.between(2, 6));
        Stage stage = new Stage(camera, width, height, (x, z) -> true);
        Outdoors scene = new Outdoors(dice, stage);
        scene.meadow();
        scene.company();
        return stage;
    }

    /** A meadow with nobody on it. */
    static Stage meadow(Dice dice, Camera camera, int width, int height) {
        Stage stage = new Stage(camera, width, height, (x, z) -> true);
        new Outdoors(dice, stage).meadow();
        return stage;
    }

    private void road() {
        Sculptor shell = stage.shell;
        double near = -30;
        double far = 110;
        Texture asphalt = Textures.asphalt();
        Texture marked = (x, y, z, rgb) -> {
            asphalt.tint(x, y, z, rgb);
            boolean dash = Math.abs(x) < 0.07 && z / 4.5 - Math.floor(z / 4.5) < 0.5;
            boolean edge = Math.abs(Math.abs(x) - ROAD_M + 0.3) < 0.05;
            if (dash || edge) {
                float worn = (float) (0.5 + 0.22 * Noise.at(x * 9, z * 9));
                rgb[0] += worn * (0.8f - rgb[0]);
                rgb[1] += worn * (0.8f - rgb[1]);
                rgb[2] += worn * (0.76f - rgb[2]);
            }
        };
        shell.paint(Paint.matt(0x6A6B6E).textured(marked))
                .quad(
                        new Vec(-ROAD_M, 0, near),
                        new Vec(ROAD_M, 0, near),
                        new Vec(ROAD_M, 0, far),
                        new Vec(-ROAD_M, 0, far));
        for (int side : new int[] {-1, 1}) {
            shell.paint(Paint.matt(0xB9B4AA).textured(Textures.paving()));
            shell.quad(
                    new Vec(side * (ROAD_M + 0.14), KERB_M, near),
                    new Vec(side * HOUSES_M, KERB_M, near),
                    new Vec(side * HOUSES_M, KERB_M, far),
                    new Vec(side * (ROAD_M + 0.14), KERB_M, far));
            shell.paint(Paint.matt(0xC9C6BF))
                    .box(side * (ROAD_M + 0.07), KERB_M / 2, (near + far) / 2, 0.14, KERB_M, far - near);
            double z = near;
            while (z < far) {
                double wide = dice.between(7, 13);
                double storey = dice.between(2.9, 3.4);
                double high = storey * dice.count(2, 4) + 0.4;
                int colour = dice.pick(0xC7B299, 0xA9654A, 0xD9CDB8, 0x9DA7A6, 0xC98F6B, 0xE3DAC9, 0xB7A27E, 0x8F5546);
                Paint wall = Paint.matt(colour)
                        .textured(Textures.facade(
                                dice.count(0, 999),
                                dice.pick(0x3B4C5A, 0x52656E, 0x2F3A44),
                                storey,
                                dice.between(1.7, 2.5)));
                double deep = dice.between(0, 0.25);
                shell.paint(wall).box(side * (HOUSES_M + 4 + deep), high / 2, z + wide / 2, 8, high, wide);
                shell.paint(Paint.matt(0x6B5B50))
                        .box(side * (HOUSES_M + 4 + deep), high + 0.12, z + wide / 2, 8.4, 0.24, wide + 0.1);
                z += wide;
            }
        }
        shell.paint(Paint.matt(0xB8A58C).textured(Textures.facade(4, 0x3B4C5A, 3.1, 2.2)))
                .box(0, 6, far + 2, 40, 12, 4);
        for (int i = dice.count(1, 3); i > 0; i--) {
            double side = dice.chance(0.5) ? 1 : -1;
            Vec spot = stage.spot(dice, 9, 34);
            tree(side * (ROAD_M + 0.55), KERB_M, spot.z(), dice.between(3.6, 5), 0.65);
        }
    }

    private void tree(double x, double y, double z, double high, double wide) {
        Sculptor clay = stage.fixtures;
        Paint leaf =
                Paint.matt(dice.pick(0x3F7033, 0x547F35, 0x2F5E34, 0x6B8B3A)).textured(Textures.leaves());
        double crown = high * 0.32 * (0.6 + 0.6 * wide);
        clay.paint(Paint.matt(0x5B4534).textured(Textures.bark()));
        clay.limb(
                new Vec(x, y - 0.1, z),
                new Vec(x + dice.between(-0.1, 0.1), y + high * 0.62, z),
                high * 0.034 + 0.02,
                high * 0.02 + 0.01);
        Vec middle = new Vec(x, y + high * 0.52 + crown * 0.72, z);
        clay.paint(leaf.darker(0.5));
        clay.ball(middle.x(), middle.y(), middle.z(), crown * 0.85, crown * 0.75, crown * 0.85, 8, 12);
        boolean close = Math.hypot(
                        x - stage.camera.position().x(),
                        z - stage.camera.position().z())
                < 18;
        int clumps = close ? 70 : 24;
        double fine = close ? 0.24 : 0.36;
        for (int i = 0; i < clumps; i++) {
            double up = 1 - 2 * (i + 0.5) / clumps;
            double around = i * 2.39996;
            double out = Math.sqrt(1 - up * up);
            double reach = crown * dice.between(0.78, 1.02);
            double r = crown * dice.between(fine, fine * 1.6);
            clay.paint(leaf.darker(dice.between(0.8, 1.15) + 0.12 * up));
            clay.ball(
                    middle.x() + reach * out * Math.cos(around),
                    middle.y() + reach * up * 0.9,
                    middle.z() + reach * out * Math.sin(around),
                    r,
                    r * dice.between(0.7, 0.9),
                    r,
                    close ? 6 : 5,
                    close ? 10 : 8);
        }
        stage.obstacle(x, z, 0.3, 0, middle.y());
        stage.obstacle(x, z, crown * 1.1, middle.y() - crown * 1.05, middle.y() + crown * 1.2);
    }

    private void traffic(boolean across) {
        double near = across ? 5.5 : 6;
        double far = across ? 12 : 26;
        Stage.Ground roadway = (x, z) -> Math.abs(x) < ROAD_M;
        int vehicles = dice.count(2, 5);
        for (int i = 0; i < vehicles; i++) {
            double roll = dice.between(0, 1);
            Thing thing = roll < 0.58
                    ? Vehicles.car(dice)
                    : roll < 0.71 ? Vehicles.truck(dice) : roll < 0.86 ? Vehicles.bus(dice) : Vehicles.motorcycle(dice);
            for (int attempt = 0; attempt < 25; attempt++) {
                Vec spot = stage.spot(dice, near, far);
                boolean right = dice.chance(0.5);
                Pose pose = Pose.at(
                        (right ? 1 : -1) * dice.between(1.85, 2.25),
                        0,
                        spot.z() + dice.between(-1, 1),
                        (right ? 180 : 0) + dice.between(-3, 3));
                if (stage.put(thing, pose, 0.55, roadway)) {
                    break;
                }
            }
        }
        Stage.Ground pavement = (x, z) -> Math.abs(x) > ROAD_M + 0.2 && Math.abs(x) < HOUSES_M - 0.2;
        int people = dice.chance(0.8) ? dice.count(2, 5) : 0;
        for (int i = 0; i < people; i++) {
            Thing person = People.person(dice);
            boolean crossing = dice.chance(0.25);
            stage.scatter(
                    dice, person, 3.0, across ? 12 : 15, crossing ? 0 : KERB_M, 0.7, crossing ? roadway : pavement);
        }
        for (int i = dice.count(1, 4); i > 0; i--) {
            Thing thing = switch (dice.count(0, 8)) {
                case 0, 1 -> StreetThings.fireHydrant(dice);
                case 2, 3 -> StreetThings.bench(dice);
                case 4 -> StreetThings.trafficLight(dice);
                case 5 -> StreetThings.stopSign();
                case 6 -> Vehicles.bicycle(dice);
                case 7 -> Animals.dog(dice);
                default -> SmallThings.suitcase(dice);
            };
            boolean sign = thing.height() > 2;
            for (int attempt = 0; attempt < 25; attempt++) {
                Vec spot = stage.spot(dice, 3.2, across ? 12 : 16);
                double side = Math.signum(spot.x());
                double heading = sign
                        ? -stage.camera.yawDeg() + dice.between(-25, 25)
                        : thing.label().equals("bench") ? -side * 90 : dice.between(-180, 180);
                double x = sign ? side * (ROAD_M + 0.62) : spot.x();
                if (stage.put(thing, Pose.at(x, KERB_M, spot.z(), heading), 0.75, pavement)) {
                    break;
                }
            }
        }
    }

    private void meadow() {
        Sculptor shell = stage.shell;
        Texture grass = Textures.grass();
        Texture gravel = Textures.gravel();
        double slope = dice.between(-0.5, 0.5);
        double start = dice.between(-3, 3);
        double bend = dice.between(-0.02, 0.02);
        float[] sand = {Paint.linear(0xC9), Paint.linear(0xB5), Paint.linear(0x91)};
        Texture field = (x, y, z, rgb) -> {
            double off = Math.abs(x - start - slope * z - bend * z * z) - 0.9 + 0.12 * Noise.at(x * 2, z * 2);
            if (off < 0) {
                System.arraycopy(sand, 0, rgb, 0, 3);
                gravel.tint(x, y, z, rgb);
            } else {
                grass.tint(x, y, z, rgb);
            }
        };
        shell.paint(Paint.matt(0x5E8A36).textured(field))
                .quad(new Vec(-140, 0, -20), new Vec(140, 0, -20), new Vec(140, 0, 150), new Vec(-140, 0, 150));
        shell.paint(Paint.matt(0x6C8A58).textured(Textures.leaves()));
        for (int i = 0; i < 9; i++) {
            double x = -120 + 30 * i + dice.between(-8, 8);
            shell.ball(x, -4, 125 + dice.between(-10, 10), dice.between(25, 40), dice.between(8, 17), 20);
        }
        if (dice.chance(0.5)) {
            double z = dice.between(17, 22);
            shell.paint(Paint.matt(0x4A6E36).textured(Textures.leaves()));
            shell.softBox(0, 0.55, z, 80, 1.1, 1, 0.3);
        } else {
            shell.paint(Paint.matt(0xB79A74).textured(Textures.wood()));
            double z = dice.between(16, 22);
            for (int i = -22; i <= 22; i++) {
                shell.box(i * 1.6, 0.55, z, 0.12, 1.1, 0.12);
            }
            shell.box(0, 0.9, z - 0.08, 70, 0.14, 0.04).box(0, 0.5, z - 0.08, 70, 0.14, 0.04);
        }
        for (int i = dice.count(9, 15); i > 0; i--) {
            Vec spot = stage.spot(dice, 24, 60);
            tree(spot.x() * 1.3, 0, spot.z(), dice.between(6, 10), 0.9);
        }
        for (int i = dice.count(1, 2); i > 0; i--) {
            Vec spot = stage.spot(dice, 11, 15);
            tree(spot.x(), 0, spot.z(), dice.between(5, 7), 0.8);
        }
    }

    private void company() {
        Stage.Ground anywhere = (x, z) -> true;
        int people = dice.chance(0.7) ? dice.count(1, 4) : 0;
        for (int i = 0; i < people; i++) {
            stage.scatter(dice, People.person(dice), 2.6, 10, 0, 0.72, anywhere);
        }
        int kind = dice.count(0, 4);
        boolean large = kind < 3;
        for (int i = dice.count(2, 5); i > 0; i--) {
            Thing animal = switch (kind) {
                case 0 -> Animals.horse(dice);
                case 1 -> Animals.cow(dice);
                case 2 -> Animals.sheep(dice);
                case 3 -> Animals.dog(dice);
                default -> Animals.cat(dice);
            };
            stage.scatter(dice, animal, large ? 4.5 : 2.6, large ? 13.5 : 7, 0, 0.75, anywhere);
        }
        if (dice.chance(0.6)) {
            stage.scatter(dice, kind == 3 ? Animals.cat(dice) : Animals.dog(dice), 2.6, 7, 0, 0.85, anywhere);
        }
        for (int i = dice.count(2, 5); i > 0; i--) {
            Thing thing = switch (dice.count(0, 6)) {
                case 0, 1 -> StreetThings.bench(dice);
                case 2 -> Vehicles.bicycle(dice);
                case 3 -> SmallThings.backpack(dice);
                case 4 -> SmallThings.teddyBear(dice, 1.4);
                default -> SmallThings.sportsBall(dice);
            };
            boolean small = thing.height() < 0.6;
            stage.scatter(dice, thing, small ? 2.3 : 3.2, small ? 6 : 10, 0, 0.85, anywhere);
        }
    }
}
