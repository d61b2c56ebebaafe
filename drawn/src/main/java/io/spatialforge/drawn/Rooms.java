package io.spatialforge.drawn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Living rooms, dining rooms and offices. */
final class Rooms {
    private final Dice dice;
    private final Stage stage;
    private final double halfWide;
    private final double back;

    private Rooms(Dice dice, Stage stage, double halfWide, double back) {
        this.dice = dice;
        this.stage = stage;
        this.halfWide = halfWide;
        this.back = back;
    }

    /** Sets a room; {@code lens} carries the picture's size and focal length, its place is chosen here. */
    static Stage set(Dice dice, SceneKind kind, Camera lens, int width, int height) {
        double halfWide = dice.between(2.5, 3.4);
        double back = dice.between(5.2, 6.8);
        double yaw = dice.between(-22, 22);
        Vec eye = new Vec(
                dice.between(-0.5, 0.5) - halfWide * 0.45 * Math.signum(yaw) * Math.min(1, Math.abs(yaw) / 15),
                dice.between(1.35, 1.75),
                dice.between(-0.2, 0.3));
        Camera camera = new Camera(
                lens.focalPx(),
                lens.centreX(),
                lens.centreY(),
                eye,
                yaw,
                dice.between(7, 12) + (height > width ? 4 : 0));
        Stage stage =
                new Stage(camera, width, height, (x, z) -> Math.abs(x) < halfWide - 0.01 && z < back - 0.01 && z > -1);
        new RoomShell(dice, stage, halfWide, back).build(kind);
        Rooms room = new Rooms(dice, stage, halfWide, back);
        switch (kind) {
            case LIVING_ROOM -> room.living();
            case DINING_ROOM -> room.dining();
            case BEDROOM -> room.bedroom();
            case OFFICE -> room.office();
            case STREET, PARK -> throw new IllegalArgumentException(kind + " is not a room");
        }
        return stage;
    }

    /** A room with nothing in it. */
    record Bare(Stage stage, double halfWide, double back) {}

    static Bare bare(Dice dice, Camera camera, int width, int height) {
        double halfWide = dice.between(2.9, 4.4);
        double back = dice.between(5.5, 9);
        Stage stage = new Stage(
                camera, width, height, (x, z) -> Math.abs(x) < halfWide - 0.01 && z < back - 0.01 && z > -3.9);
        new RoomShell(dice, stage, halfWide, back).build(SceneKind.LIVING_ROOM);
        return new Bare(stage, halfWide, back);
    }

    private boolean against(Thing thing, double share) {
        for (int attempt = 0; attempt < 14; attempt++) {
            Block box = thing.bounds();
            double off = box.maxZ() + 0.03;
            int wall = dice.count(0, 3);
            Pose pose = wall < 2
                    ? Pose.at(dice.between(-halfWide + 0.3, halfWide - 0.3), 0, back - off, 0)
                    : wall == 2
                            ? Pose.at(-halfWide + off, 0, dice.between(2.2, back - 0.5), 90)
                            : Pose.at(halfWide - off, 0, dice.between(2.2, back - 0.5), -90);
            if (stage.put(thing, pose, share)) {
                return true;
            }
        }
        return false;
    }

    private Stage.Placed latest() {
        return stage.placed.getLast();
    }

    private void living() {
        if (against(Furniture.couch(dice, dice.between(1.6, 2.2)), 0.7) && dice.chance(0.4)) {
            against(Furniture.couch(dice, dice.between(1.5, 1.8)), 0.7);
        }
        if (against(Furniture.cabinet(dice, dice.between(1.1, 1.7), dice.between(0.5, 0.8)), 0.75)) {
            Stage.Placed cabinet = latest();
            if (dice.chance(0.65)) {
                stage.put(
                        Furniture.tv(dice.between(0.8, 1.1)),
                        Pose.at(
                                cabinet.pose().x(),
                                cabinet.thing().height() + 0.001,
                                cabinet.pose().z(),
                                cabinet.pose().headingDeg()),
                        0.7);
            }
            ornaments(cabinet, dice.count(1, 3));
        }
        if (dice.chance(0.7)) {
            Vec spot = stage.spot(dice, 2.8, 4);
            Thing table = Furniture.coffeeTable(Furniture.wood(dice), dice.between(0.9, 1.25), dice.between(0.5, 0.7));
            if (stage.put(table, Pose.at(spot.x(), 0, spot.z(), dice.between(-20, 20)), 0.75)) {
                tableware(latest(), dice.count(2, 4));
            }
        }
        people(dice.chance(0.6) ? dice.count(1, 3) : 0, 2.4, back);
        plants(dice.count(1, 3));
        if (dice.chance(0.4)) {
            stage.scatter(dice, Furniture.floorLamp(dice), 3, back, 0, 0.8);
        }
        if (dice.chance(0.45)) {
            int bears = dice.count(1, 3);
            for (int i = 0; i < bears; i++) {
                stage.scatter(dice, SmallThings.teddyBear(dice, dice.between(0.9, 1.3)), 2.2, 4.5, 0, 0.9);
            }
        }
        if (dice.chance(0.3)) {
            stage.scatter(dice, SmallThings.sportsBall(dice), 2.2, 4.5, 0, 0.9);
        }
    }

