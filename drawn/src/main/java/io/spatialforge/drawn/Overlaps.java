package io.spatialforge.drawn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Things before, behind, on, under and in the hands of one another. */
final class Overlaps {
    private final Dice dice;
    private final Stage stage;
    private final Spots spots;
    private final boolean inside;

    Overlaps(Dice dice, Stage stage, Spots spots, boolean inside) {
        this.dice = dice;
        this.stage = stage;
        this.spots = spots;
        this.inside = inside;
    }

    void set() {
        for (int i = dice.count(2, 4); i > 0; i--) {
            switch (dice.count(0, inside ? 7 : 5)) {
                case 0 -> inARow();
                case 1 -> held();
                case 2 -> seated();
                case 3 -> behindAPole();
                case 4 -> inARow();
                case 5 -> bars();
                case 6 -> table();
                default -> table();
            }
        }
    }

    /** One behind the other, by a hand's breadth to a few metres. */
    private void inARow() {
        double z = spots.distance() * 0.8;
        double u = dice.between(0.2, 0.8);
        for (int i = dice.count(2, 3); i > 0; i--) {
            spots.put(TrapThings.any(dice, inside), u + dice.between(-0.07, 0.07), z, 0.5);
            z += dice.between(0.5, inside ? 1.6 : 4);
        }
    }

    private void held() {
        Thing person = People.person(dice, Stance.PLAIN.armed(dice.between(40, 80), dice.between(0, 25)));
        Stage.Placed holder = spots.put(person, dice.between(0.15, 0.85), spots.distance() * 0.8, 0.6);
        if (holder != null) {
            Thing load = dice.pick(List.of(
                    SmallThings.suitcase(dice),
                    SmallThings.teddyBear(dice, 1.2),
                    SmallThings.backpack(dice),
                    SmallThings.sportsBall(dice),
                    SmallThings.book(dice),
                    Animals.cat(dice)));
            Vec at = holder.pose().world(new Vec(dice.between(-0.15, 0.15), dice.between(0.75, 1.1), -0.36));
            stage.force(load, Pose.at(at.x(), at.y(), at.z(), holder.pose().headingDeg() + dice.between(-30, 30)));
        }
    }

    private void seated() {
        Thing seat = inside && dice.chance(0.6) ? TrapThings.chair(dice) : StreetThings.bench(dice);
        Stage.Placed at = spots.put(seat, dice.between(0.15, 0.85), spots.distance() * 0.8, 0.6);
        if (at != null) {
            Thing person = People.person(dice, Stance.PLAIN.seated(dice.between(80, 95), dice.between(75, 95)));
            Vec on = at.pose().world(new Vec(0, 0.02, -0.02));
            stage.force(person, Pose.at(on.x(), on.y(), on.z(), at.pose().headingDeg()));
        }
    }

    private void behindAPole() {
        double z = spots.distance() * 0.7;
        double u = dice.between(0.2, 0.8);
        Thing pole = inside
                ? Furniture.floorLamp(dice)
                : dice.chance(0.5) ? StreetThings.stopSign() : StreetThings.trafficLight(dice);
        spots.put(pole, u, z, 0.4);
        spots.put(
                dice.chance(0.5) ? People.person(dice) : TrapThings.any(dice, inside),
                u + dice.between(-0.05, 0.05),
                z + dice.between(0.4, inside ? 2.4 : 5),
                0.5);
    }

    /** A fence or a pillar that bears no label, before whatever stands behind it. */
    private void bars() {
        double z = dice.between(1.7, inside ? 2.6 : 4);
        double u = dice.between(0.2, 0.8);
        double wide = dice.between(0.5, 2.2);
        Vec middle = spots.floor(u, z);
        stage.fixtures.paint(Paint.satin(dice.pick(0x3A3A3C, 0xE6E2DA, 0x6B4A30)));
        if (dice.chance(0.35)) {
            stage.fixtures.box(middle.x(), 1.3, middle.z(), dice.between(0.12, 0.4), 2.6, 0.25);
            stage.obstacle(middle.x(), middle.z(), 0.2, 0, 2.6);
        } else {
            double high = dice.between(0.6, 1.3);
            for (double x = -wide / 2; x <= wide / 2; x += dice.between(0.1, 0.2)) {
                stage.fixtures.box(middle.x() + x, high / 2, middle.z(), 0.035, high, 0.03);
            }
            stage.fixtures.box(middle.x(), high, middle.z(), wide, 0.05, 0.05);
        }
        for (int i = dice.count(1, 2); i > 0; i--) {
            spots.put(
                    TrapThings.any(dice, inside),
                    u + dice.between(-0.15, 0.15),
                    z + dice.between(0.4, inside ? 3 : 6),
                    0.5);
        }
    }

    /** With things on it, under it, at it and behind it. */
    private void table() {
        double z = dice.between(2.1, 4);
        double u = dice.between(0.25, 0.75);
        Stage.@Nullable Placed table = spots.put(TrapThings.table(dice), u, z, dice.between(-30, 30), 0.6);
        spots.tops(table, dice.count(1, 5));
        for (int i = dice.count(1, 3); i > 0 && table != null; i--) {
            Thing low = dice.pick(List.of(
                    SmallThings.sportsBall(dice),
                    SmallThings.teddyBear(dice, 0.9),
                    SmallThings.backpack(dice),
                    Animals.cat(dice)));
            Vec under = table.pose().world(new Vec(dice.between(-0.4, 0.4), 0, dice.between(-0.2, 0.2)));
            stage.put(low, Pose.at(under.x(), 0, under.z(), dice.between(-180, 180)), 0.4);
        }
        for (int i = dice.count(1, 3); i > 0; i--) {
            spots.put(
                    dice.chance(0.5) ? TrapThings.chair(dice) : TrapThings.any(dice, inside),
                    u + dice.between(-0.2, 0.2),
                    z + dice.between(-0.9, 2),
                    0.4);
        }
    }
}
