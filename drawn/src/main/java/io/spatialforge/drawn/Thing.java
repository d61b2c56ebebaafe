package io.spatialforge.drawn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model of one labelled object, standing on y = 0 in its own frame.
 *
 * @param blocks boxes that together enclose all of the mesh
 * @param hasFront whether a stranger would say which way it faces
 * @param keypoints the 17 COCO points of a person, null for anything else
 * @param posture how a person holds itself
 */
record Thing(
        String label, Mesh mesh, List<Block> blocks, boolean hasFront, Vec @Nullable [] keypoints, Posture posture) {

    /**
     * How a person holds itself.
     *
     * @param headTurnDeg by how much the head is turned from the body, positive the way headings grow
     * @param upright whether it stands or sits, so that one can say which way it faces
     */
    record Posture(double headTurnDeg, boolean upright) {
        static final Posture PLAIN = new Posture(0, true);
    }

    Thing(String label, Mesh mesh, List<Block> blocks, boolean hasFront, Vec @Nullable [] keypoints) {
        this(label, mesh, blocks, hasFront, keypoints, Posture.PLAIN);
    }

    Thing called(String other) {
        return new Thing(other, mesh, blocks, hasFront, keypoints, posture);
    }

    /** The same thing so many times as large. */
    Thing sized(double factor) {
        Mesh larger = new Mesh();
        larger.append(mesh, Pose.at(0, 0, 0, 0).scaled(factor), -1);
        Vec[] points = null;
        if (keypoints != null) {
            points = new Vec[keypoints.length];
            for (int i = 0; i < points.length; i++) {
                points[i] = keypoints[i].times(factor);
            }
        }
        List<Block> boxes = blocks.stream()
                .map(b -> new Block(
                        b.minX() * factor,
                        b.minY() * factor,
                        b.minZ() * factor,
                        b.maxX() * factor,
                        b.maxY() * factor,
                        b.maxZ() * factor))
                .toList();
        return new Thing(label, larger, boxes, hasFront, points, posture);
    }

    Block bounds() {
        return Block.around(mesh, 0);
    }

    double height() {
        return bounds().maxY();
    }

    static boolean collide(Thing a, Pose poseA, Thing b, Pose poseB, double gap) {
        for (Block blockA : a.blocks) {
            for (Block blockB : b.blocks) {
                if (Block.collide(blockA, poseA, blockB, poseB, gap)) {
                    return true;
                }
            }
        }
        return false;
    }
}
