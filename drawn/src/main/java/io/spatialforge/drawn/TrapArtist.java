package io.spatialforge.drawn;

import java.util.List;

/**
 * Draws scenes meant to provoke wrong labels, whose truth is known exactly all the same; equal arguments give equal
 * scenes.
 *
 * <p>{@link #compose} sets and measures a scene; painting it is left to whoever wants to see it.
 */
public final class TrapArtist {
    private static final List<int[]> SIZES =
            List.of(new int[] {640, 480}, new int[] {640, 427}, new int[] {480, 640}, new int[] {500, 375});
    private static final int LEAST_OBJECTS = 2;
    private static final int MOST_OBJECTS = 45;

    /** Of things that hide each other a sliver is left. */
    private static final double LEAST_FRACTION = 0.06;

    private TrapArtist() {}

    /**
     * The scene at an index of a seed's endless series.
     *
     * @param index from 0
     */
    public static TrapScene compose(Trap trap, long seed, int index) {
        Dice dice = new Dice(seed * 0x9E3779B97F4A7C15L + index * 0xD1B54A32D192ED03L + 7919L * trap.ordinal() + 17);
        while (true) {
            Dice own = new Dice(dice.seed());
            SceneArtist.Composition composition = attempt(trap, own);
            int objects = composition.stage().placed.size();
            if (objects >= LEAST_OBJECTS && objects <= MOST_OBJECTS) {
                return TrapScene.of(trap, composition, own);
            }
        }
    }

    private static SceneArtist.Composition attempt(Trap trap, Dice dice) {
        int[] size = dice.pick(SIZES);
        if (furnished(trap)) {
            SceneKind kind = dice.pick(List.of(SceneKind.values()));
            return SceneArtist.attempt(new Dice(dice.seed()), kind, size[0], size[1]);
        }
        boolean inside = inside(trap, dice);
        double field = trap == Trap.WIDE ? dice.between(88, 104) : dice.between(44, 74);
        double focal = Math.max(size[0], size[1]) / 2.0 / Math.tan(Math.toRadians(field) / 2);
        Camera camera = new Camera(
                focal,
                size[0] / 2.0,
                size[1] / 2.0,
                new Vec(dice.between(-0.4, 0.4), height(trap, inside, dice), 0),
                0,
                pitch(trap, dice));
        Rooms.Bare room = inside ? Rooms.bare(dice, camera, size[0], size[1]) : null;
        Stage stage = room != null ? room.stage() : Outdoors.meadow(dice, camera, size[0], size[1]);
        new TrapSets(dice, stage, room).set(trap);
        return SceneArtist.measured(dice, inside ? SceneKind.LIVING_ROOM : SceneKind.PARK, stage, LEAST_FRACTION);
    }

    private static boolean furnished(Trap trap) {
        return switch (trap) {
            case SENSOR, NETWORK, SWAPPED, BOXES -> true;
            case TIES, OVERLAPS, MIRRORS, PICTURES, CROWDS, CUT, POSTURES, TURNED, LONG, WIDE, RELATED, TOYS -> false;
        };
    }

    private static boolean inside(Trap trap, Dice dice) {
        return trap == Trap.MIRRORS || trap == Trap.PICTURES || dice.chance(0.55);
    }

    private static double height(Trap trap, boolean inside, Dice dice) {
        return trap == Trap.POSTURES || trap == Trap.TURNED
                ? dice.between(0.5, inside ? 2.5 : 3.5)
                : dice.between(0.9, 2.1);
    }

    private static double pitch(Trap trap, Dice dice) {
        return trap == Trap.POSTURES || trap == Trap.TURNED ? dice.between(-12, 38) : dice.between(0, 16);
    }
}
