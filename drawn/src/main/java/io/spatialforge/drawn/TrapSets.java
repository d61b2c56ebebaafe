package io.spatialforge.drawn;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sets a bare room or meadow for one kind of difficulty. */
final class TrapSets {
    private final Dice dice;
    private final Stage stage;
    private final Rooms.@Nullable Bare room;
    private final boolean inside;
    private final Spots spots;

    TrapSets(Dice dice, Stage stage, Rooms.@Nullable Bare room) {
        this.dice = dice;
        this.stage = stage;
        this.room = room;
        this.inside = room != null;
        this.spots = new Spots(dice, stage, inside);
    }

    void set(Trap trap) {
        switch (trap) {
            case TIES -> ties();
            case OVERLAPS -> new Overlaps(dice, stage, spots, inside).set();
            case MIRRORS -> mirror();
            case PICTURES -> pictures();
            case CROWDS -> crowds();
            case CUT -> cut();
            case POSTURES -> new Company(dice, stage, spots, inside).postures();
            case TURNED -> new Company(dice, stage, spots, inside).turned();
            case LONG -> longOnes();
            case WIDE -> wide();
            case RELATED -> related();
            case TOYS -> toys();
            case SENSOR, NETWORK, SWAPPED, BOXES ->
                throw new IllegalArgumentException(trap + " needs no set of its own");
        }
        for (int i = dice.count(0, 3); i > 0; i--) {
            spots.put(TrapThings.any(dice, inside), dice.between(0.05, 0.95), spots.distance(), 0.5);
        }
    }

    private void ties() {
        for (int knot = dice.count(2, 4); knot > 0; knot--) {
            double z = spots.distance();
            Function<Dice, Thing> kind = TrapThings.kind(dice, inside);
            double hair = dice.pick(List.of(0.0, 0.0, 0.01, 0.03, 0.06, 0.1, 0.15));
            if (dice.chance(0.6)) {
                double u = dice.between(0.08, 0.6);
                spots.put(kind.apply(dice), u, z, 0.5);
                Thing other = dice.chance(0.4) ? kind.apply(dice) : TrapThings.any(dice, inside);
                spots.put(other, u + dice.between(0.08, 0.35), z * (1 + (dice.chance(0.5) ? hair : -hair)), 0.5);
            } else {
                double u = dice.between(0.1, 0.9);
                spots.put(kind.apply(dice), u, z, 0.5);
                spots.put(
                        TrapThings.any(dice, inside), u + dice.between(-0.12, 0.12), z * dice.between(1.15, 1.9), 0.5);
            }
        }
        if (inside && dice.chance(0.5)) {
            Stage.Placed table = spots.put(TrapThings.table(dice), dice.between(0.25, 0.75), spots.distance(), 0.6);
            spots.tops(table, dice.count(2, 5));
        }
    }

    private void mirror() {
        if (room == null) {
            throw new IllegalStateException("a mirror needs a room");
        }
        Thing mirror = Mirror.thing(dice.between(0.7, 2.4), dice.between(1.1, 2.1), Furniture.wood(dice));
        boolean side = dice.chance(0.35);
        double y = dice.between(0.05, 0.45);
        double at = side ? (dice.chance(0.5) ? 1 : -1) : 0;
        Pose pose = side
                ? Pose.at(at * (room.halfWide() - 0.045), y, dice.between(0.45, 0.75) * room.back(), -90 * at)
                : Pose.at(dice.between(-0.45, 0.45) * room.halfWide(), y, room.back() - 0.045, 0);
        stage.mirror = stage.force(mirror, pose);
        for (int i = dice.count(2, 4); i > 0; i--) {
            spots.put(
                    dice.chance(0.5) ? People.person(dice) : TrapThings.any(dice, true),
                    dice.between(0.1, 0.9),
                    dice.between(1.8, room.back() - 0.6),
                    0.5);
        }
        for (int i = dice.count(1, 4); i > 0; i--) {
            Thing thing = dice.chance(0.6) ? People.person(dice) : TrapThings.any(dice, true);
            Pose behind = Pose.at(dice.between(-1.8, 1.8), 0, dice.between(-3, -0.3), dice.between(-180, 180));
            if (stage.isClear(thing, behind, 0.02)) {
                stage.unseen(thing, behind);
            }
        }
    }