    private void bedroom() {
        against(Furniture.bed(dice), 0.7);
        if (against(Furniture.cabinet(dice, dice.between(0.9, 1.4), dice.between(0.6, 0.95)), 0.8)) {
            Stage.Placed cabinet = latest();
            ornaments(cabinet, dice.count(1, 3));
            stage.putOn(dice, cabinet, SmallThings.book(dice), 0.8, 0.3);
        }
        if (dice.chance(0.5)) {
            against(Furniture.cabinet(dice, dice.between(0.9, 1.3), dice.between(1.7, 2.0)), 0.8);
        }
        people(dice.chance(0.6) ? dice.count(1, 2) : 0, 2.4, back);
        for (int i = dice.count(1, 3); i > 0; i--) {
            stage.scatter(dice, SmallThings.teddyBear(dice, dice.between(0.8, 1.2)), 2.2, 4.8, 0, 0.9);
        }
        for (int i = dice.count(1, 3); i > 0; i--) {
            stage.scatter(
                    dice,
                    dice.chance(0.5) ? SmallThings.suitcase(dice) : SmallThings.backpack(dice),
                    2.3,
                    4.8,
                    0,
                    0.85);
        }
        plants(dice.count(0, 2));
        if (dice.chance(0.6)) {
            stage.scatter(dice, Furniture.floorLamp(dice), 3.2, back, 0, 0.8);
        }
        if (dice.chance(0.4)) {
            stage.scatter(dice, dice.chance(0.5) ? Animals.cat(dice) : Animals.dog(dice), 2.3, 4.8, 0, 0.9);
        }
    }

    private void dining() {
        double wide = dice.between(1.3, 1.8);
        boolean round = dice.chance(0.35);
        Thing table =
                Furniture.diningTable(Furniture.wood(dice), round ? wide * 0.8 : wide, dice.between(0.8, 0.95), round);
        Paint frame = Furniture.wood(dice);
        Paint seat = Furniture.fabric(dice);
        boolean slats = dice.chance(0.5);
        for (int attempt = 0; attempt < 20; attempt++) {
            Vec spot = stage.spot(dice, 3.0, 4.2);
            double turn = dice.between(-35, 35);
            if (stage.put(table, Pose.at(spot.x(), 0, spot.z(), turn), 0.85)) {
                seats(latest(), dice.count(2, 6), () -> Furniture.chair(frame, seat, slats));
                tableware(stage.placed.getFirst(), dice.count(2, 5));
                break;
            }
        }
        if (dice.chance(0.7)) {
            against(Furniture.refrigerator(dice), 0.8);
        }
        if (dice.chance(0.7)
                && against(Furniture.cabinet(dice, dice.between(0.9, 1.6), dice.between(0.75, 0.95)), 0.8)) {
            ornaments(latest(), dice.count(1, 3));
        }
        people(dice.chance(0.6) ? dice.count(1, 3) : 0, 2.2, back);
        plants(dice.count(0, 2));
    }

