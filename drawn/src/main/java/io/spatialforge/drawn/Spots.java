package io.spatialforge.drawn;

import org.jspecify.annotations.Nullable;

/** Places on the ground by where they appear in the picture. */
final class Spots {
    private final Dice dice;
    private final Stage stage;
    private final boolean inside;

    Spots(Dice dice, Stage stage, boolean inside) {
        this.dice = dice;
        this.stage = stage;
        this.inside = inside;
    }

    /** A distance at which things of this place are well seen. */
    double distance() {
        return inside ? dice.between(2.2, 6.2) : dice.between(3, 14);
    }

    /** On the ground, straight ahead by a distance and sideways so that it appears at a share of the picture's width. */
    Vec floor(double share, double distance) {
        Vec eye = stage.camera.position();
        return new Vec(
                eye.x() + distance * (share - 0.5) * stage.width / stage.camera.focalPx(), 0, eye.z() + distance);
    }

    /** Puts a thing there, turned anyhow; null where it would touch another one or be too little in the picture. */
    Stage.@Nullable Placed put(Thing thing, double share, double distance, double leastInFrame) {
        return put(thing, share, distance, dice.between(-180, 180), leastInFrame);
    }

    Stage.@Nullable Placed put(Thing thing, double share, double distance, double heading, double leastInFrame) {
        Vec at = floor(share, distance);
        return stage.put(thing, Pose.at(at.x(), 0, at.z(), heading), leastInFrame, distance > 1.6 ? 1.3 : 0.55)
                ? stage.placed.getLast()
                : null;
    }

    /** Stands small things on a table, if it found its place. */
    void tops(Stage.@Nullable Placed table, int pieces) {
        for (int i = 0; i < pieces && table != null; i++) {
            stage.putOn(dice, table, TrapThings.small(dice), 0.85, 0.85);
        }
    }
}
