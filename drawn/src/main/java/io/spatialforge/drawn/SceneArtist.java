package io.spatialforge.drawn;

import java.util.List;

/** Draws photograph-like scenes whose truth is known exactly; equal arguments give equal scenes. */
final class SceneArtist {
    private static final List<int[]> SIZES = List.of(
            new int[] {640, 480}, new int[] {640, 480}, new int[] {640, 427}, new int[] {640, 427}, new int[] {480, 640
            });
    private static final int LEAST_OBJECTS = 5;
    private static final int MOST_OBJECTS = 14;

    /** A scene set and measured, not painted yet. */
    record Composition(SceneKind kind, Stage stage, GroundTruth truth, Light light, long grainSeed) {}

    /** Draws the first scene of a seed, of a kind that the seed chooses. */
    public DrawnScene draw(long seed) {
        return draw(seed, 0);
    }

    /**
     * Draws the scene at an index of a seed's endless series; the kinds take turns.
     *
     * @param index from 0
     */
    public DrawnScene draw(long seed, int index) {
        SceneKind[] kinds = SceneKind.values();
        return draw(seed, index, kinds[Math.floorMod(index + Math.floorMod(seed, kinds.length), kinds.length)]);
    }

    /**
     * Draws the scene of a kind at an index of a seed's endless series.
     *
     * @param index from 0
     */
    public DrawnScene draw(long seed, int index, SceneKind kind) {
        return paint(compose(seed, index, kind));
    }

    /** Sets scenes until one holds enough to ask about. */
    static Composition compose(long seed, int index, SceneKind kind) {
        Dice dice = new Dice(seed * 0x9E3779B97F4A7C15L + index * 0xD1B54A32D192ED03L + kind.ordinal());
        int[] size = dice.pick(SIZES);
        while (true) {
            Composition composition = attempt(new Dice(dice.seed()), kind, size[0], size[1]);
            int objects = composition.stage().placed.size();
            if (objects >= LEAST_OBJECTS && objects <= MOST_OBJECTS) {
                return composition;
            }
        }
    }

    static Composition attempt(Dice dice, SceneKind kind, int width, int height) {
        double fieldOfView = Math.toRadians(dice.between(54, 66));
        double focal = Math.max(width, height) / 2.0 / Math.tan(fieldOfView / 2);
        Camera lens = new Camera(focal, width / 2.0, height / 2.0, new Vec(0, 1.6, 0), 0, 0);
        Stage stage = switch (kind) {
            case LIVING_ROOM, DINING_ROOM, BEDROOM, OFFICE -> Rooms.set(dice, kind, lens, width, height);
            case STREET -> Outdoors.street(dice, lens, width, height);
            case PARK -> Outdoors.park(dice, lens, width, height);
        };
        return measured(dice, kind, stage, GroundTruth.LEAST_VISIBLE_FRACTION);
    }

    /** Takes away what is hardly seen, and lights the rest. */
    static Composition measured(Dice dice, SceneKind kind, Stage stage, double leastFraction) {
        GroundTruth truth = new GroundTruth(stage, leastFraction);
        List<Stage.Placed> hidden = truth.hardlySeen();
        while (!hidden.isEmpty()) {
            stage.placed.removeAll(hidden);
            if (stage.mirror != null && hidden.contains(stage.mirror)) {
                stage.mirror = null;
            }
            truth = new GroundTruth(stage, leastFraction);
            hidden = truth.hardlySeen();
        }
        Light light = inside(kind)
                ? Light.room(dice, new Vec(0, 2.3, 3))
                : Light.day(dice, dice.between(100, 260) + stage.camera.yawDeg());
        return new Composition(kind, stage, truth, light, dice.seed());
    }

    private static boolean inside(SceneKind kind) {
        return switch (kind) {
            case LIVING_ROOM, DINING_ROOM, BEDROOM, OFFICE -> true;
            case STREET, PARK -> false;
        };
    }

    static DrawnScene paint(Composition composition) {
        Stage stage = composition.stage();
        GroundTruth truth = composition.truth();
        boolean inside = inside(composition.kind());
        Vec middle = stage.camera.position().plus(stage.camera.turnBack(new Vec(0, 0, inside ? 4 : 11)));
        ShadowMap shadows = new ShadowMap(
                truth.mesh, truth.casts, composition.light(), new Vec(middle.x(), 0.5, middle.z()), inside ? 5.5 : 15);
        int[] rgb = new Painter(
                        truth.mesh, truth.corner, stage.camera, composition.light(), shadows, stage.width, stage.height)
                .paint(truth.exact, truth.raster(Painter.SAMPLES), composition.grainSeed());
        return new DrawnScene(
                composition.kind(),
                stage.width,
                stage.height,
                rgb,
                truth.depthMetres(),
                truth.instanceIds,
                List.copyOf(truth.objects()),
                stage.camera);
    }
}