    private void office() {
        int desks = dice.count(1, 2);
        Paint seat = Furniture.fabric(dice);
        for (int i = 0; i < desks; i++) {
            Thing desk = Furniture.desk(Furniture.wood(dice), dice.between(1.25, 1.6));
            for (int attempt = 0; attempt < 15; attempt++) {
                Vec spot = stage.spot(dice, 2.8, 4.8);
                Pose pose = Pose.at(spot.x(), 0, spot.z(), dice.pick(0, 180, 90, -90) + dice.between(-12, 12));
                if (stage.put(desk, pose, 0.8)) {
                    Stage.Placed at = latest();
                    Vec sitting = pose.world(new Vec(-0.15, 0, -0.75));
                    stage.put(
                            Furniture.officeChair(seat),
                            Pose.at(sitting.x(), 0, sitting.z(), pose.headingDeg() + 180 + dice.between(-35, 35)),
                            0.7);
                    Vec laptop = pose.world(new Vec(-0.15, desk.height() + 0.001, -0.08));
                    stage.put(
                            SmallThings.laptop(dice),
                            Pose.at(laptop.x(), laptop.y(), laptop.z(), pose.headingDeg() + dice.between(-12, 12)),
                            0.8);
                    for (int k = dice.count(1, 3); k > 0; k--) {
                        stage.putOn(
                                dice, at, dice.chance(0.5) ? SmallThings.book(dice) : SmallThings.cup(dice), 0.85, 0.6);
                    }
                    break;
                }
            }
        }
        against(Furniture.cabinet(dice, dice.between(0.8, 1.2), dice.between(0.8, 1.7)), 0.8);
        people(dice.chance(0.65) ? dice.count(1, 3) : 0, 2.2, back);
        plants(dice.count(1, 2));
        for (int i = dice.count(0, 2); i > 0; i--) {
            stage.scatter(
                    dice,
                    dice.chance(0.5) ? SmallThings.backpack(dice) : SmallThings.suitcase(dice),
                    2.2,
                    4.8,
                    0,
                    0.85);
        }
    }

    private void seats(Stage.Placed table, int wanted, Supplier<Thing> chair) {
        Block top = table.thing().bounds();
        List<double[]> places = new ArrayList<>();
        double out = 0.3;
        places.add(new double[] {0, -top.maxZ() - out, 180});
        places.add(new double[] {0, top.maxZ() + out, 0});
        places.add(new double[] {-top.maxX() - out, 0, 90});
        places.add(new double[] {top.maxX() + out, 0, -90});
        if (top.maxX() > 0.72 && top.maxX() > top.maxZ() * 1.3) {
            for (double z : new double[] {-top.maxZ() - out, top.maxZ() + out}) {
                places.add(new double[] {-top.maxX() * 0.5, z, z < 0 ? 180 : 0});
                places.add(new double[] {top.maxX() * 0.5, z, z < 0 ? 180 : 0});
            }
            places.subList(0, 2).clear();
        }
        int done = 0;
        int start = dice.count(0, places.size() - 1);
        for (int i = 0; i < places.size() && done < wanted; i++) {
            double[] place = places.get((start + i * (places.size() % 5 == 0 ? 3 : 5)) % places.size());
            Vec at = table.pose().world(new Vec(place[0], 0, place[1]));
            Pose pose = Pose.at(at.x(), 0, at.z(), table.pose().headingDeg() + place[2] + dice.between(-14, 14));
            if (stage.put(chair.get(), pose, 0.6)) {
                done++;
            }
        }
    }

    private void tableware(Stage.Placed table, int pieces) {
        boolean round = table.thing().bounds().maxX() - table.thing().bounds().maxZ() < 0.01;
        double reach = round ? 0.6 : 0.82;
        int favourite = dice.count(0, 3);
        for (int i = 0; i < pieces; i++) {
            int kind = dice.chance(0.6) ? favourite : dice.count(0, 5);
            stage.putOn(
                    dice,
                    table,
                    switch (kind) {
                        case 0 -> SmallThings.cup(dice);
                        case 1 -> SmallThings.bottle(dice);
                        case 2 -> SmallThings.bowl(dice);
                        case 3 -> SmallThings.cup(dice);
                        case 4 -> SmallThings.vase(dice);
                        default -> SmallThings.book(dice);
                    },
                    reach,
                    reach);
        }
    }

    private void ornaments(Stage.Placed cabinet, int pieces) {
        for (int i = 0; i < pieces; i++) {
            stage.putOn(
                    dice,
                    cabinet,
                    switch (dice.count(0, 4)) {
                        case 0, 1 -> SmallThings.vase(dice);
                        case 2 -> Furniture.pottedPlant(dice, dice.between(0.35, 0.5));
                        case 3 -> SmallThings.bowl(dice);
                        default -> SmallThings.bottle(dice);
                    },
                    0.85,
                    0.3);
        }
    }

    private void plants(int wanted) {
        for (int i = 0; i < wanted; i++) {
            stage.scatter(dice, Furniture.pottedPlant(dice, dice.between(0.7, 1.3)), 2.8, back + 0.5, 0, 0.85);
        }
    }

    private void people(int wanted, double near, double far) {
        for (int i = 0; i < wanted; i++) {
            stage.scatter(dice, People.person(dice), near, far, 0, 0.72);
        }
    }
}
