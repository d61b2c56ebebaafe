package io.spatialforge.drawn;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scene while it is being set: the fixed surroundings, the things put into it so far, and the camera that will look at
 * it. Nothing may be put where it would touch what is there already.
 */
final class Stage {
    private static final double GAP_M = 0.02;
    private static final double CLOSEST_M = 1.3;

    /** A thing and where it stands. */
    record Placed(Thing thing, Pose pose) {}

    /** Whether a point of the floor plan may be stood on. */
    @FunctionalInterface
    interface Ground {
        boolean holds(double x, double z);
    }

    final Camera camera;
    final int width;
    final int height;
    /** Walls, floors and fields: they cast no shadows. */
    final Sculptor shell = new Sculptor();
    /** Fixed things that do. */
    final Sculptor fixtures = new Sculptor();

    final List<Placed> placed = new ArrayList<>();

    /** What only looks like things: flat pictures of them. */
    final List<Placed> depicted = new ArrayList<>();

    /** What stands behind the camera, for a mirror to show. */
    final List<Placed> behind = new ArrayList<>();

    /** The one that is a mirror, if there is one; its glass lies in the plane of its front. */
    @Nullable
    Placed mirror;

    private final List<Placed> obstacles = new ArrayList<>();
    private final Ground ground;

    Stage(Camera camera, int width, int height, Ground ground) {
        this.camera = camera;
        this.width = width;
        this.height = height;
        this.ground = ground;
    }

    /** Keeps things away from a fixed thing of the surroundings. */
    void obstacle(double x, double z, double half, double low, double high) {
        Block block = new Block(-half, low, -half, half, high, half);
        obstacles.add(new Placed(new Thing("", new Mesh(), List.of(block), false, null), Pose.at(x, 0, z, 0)));
    }

    /** Puts a thing down if it is on the ground, touches nothing and is mostly in the picture. */
    boolean put(Thing thing, Pose pose, double leastInFrame) {
        return fits(thing, pose, leastInFrame, GAP_M) && placed.add(new Placed(thing, pose));
    }

    /** The same, with all of its plan inside a zone of the ground. */
    boolean put(Thing thing, Pose pose, double leastInFrame, Ground zone) {
        for (Block block : thing.blocks()) {
            double[] plan = block.plan(pose);
            for (int i = 0; i < 8; i += 2) {
                if (!zone.holds(plan[i], plan[i + 1])) {
                    return false;
                }
            }
        }
        return put(thing, pose, leastInFrame);
    }

    /** Puts a thing down wherever it is, even into others. */
    Placed force(Thing thing, Pose pose) {
        Placed at = new Placed(thing, pose);
        placed.add(at);
        return at;
    }

    /**
     * Puts a thing down if it is on the ground, touches nothing, shows enough and comes no nearer than a distance.
     */
    boolean put(Thing thing, Pose pose, double leastInFrame, double closest) {
        return fits(thing, pose, leastInFrame, GAP_M, closest) && placed.add(new Placed(thing, pose));
    }

    /** Puts down a thing that the camera does not see, but a mirror may show. */
    void unseen(Thing thing, Pose pose) {
        behind.add(new Placed(thing, pose));
    }

    /** Hangs a picture up. */
    void picture(Thing board, Thing subject, Pose pose) {
        fixtures.mesh().append(board.mesh(), pose, -1);
        obstacles.add(new Placed(board, pose));
        depicted.add(new Placed(subject, pose));
    }

    private boolean fits(Thing thing, Pose pose, double leastInFrame, double gap) {
        return fits(thing, pose, leastInFrame, gap, CLOSEST_M);
    }

    private boolean fits(Thing thing, Pose pose, double leastInFrame, double gap, double closest) {
        for (Block block : thing.blocks()) {
            double[] plan = block.plan(pose);
            for (int i = 0; i < 8; i += 2) {
                if (!ground.holds(plan[i], plan[i + 1])) {
                    return false;
                }
            }
        }
        return inFrame(thing, pose, closest) >= leastInFrame && isClear(thing, pose, gap);
    }

    /** Whether a thing would touch nothing. */
    boolean isClear(Thing thing, Pose pose, double gap) {
        for (Placed other : obstacles) {
            if (Thing.collide(thing, pose, other.thing, other.pose, gap)) {
                return false;
            }
        }
        for (Placed other : placed) {
            if (Thing.collide(thing, pose, other.thing, other.pose, gap)) {
                return false;
            }
        }
        return true;
    }

    /** Share of the projected box of a thing that lies in the picture, 0 if part of it comes too near. */
    private double inFrame(Thing thing, Pose pose, double closest) {
        Block box = thing.bounds();
        double left = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        double[] plan = box.plan(pose);
        for (int i = 0; i < 8; i++) {
            int at = 2 * (i % 4);
            double y = pose.worldY(i < 4 ? box.minY() : box.maxY());
            Vec seen = camera.fromWorld(new Vec(plan[at], y, plan[at + 1]));
            if (seen.z() < closest) {
                return 0;
            }
            left = Math.min(left, camera.column(seen));
            right = Math.max(right, camera.column(seen));
            top = Math.min(top, camera.row(seen));
            bottom = Math.max(bottom, camera.row(seen));
        }
        double inside = Math.max(0, Math.min(width, right) - Math.max(0, left))
                * Math.max(0, Math.min(height, bottom) - Math.max(0, top));
        return inside / ((right - left) * (bottom - top));
    }

    /** A spot of the floor in view, at a distance along the floor from the camera. */
    Vec spot(Dice dice, double near, double far) {
        double distance = Math.sqrt(dice.between(near * near, far * far));
        double half = Math.atan(width / 2.0 / camera.focalPx());
        double angle = Math.toRadians(camera.yawDeg()) + dice.between(-0.88, 0.88) * half;
        return new Vec(
                camera.position().x() + distance * Math.sin(angle),
                0,
                camera.position().z() + distance * Math.cos(angle));
    }

    /** Tries spots in view until a thing fits or patience ends. */
    boolean scatter(Dice dice, Thing thing, double near, double far, double floor, double leastInFrame) {
        return scatter(dice, thing, near, far, floor, leastInFrame, ground);
    }

    boolean scatter(Dice dice, Thing thing, double near, double far, double floor, double leastInFrame, Ground zone) {
        for (int attempt = 0; attempt < 40; attempt++) {
            Vec spot = spot(dice, near, far);
            if (put(thing, Pose.at(spot.x(), floor, spot.z(), dice.between(-180, 180)), leastInFrame, zone)) {
                return true;
            }
        }
        return false;
    }

    /** Stands a small thing on the upper face of a placed one. */
    boolean putOn(Dice dice, Placed support, Thing thing, double shareX, double shareZ) {
        Block top = support.thing.bounds();
        for (int attempt = 0; attempt < 12; attempt++) {
            Vec own = new Vec(
                    dice.between(-shareX, shareX) * top.maxX(),
                    top.maxY() + 0.001,
                    dice.between(-shareZ, shareZ) * top.maxZ());
            Vec at = support.pose.world(own);
            double heading = support.pose.headingDeg() + dice.between(-60, 60);
            if (put(thing, Pose.at(at.x(), at.y(), at.z(), heading), 0.6)) {
                return true;
            }
        }
        return false;
    }
}
