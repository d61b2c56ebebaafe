package io.spatialforge.drawn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model of one labelled object, standing on y = 0 in its own frame.
 *
 * @param blocks boxes that together enclose all of the mesh
 * @param hasFront whether a stranger would say which way it faces
 * @param keypoints the 17 COCO points of a person, null for anything else
 */
record Thing(String label, Mesh mesh, List<Block> blocks, boolean hasFront, Vec @Nullable [] keypoints) {

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
