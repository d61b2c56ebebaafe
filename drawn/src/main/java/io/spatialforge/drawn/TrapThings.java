package io.spatialforge.drawn;

import java.util.List;
import java.util.function.Function;

/** What stands around in scenes that are meant to be hard. */
final class TrapThings {
    private static final List<Function<Dice, Thing>> INDOORS = List.of(
            d -> Furniture.chair(Furniture.wood(d), Furniture.fabric(d), d.chance(0.5)),
            d -> Furniture.chair(Furniture.wood(d), Furniture.fabric(d), d.chance(0.5)),
            d -> Furniture.couch(d, d.between(1.5, 2.2)),
            TrapThings::table,
            d -> Furniture.cabinet(d, d.between(0.8, 1.4), d.between(0.6, 1.9)),
            Furniture::refrigerator,
            Furniture::floorLamp,
            d -> Furniture.pottedPlant(d, d.between(0.5, 1.3)),
            d -> SmallThings.teddyBear(d, d.between(0.9, 1.4)),
            SmallThings::sportsBall,
            SmallThings::suitcase,
            SmallThings::backpack,
            Animals::dog,
            Animals::cat,
            StreetThings::bench,
            People::person,
            People::person);

    private static final List<Function<Dice, Thing>> OUTDOORS = List.of(
            Vehicles::car,
            Vehicles::car,
            Vehicles::truck,
            Vehicles::bus,
            Vehicles::motorcycle,
            Vehicles::bicycle,
            StreetThings::bench,
            StreetThings::fireHydrant,
            StreetThings::trafficLight,
            Animals::dog,
            Animals::horse,
            Animals::cow,
            Animals::sheep,
            SmallThings::suitcase,
            SmallThings::sportsBall,
            People::person,
            People::person);

    private static final List<Function<Dice, Thing>> SMALL = List.of(
            SmallThings::cup,
            SmallThings::bottle,
            SmallThings::bowl,
            SmallThings::vase,
            SmallThings::book,
            SmallThings::laptop);

    private static final List<Function<Dice, Thing>> LONG = List.of(
            d -> Furniture.couch(d, d.between(1.8, 2.6)),
            StreetThings::bench,
            TrapThings::table,
            d -> Furniture.bed(d),
            d -> Furniture.cabinet(d, d.between(1.2, 1.9), d.between(0.5, 0.9)));

    private static final List<Function<Dice, Thing>> LONG_OUTDOORS = List.of(
            Vehicles::bus, Vehicles::truck, Vehicles::car, Vehicles::bicycle, StreetThings::bench, Animals::horse);

    private TrapThings() {}

    static Thing table(Dice d) {
        return Furniture.diningTable(Furniture.wood(d), d.between(1.1, 2.0), d.between(0.75, 1.0), false);
    }

    static Thing chair(Dice d) {
        return Furniture.chair(Furniture.wood(d), Furniture.fabric(d), d.chance(0.5));
    }

    static Thing any(Dice dice, boolean inside) {
        return dice.pick(inside ? INDOORS : OUTDOORS).apply(dice);
    }

    static Thing small(Dice dice) {
        return dice.pick(SMALL).apply(dice);
    }

    static Thing longOne(Dice dice, boolean inside) {
        return dice.pick(inside ? LONG : LONG_OUTDOORS).apply(dice);
    }

    /** Whether its length runs from side to side in its own frame, as a couch's does, not from front to back. */
    static boolean liesAcross(Thing thing) {
        Block b = thing.bounds();
        return b.maxX() - b.minX() > b.maxZ() - b.minZ();
    }

    /** Makers of one kind of thing, to draw many of. */
    static Function<Dice, Thing> kind(Dice dice, boolean inside) {
        return dice.pick(inside ? INDOORS : OUTDOORS);
    }

    static Function<Dice, Thing> smallKind(Dice dice) {
        return dice.pick(SMALL);
    }
}
