package io.spatialforge.drawn;

import java.util.List;

/**
 * How a drawn person differs from one who stands and looks ahead; angles in degrees.
 *
 * @param size of a grown-up's
 * @param headTurn of the head from the body, positive the way headings grow (towards the person's own left)
 * @param nod of the head forwards
 * @param bend of the upper body forwards
 * @param tilt of the upper body to its own left
 * @param seat by which the thighs are raised: 0 standing, 90 sitting
 * @param knee by which the shins hang back from the thighs
 * @param reach by which the arms are raised forwards
 * @param fold by which the arms are then drawn across the body
 * @param lie 0 for none; of the whole body backwards, forwards where negative
 * @param roll of the whole body to its own left
 */
record Stance(
        double size,
        double headTurn,
        double nod,
        double bend,
        double tilt,
        double seat,
        double knee,
        double reach,
        double fold,
        double lie,
        double roll) {

    static final Stance PLAIN = new Stance(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    private static final double WAIST_M = 0.96;
    private static final double HIP_M = 0.88;
    private static final double KNEE_M = 0.46;
    private static final double NECK_M = 1.5;
    private static final double SHOULDER_M = 1.395;

    /** From this on nobody says which way a person faces. */
    private static final double NOT_UPRIGHT = 50;

    enum Limb {
        TORSO,
        HEAD,
        LEFT_ARM,
        RIGHT_ARM,
        LEFT_LEG,
        RIGHT_LEG
    }

    /** The vertices of a limb. */
    record Part(Limb limb, int from, int end) {}

    private enum Axis {
        /** Forwards is positive. */
        ACROSS,
        /** The way headings grow. */
        UP,
        /** To the body's own left. */
        AHEAD
    }

    Stance sized(double factor) {
        return new Stance(factor * size, headTurn, nod, bend, tilt, seat, knee, reach, fold, lie, roll);
    }

    Stance looking(double turn, double down) {
        return new Stance(size, turn, down, bend, tilt, seat, knee, reach, fold, lie, roll);
    }

    Stance leaning(double forwards, double sideways) {
        return new Stance(size, headTurn, nod, forwards, sideways, seat, knee, reach, fold, lie, roll);
    }

    Stance seated(double thighs, double shins) {
        return new Stance(size, headTurn, nod, bend, tilt, thighs, shins, reach, fold, lie, roll);
    }

    Stance armed(double forwards, double across) {
        return new Stance(size, headTurn, nod, bend, tilt, seat, knee, forwards, across, lie, roll);
    }

    Stance fallen(double backwards, double sideways) {
        return new Stance(size, headTurn, nod, bend, tilt, seat, knee, reach, fold, backwards, sideways);
    }

    Thing.Posture posture() {
        boolean upright = Math.abs(tilt) < NOT_UPRIGHT && Math.abs(lie) < NOT_UPRIGHT && Math.abs(roll) < NOT_UPRIGHT;
        return new Thing.Posture(headTurn, upright);
    }

    /** Brings a body that stands plainly into this stance: its mesh and its key points. */
    void take(Mesh mesh, List<Part> parts, Vec[] points) {
        for (Part part : parts) {
            for (int i = part.from; i < part.end; i++) {
                int at = 3 * i;
                Vec place = new Vec(mesh.positions[at], mesh.positions[at + 1], mesh.positions[at + 2]);
                Vec moved = moved(part.limb, place);
                Vec normal = new Vec(mesh.normals[at], mesh.normals[at + 1], mesh.normals[at + 2]);
                Vec turned = moved(part.limb, place.plus(normal.times(1e-3)))
                        .minus(moved)
                        .unit();
                mesh.positions[at] = (float) moved.x();
                mesh.positions[at + 1] = (float) moved.y();
                mesh.positions[at + 2] = (float) moved.z();
                mesh.normals[at] = (float) turned.x();
                mesh.normals[at + 1] = (float) turned.y();
                mesh.normals[at + 2] = (float) turned.z();
            }
        }
        for (int k = 0; k < points.length; k++) {
            points[k] = moved(limbOf(k), points[k]);
        }
    }

    private static Limb limbOf(int keypoint) {
        if (keypoint < 5) {
            return Limb.HEAD;
        }
        boolean left = keypoint % 2 == 1;
        return keypoint < 11 ? left ? Limb.LEFT_ARM : Limb.RIGHT_ARM : left ? Limb.LEFT_LEG : Limb.RIGHT_LEG;
    }

    private Vec moved(Limb limb, Vec from) {
        Vec at = from;
        switch (limb) {
            case HEAD -> {
                Vec neck = new Vec(0, NECK_M, 0.01);
                double larger = Math.sqrt(1 / Math.min(1, size));
                at = neck.plus(at.minus(neck).times(larger));
                at = turned(at, neck, Axis.ACROSS, nod);
                at = turned(at, neck, Axis.UP, headTurn);
            }
            case LEFT_ARM, RIGHT_ARM -> {
                double side = limb == Limb.LEFT_ARM ? 1 : -1;
                Vec shoulder = new Vec(side * 0.176, SHOULDER_M, 0.004);
                at = turned(at, shoulder, Axis.ACROSS, -reach);
                at = turned(at, shoulder, Axis.UP, -side * fold);
            }
            case LEFT_LEG, RIGHT_LEG -> {
                double side = limb == Limb.LEFT_LEG ? 1 : -1;
                Vec kneeAt = new Vec(side * 0.092, KNEE_M, 0);
                if (from.y() < KNEE_M) {
                    at = turned(at, kneeAt, Axis.ACROSS, knee);
                }
                at = turned(at, new Vec(side * 0.092, HIP_M, 0), Axis.ACROSS, -seat);
            }
            case TORSO -> {}
        }
        boolean upper = limb != Limb.LEFT_LEG && limb != Limb.RIGHT_LEG && (limb != Limb.TORSO || from.y() > WAIST_M);
        if (upper) {
            Vec waist = new Vec(0, WAIST_M, 0);
            at = turned(at, waist, Axis.ACROSS, bend);
            at = turned(at, waist, Axis.AHEAD, tilt);
        }
        Vec middle = new Vec(0, HIP_M, 0);
        at = turned(at, middle, Axis.ACROSS, -lie);
        return turned(at, middle, Axis.AHEAD, roll);
    }

    private static Vec turned(Vec at, Vec pivot, Axis axis, double degrees) {
        if (degrees == 0) {
            return at;
        }
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        Vec d = at.minus(pivot);
        Vec turned = switch (axis) {
            // What is above goes ahead, towards −z.
            case ACROSS -> new Vec(d.x(), d.y() * cos + d.z() * sin, -d.y() * sin + d.z() * cos);
            case UP -> new Vec(d.x() * cos - d.z() * sin, d.y(), d.x() * sin + d.z() * cos);
            case AHEAD -> new Vec(d.x() * cos + d.y() * sin, -d.x() * sin + d.y() * cos, d.z());
        };
        return pivot.plus(turned);
    }
}