    private void pictures() {
        if (room == null) {
            throw new IllegalStateException("pictures hang in rooms");
        }
        for (int i = dice.count(1, 3); i > 0; i--) {
            double high = dice.between(0.5, 1.7);
            double wide = high * dice.between(0.6, 1.4);
            Thing subject = dice.chance(0.5) ? People.person(dice) : TrapThings.any(dice, dice.chance(0.6));
            Pose pose = Pose.at(
                    dice.between(-0.8, 0.8) * (room.halfWide() - wide / 2),
                    dice.between(0.15, Math.max(0.2, 2.3 - high)),
                    room.back() - 0.03,
                    0);
            Thing board =
                    Flat.board(wide, high, dice.pick(0xE8E2D2, 0xB9CBD6, 0x2E3A46, 0xD8C7A0), Furniture.wood(dice));
            if (stage.isClear(board, pose, 0.02)) {
                stage.picture(board, Flat.picture(subject, dice.between(-60, 60), wide, high), pose);
            }
        }
        for (int i = dice.count(2, 5); i > 0; i--) {
            spots.put(
                    dice.chance(0.4) ? People.person(dice) : TrapThings.any(dice, true),
                    dice.between(0.05, 0.95),
                    dice.between(2, room.back() - 0.4),
                    0.5);
        }
    }

    private void crowds() {
        int wanted = dice.count(6, 26);
        if (inside && dice.chance(0.45)) {
            Function<Dice, Thing> kind = TrapThings.smallKind(dice);
            Stage.Placed table = spots.put(
                    Furniture.diningTable(Furniture.wood(dice), 2.0, 1.1, false),
                    dice.between(0.35, 0.65),
                    dice.between(1.9, 3.2),
                    0.6);
            for (int i = 0; i < wanted && table != null; i++) {
                stage.putOn(dice, table, kind.apply(dice), 0.9, 0.9);
            }
            return;
        }
        Function<Dice, Thing> kind = dice.chance(0.45) ? People::person : TrapThings.kind(dice, inside);
        double u = dice.between(0.25, 0.75);
        double z = spots.distance();
        double spread = dice.between(0.12, 0.5);
        for (int i = 0; i < 3 * wanted && stage.placed.size() < wanted; i++) {
            spots.put(
                    kind.apply(dice), u + dice.between(-spread, spread), z * dice.between(0.7, 1 + 2.5 * spread), 0.35);
        }
    }

    private void cut() {
        for (int i = dice.count(3, 6); i > 0; i--) {
            Thing thing = dice.chance(0.35)
                    ? People.person(dice)
                    : dice.chance(0.4) ? TrapThings.longOne(dice, inside) : TrapThings.any(dice, inside);
            boolean near = dice.chance(0.4);
            double u = near
                    ? dice.between(0.1, 0.9)
                    : dice.chance(0.5) ? dice.between(-0.12, 0.1) : dice.between(0.9, 1.12);
            double z = near ? dice.between(0.9, inside ? 1.7 : 2.6) : spots.distance();
            spots.put(thing, u, z, 0.08);
        }
        for (int i = dice.count(2, 4); i > 0; i--) {
            spots.put(TrapThings.any(dice, inside), dice.between(0.05, 0.95), spots.distance(), 0.5);
        }
    }

    private void longOnes() {
        for (int i = dice.count(1, 3); i > 0; i--) {
            Thing thing = TrapThings.longOne(dice, inside);
            double heading = (TrapThings.liesAcross(thing) ? 90 : 0) + dice.between(-25, 25) + dice.pick(0, 180);
            double z = spots.distance() * 1.1;
            double u = dice.between(0.15, 0.85);
            Stage.Placed at = spots.put(thing, u, z, heading, 0.35);
            for (int k = dice.count(1, 3); k > 0 && at != null; k--) {
                Thing other = TrapThings.any(dice, inside);
                spots.put(
                        other,
                        u + (dice.chance(0.5) ? 1 : -1) * dice.between(0.12, 0.4),
                        z * dice.between(0.75, 1.3),
                        0.5);
            }
        }
        if (dice.chance(0.5)) {
            Function<Dice, Thing> kind = TrapThings.kind(dice, inside);
            double u = dice.between(0.15, 0.85);
            double drift = dice.between(-0.09, 0.09);
            double z = spots.distance() * 0.6;
            for (int i = dice.count(3, 7); i > 0; i--) {
                spots.put(kind.apply(dice), u, z, 0.4);
                u += drift;
                z *= dice.between(1.15, 1.35);
            }
        }
    }

    private void wide() {
        double radius = spots.distance() * 0.8;
        boolean arc = dice.chance(0.5);
        for (int i = dice.count(4, 8); i > 0; i--) {
            double u = dice.between(0.03, 0.97);
            double sideways = (u - 0.5) * stage.width / stage.camera.focalPx();
            double z = radius * dice.between(0.93, 1.07);
            spots.put(
                    TrapThings.any(dice, inside),
                    u,
                    arc ? z / Math.sqrt(1 + sideways * sideways) : z * dice.between(0.9, 1.5),
                    0.4);
        }
    }

    private void related() {
        List<Function<Dice, Thing>> kinds = dice.pick(List.of(
                List.<Function<Dice, Thing>>of(Vehicles::car, Vehicles::truck, Vehicles::bus, Vehicles::motorcycle),
                List.<Function<Dice, Thing>>of(
                        TrapThings::chair, StreetThings::bench, d -> Furniture.couch(d, 1.7), Furniture::bed),
                List.<Function<Dice, Thing>>of(SmallThings::suitcase, SmallThings::backpack),
                List.<Function<Dice, Thing>>of(People::person, d -> People.person(d, Stance.PLAIN.sized(0.62))),
                List.<Function<Dice, Thing>>of(Animals::cow, Animals::horse, Animals::sheep, Animals::dog)));
        for (int i = dice.count(3, 7); i > 0; i--) {
            spots.put(dice.pick(kinds).apply(dice), dice.between(0.08, 0.92), spots.distance() * 1.2, 0.5);
        }
        if (inside) {
            spots.tops(
                    spots.put(TrapThings.table(dice), dice.between(0.3, 0.7), dice.between(2, 3.4), 0.6),
                    dice.count(3, 7));
        }
    }

    private void toys() {
        Stage.Placed table =
                inside ? spots.put(TrapThings.table(dice), dice.between(0.3, 0.7), dice.between(1.9, 3.2), 0.6) : null;
        for (int i = dice.count(3, 6); i > 0; i--) {
            Thing thing = TrapThings.any(dice, dice.chance(0.4));
            boolean person = thing.label().equals("person");
            Thing odd = person
                    ? People.person(dice, Stance.PLAIN.sized(dice.between(0.5, 0.75)))
                    : thing.sized(thing.height() > 0.9 ? dice.between(0.1, 0.45) : dice.between(1.5, 2.6));
            if (table != null && odd.height() < 0.4 && dice.chance(0.5)) {
                stage.putOn(dice, table, odd, 0.8, 0.8);
            } else {
                spots.put(odd, dice.between(0.08, 0.92), spots.distance() * dice.between(0.6, 1), 0.5);
            }
        }
        for (int i = dice.count(1, 4); i > 0; i--) {
            spots.put(TrapThings.any(dice, inside), dice.between(0.08, 0.92), spots.distance(), 0.5);
        }
    }
}
